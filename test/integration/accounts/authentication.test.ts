import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { registerAuthentication } from '../../../src/accounts/authentication';
import { keyOf } from '../../../src/accounts/credentials';
import { authenticationId } from '../../../src/ids';
import { openAccounts, stateOf, type OpenAccounts } from '../support/accounts';
import { credentials } from '../support/credentials';
import { extension, when } from '../support/extension';

type Change = vscode.AuthenticationProviderAuthenticationSessionsChangeEvent;

describe('the editor’s own accounts', () => {
  let opened: OpenAccounts;
  let provider: vscode.AuthenticationProvider;
  let registration: vscode.Disposable;
  let supports: boolean | undefined;
  const changes: Change[] = [];
  const account = (name: string): ReturnType<typeof credentials> =>
    credentials({ locationId: `Location${name}`, token: `token-of-location-${name}` });

  beforeEach(async () => {
    changes.length = 0;
    opened = openAccounts({ apiBaseUrl: account('A').apiBaseUrl });
    await opened.accounts.signIn(account('A'));
    await opened.accounts.signIn(account('B'));
    // VS Code has this provider already, from the extension that runs: here it is caught instead.
    const { registerAuthenticationProvider } = vscode.authentication;
    Object.defineProperty(vscode.authentication, 'registerAuthenticationProvider', {
      configurable: true,
      writable: true,
      value: (
        _id: string,
        _label: string,
        caught: vscode.AuthenticationProvider,
        options?: vscode.AuthenticationProviderOptions,
      ) => {
        provider = caught;
        supports = options?.supportsMultipleAccounts;
        return new vscode.Disposable(() => undefined);
      },
    });
    registration = registerAuthentication(opened.accounts);
    Object.defineProperty(vscode.authentication, 'registerAuthenticationProvider', {
      configurable: true,
      writable: true,
      value: registerAuthenticationProvider,
    });
    provider.onDidChangeSessions((change) => changes.push(change));
  });
  afterEach(() => {
    registration.dispose();
    opened.dispose();
  });

  const ids = (sessions: readonly vscode.AuthenticationSession[] | undefined): readonly string[] =>
    (sessions ?? []).map(({ account: { id } }) => id);

  it('are several, each a session with its token', async () => {
    assert.equal(supports, true);
    const sessions = await provider.getSessions(undefined, {});
    assert.deepEqual(ids(sessions), [account('A'), account('B')].map(keyOf));
    assert.deepEqual(
      sessions.map(({ accessToken }) => accessToken),
      ['token-of-location-A', 'token-of-location-B'],
    );
  });

  it('are told apart by account', async () => {
    const key = keyOf(account('B'));
    const sessions = await provider.getSessions(['conversations.readonly'], {
      account: { id: key, label: '' },
    });
    assert.deepEqual(ids(sessions), [key]);
    assert.deepEqual(sessions[0]?.scopes, ['conversations.readonly']);
  });

  it('are left from the editor as from the palette', async () => {
    await provider.removeSession(keyOf(account('B')));
    assert.equal(stateOf(opened.accounts), 'token LocationA');
    assert.deepEqual(ids(await provider.getSessions(undefined, {})), [keyOf(account('A'))]);
  });

  it('say what came, what changed and what went', async () => {
    await opened.accounts.signIn(account('C'));
    await when(
      'the new one',
      () => changes.some(({ added }) => ids(added).includes(keyOf(account('C')))),
      provider.onDidChangeSessions,
    );
    const [first] = await opened.accounts.list();
    assert.ok(first);
    await opened.accounts.amend(first, { label: 'Mine' });
    await when(
      'the name',
      () => changes.some(({ added }) => added?.[0]?.account.label === 'Mine'),
      provider.onDidChangeSessions,
    );
    await opened.accounts.signOut(keyOf(first));
    await when(
      'the end',
      () => changes.some(({ removed }) => ids(removed).includes(keyOf(first))),
      provider.onDidChangeSessions,
    );
  });

  it('are known to VS Code by the extension that runs', async () => {
    await extension().activate();
    assert.deepEqual(await vscode.authentication.getAccounts(authenticationId), []);
  });
});
