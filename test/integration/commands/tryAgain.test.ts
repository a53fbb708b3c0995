import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ApiError } from '../../../src/api/errors';
import { guarded } from '../../../src/commands/boundary';
import { resumeWith } from '../../../src/commands/resume';
import { commands } from '../../../src/ids';
import type { Log } from '../../../src/ui/log';
import { UserError } from '../../../src/ui/errorText';
import { openSample } from '../support/extension';

const nothing = (): void => undefined;
/** The extension's own channel would be closed with another of its name. */
const log: Log = {
  request: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  show: nothing,
  dispose: nothing,
};

describe('"Try Again" in a notification', () => {
  let told: string[] = [];
  const { showErrorMessage } = vscode.window;

  before(openSample);
  beforeEach(() => {
    told = [];
    // A person who clicks on it once, and then lets it be.
    const click = (_text: string, ...buttons: readonly string[]): Promise<string | undefined> => {
      const first = told.length === 0;
      told.push(buttons.join());
      return Promise.resolve(first ? 'Try Again' : undefined);
    };
    Object.assign(vscode.window, { showErrorMessage: click });
  });
  afterEach(() => {
    Object.assign(vscode.window, { showErrorMessage });
  });

  const failed = (): ApiError => new ApiError({ operation: 'getMessage', kind: 'timeout' });
  /** The second time it was done. */
  const twice = (work: (done: () => void) => unknown): Promise<void> => {
    let times = 0;
    return new Promise((resolve) => {
      const count = (): void => {
        if (++times === 2) resolve();
      };
      void guarded(commands.copyPayload, log, () => work(count));
    });
  };

  it('does once more what failed, and tells of it if that fails again', async () => {
    await twice((done) => {
      done();
      throw failed();
    });
    assert.equal(told[0], 'Try Again,Show Log');
  });

  it('does not ask again what was answered', async () => {
    let asked = 0;
    await twice((done) => {
      asked++;
      done();
      throw resumeWith(failed(), done);
    });
    assert.equal(asked, 1);
  });

  it('runs the command of a sentence of our own', async () => {
    const shown = {
      text: 'Like this.',
      actions: [{ label: 'Try Again', command: commands.refresh }],
    };
    let times = 0;
    await guarded(commands.copyPayload, log, () => {
      times++;
      throw new UserError(shown);
    });
    assert.deepEqual([times, told], [1, ['Try Again']]);
  });
});
