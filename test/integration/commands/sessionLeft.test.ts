import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../src/ids';
import { sampleMessages } from '../../support/sampleIds';
import { answering } from '../links/support';
import { afterCall } from '../support/during';
import { closeEverything, messageId, openSample, openText, run, tabs } from '../support/extension';

describe('an account that is left in the middle of a command', () => {
  const signOut = (): Promise<unknown> => run(commands.signOut);
  const message = messageId(sampleMessages.bigNumbers);

  beforeEach(openSample);
  afterEach(closeEverything);

  it('leaves nothing on the clipboard', async () => {
    await vscode.env.clipboard.writeText('before');
    await afterCall(vscode.window, 'withProgress', signOut, () => run(commands.copyPayload, message));
    assert.equal(await vscode.env.clipboard.readText(), 'before');
  });

  it('leaves nothing on the clipboard when another took its place while a format was asked for', async () => {
    await vscode.env.clipboard.writeText('before');
    const answer = async (items: unknown): Promise<unknown> => {
      await signOut();
      await openSample();
      return Array.isArray(items) ? items.find((item: object) => 'format' in item) : undefined;
    };
    const copied = await answering('showQuickPick', answer, () => run(commands.copyAs, message));
    assert.equal(copied, undefined);
    assert.equal(await vscode.env.clipboard.readText(), 'before');
  });

  it('leaves nothing to compare when another took its place', async () => {
    const change = async (): Promise<void> => {
      await signOut();
      await openSample();
    };
    const said: unknown[] = [];
    await answering(
      'showInformationMessage',
      (text) => void said.push(text),
      // The first progress is that of finding the row, the second that of fetching it.
      () =>
        afterCall(vscode.window, 'withProgress', change, () => run(commands.compareWithFetched, message), 2),
    );
    assert.deepEqual([said, tabs().map(({ label }) => label)], [[], []]);
  });

  it('leaves nothing in a file', async () => {
    const { document } = await openText('as it was');
    await afterCall(vscode.window, 'showTextDocument', signOut, () => run(commands.insertPayload, message));
    assert.equal(document.getText(), 'as it was');
  });

  it('leaves no document on screen', async () => {
    await afterCall(vscode.workspace, 'openTextDocument', signOut, () => run(commands.openPayload, message));
    assert.deepEqual(
      tabs().map(({ label }) => label),
      [],
    );
  });
});
