import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../src/ids';
import { sampleMessages } from '../../support/sampleIds';
import { closeEverything, messageId, openSample, run } from '../support/extension';

/** The text of the next error that VS Code is told to show; it is not shown. */
function nextError(): { readonly text: Promise<string>; readonly restore: () => void } {
  const { showErrorMessage } = vscode.window;
  let restore = (): void => undefined;
  const text = new Promise<string>((resolve) => {
    const instead = (shown: string): Promise<undefined> => {
      resolve(shown);
      return Promise.resolve(undefined);
    };
    Object.assign(vscode.window, { showErrorMessage: instead });
    restore = () => void Object.assign(vscode.window, { showErrorMessage });
  });
  return { text, restore };
}

describe('a notification', () => {
  before(openSample);
  afterEach(closeEverything);

  it('has no link from the name of a file', async () => {
    const scheme = 'highlevel-test-read-only';
    const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: () => 'as it was',
    });
    const error = nextError();
    try {
      const uri = vscode.Uri.from({ scheme, path: '/[Fix](command:workbench.action.quit) .txt' });
      await vscode.window.showTextDocument(uri);
      await run(commands.insertPayload, messageId(sampleMessages.bigNumbers));
      const text = await error.text;
      assert.match(text, /^\[Fix\] \(command:workbench\.action\.quit\) \.txt cannot be edited/);
    } finally {
      error.restore();
      provider.dispose();
    }
  });
});
