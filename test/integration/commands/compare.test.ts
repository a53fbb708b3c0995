import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../src/ids';
import { until } from '../../host/until';
import { answering } from '../links/support';
import { openSample, run } from '../support/extension';

describe('comparing two rows', () => {
  before(openSample);

  it('says at once that two have to be selected, and asks for none', async () => {
    const { createQuickPick } = vscode.window;
    const said: string[] = [];
    const asks = (): never => {
      said.push('a question');
      throw new vscode.CancellationError();
    };
    Object.assign(vscode.window, { createQuickPick: asks });
    try {
      await answering(
        'showErrorMessage',
        (text) => void said.push(String(text)),
        async () => {
          await run(commands.compareSelected);
          await until('what is said', () => said.length > 0);
        },
      );
    } finally {
      Object.assign(vscode.window, { createQuickPick });
    }
    assert.deepEqual(said, ['Select two rows to compare, with Ctrl or Cmd and a click.']);
  });
});
