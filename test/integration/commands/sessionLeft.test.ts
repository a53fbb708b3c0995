import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../src/ids';
import { sampleMessages } from '../../support/sampleIds';
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
