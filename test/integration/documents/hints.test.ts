import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { sampleMessages } from '../../support/sampleIds';
import { until } from '../../host/until';
import { hoverText } from '../links/support';
import { closeEverything, openSample } from '../support/extension';

async function openedPayload(id: string): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('highlevel.openPayload', id);
  return (vscode.window.activeTextEditor ?? assert.fail('no editor')).document;
}

describe('an opened payload', () => {
  before(openSample);
  afterEach(closeEverything);

  it('explains its members where a pointer rests on them', async () => {
    const document = await openedPayload(sampleMessages.failedSms);
    assert.match(await hoverText(document, '"status"'), /status&#58; string&#44; optional/);
    assert.match(await hoverText(document, '"type"'), /2&#58; TYPE&#95;SMS/);
  });

  it('is marked where it is not as documented, by hints and not by problems', async () => {
    const { uri } = await openedPayload(sampleMessages.showcaseCall);
    const found = await until('the marks', () => {
      const marks = vscode.languages.getDiagnostics(uri);
      return marks.length > 0 ? marks : undefined;
    });
    assert.ok(found.every(({ severity }) => severity === vscode.DiagnosticSeverity.Hint));
    assert.ok(found.some(({ message }) => message.includes('documentation')));
  });

  it('folds, being JSON', async () => {
    const document = await openedPayload(sampleMessages.showcaseCall);
    assert.equal(document.languageId, 'json');
  });
});
