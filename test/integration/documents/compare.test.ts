import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { sampleMessages } from '../../support/sampleIds';
import { until } from '../../host/until';
import { answering } from '../links/support';
import { closeEverything, openSample } from '../support/extension';

const { showcaseCall, showcaseEmail, bigNumbers } = sampleMessages;
const row = (id: string): object => ({ kind: 'messageId', id });

/** The two texts of the diff editor in front. */
async function compared(): Promise<{ readonly paths: readonly string[]; readonly texts: readonly string[] }> {
  const input = await until('a diff editor in front', () => {
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    return tab?.input instanceof vscode.TabInputTextDiff ? tab.input : undefined;
  });
  const uris = [input.original, input.modified];
  const documents = await Promise.all(uris.map((uri) => vscode.workspace.openTextDocument(uri)));
  return { paths: uris.map(({ path }) => path), texts: documents.map((document) => document.getText()) };
}

describe('comparing payloads', () => {
  before(openSample);
  afterEach(closeEverything);

  it('shows a row beside the clipboard, sorted, to the byte', async () => {
    await vscode.env.clipboard.writeText('{"z": 1.0, "id": "x", "a": 12345678901234567890}');
    await vscode.commands.executeCommand('highlevel.compareWithClipboard', row(bigNumbers));
    const { paths, texts } = await compared();
    assert.equal(texts[0], '{\n  "a": 12345678901234567890,\n  "id": "x",\n  "z": 1.0\n}');
    assert.match(texts[1] ?? '', /12345678901234567890/);
    assert.match(paths[0] ?? '', /\/compare\/\d+\/clipboard\//);
    assert.match(paths[1] ?? '', new RegExp(`/compare/\\d+/row/${bigNumbers}\\.json$`));
  });

  it('says what is missing where there is nothing to compare with', async () => {
    const said: unknown[] = [];
    const listen = (text: unknown): void => void said.push(text);
    await vscode.env.clipboard.writeText('no JSON');
    await answering('showErrorMessage', listen, async () => {
      await vscode.commands.executeCommand('highlevel.compareWithClipboard', row(showcaseCall));
      await vscode.commands.executeCommand('highlevel.compareSelected', row(showcaseCall));
      await vscode.commands.executeCommand('highlevel.compareWithEarlier', row('OttoQuoteM003I4hnt3C'));
    });
    assert.match(String(said[0]), /no JSON on the clipboard/);
    assert.match(String(said[1]), /Select two rows/);
    assert.match(String(said[2]), /before the last refresh/);
  });

  it('says so when a fresh copy is the same', async () => {
    const said: unknown[] = [];
    await answering(
      'showInformationMessage',
      (text) => void said.push(text),
      () => vscode.commands.executeCommand('highlevel.compareWithFetched', row(showcaseEmail)),
    );
    assert.match(String(said[0]), /^Nothing differs: as listed and fetched alone/);
  });
});
