import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { signInOAuth } from '../../../src/commands/signIn';
import { readSettings } from '../../../src/settings';
import { startLoopbackApi, type LoopbackApi } from '../../support/loopbackApi';
import { openAccounts, type OpenAccounts } from '../support/accounts';

describe('highlevel.signInOAuth', () => {
  let server: LoopbackApi;
  let opened: OpenAccounts;
  const { showInputBox, showWarningMessage } = vscode.window;

  beforeEach(async () => {
    server = await startLoopbackApi();
    opened = openAccounts({ apiBaseUrl: server.url });
    const answer = { access_token: 'a-token-without-a-location', refresh_token: 'the-next-refresh-token' };
    server.respondNext('/oauth/token', { status: 200, body: JSON.stringify(answer) });
  });
  afterEach(async () => {
    Object.assign(vscode.window, { showInputBox, showWarningMessage });
    opened.dispose();
    await server.close();
  });

  /** The questions are answered for the person; `undefined` leaves one. @returns what was warned of */
  async function signsIn(
    locations: readonly (string | undefined)[],
    buttons: readonly (string | undefined)[],
  ): Promise<readonly string[]> {
    const warned: string[] = [];
    const answers = ['the-first-refresh-token', 'the-client', 'the-secret', ...locations];
    const pressed = [...buttons];
    Object.assign(vscode.window, {
      showInputBox: () => Promise.resolve(answers.shift()),
      showWarningMessage: (text: string) => {
        warned.push(text);
        return Promise.resolve(pressed.shift());
      },
    });
    const settings = (): ReturnType<typeof readSettings> => ({ ...readSettings(), apiBaseUrl: server.url });
    await signInOAuth({ accounts: opened.accounts, settings }).catch((error: unknown) => {
      assert.ok(error instanceof vscode.CancellationError, String(error));
    });
    return warned;
  }

  it('asks for the location again when the question is left, for the refresh token is spent', async () => {
    const again = 'Enter the Location Id';
    const warned = await signsIn([undefined, undefined, 'SomeLocation00000001'], [again, again]);
    assert.equal(warned.length, 2);
    assert.match(warned[0] ?? '', /refresh token is spent/);
    const [account] = await opened.accounts.list();
    assert.deepEqual(
      [account?.locationId, account?.apiBaseUrl, account?.renewal?.refreshToken],
      ['SomeLocation00000001', server.url, 'the-next-refresh-token'],
    );
  });

  it('lets go once what is lost was said and closed', async () => {
    assert.equal((await signsIn([undefined], [undefined])).length, 1);
    assert.deepEqual(await opened.accounts.list(), []);
  });
});
