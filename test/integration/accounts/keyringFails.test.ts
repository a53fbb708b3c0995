import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { keyOf, type Credentials } from '../../../src/accounts/credentials';
import { renameAccount } from '../../../src/commands/amendAccount';
import { UserError } from '../../../src/ui/errorText';
import { until } from '../../host/until';
import { deferred } from '../../support/deferred';
import { openAccounts, stateOf, type OpenAccounts } from '../support/accounts';
import { credentials } from '../support/credentials';

describe('accounts, where the keyring fails now and then,', () => {
  const mine = credentials({ locationId: 'Mine' });
  const theirs = credentials({ locationId: 'Theirs', token: 'another-made-up-token' });
  let opened: OpenAccounts;
  let left: string[] = [];
  const reject = (): Promise<never> => Promise.reject(new Error('locked'));
  const held = async (at = opened): Promise<readonly string[]> =>
    (await at.accounts.list()).map(({ locationId }) => locationId);
  const inKeyring = (): string => [...opened.secrets.held.values()].join();
  const readable = (is: boolean): void => void opened.secrets.make('get', is ? undefined : reject);

  beforeEach(async () => {
    opened = openAccounts({});
    left = [];
    opened.accounts.onDidSignOut((key) => left.push(key));
    for (const account of [mine, theirs]) await opened.accounts.signIn(account);
  });
  afterEach(() => opened.dispose());

  it('are all still there for other extensions and commands', async () => {
    readable(false);
    await opened.accounts.reload();
    assert.deepEqual(await held(), ['Mine', 'Theirs']);
    assert.equal(stateOf(opened.accounts), 'token Theirs');
    assert.deepEqual(left, []);
  });

  it('are read again when it answers after all', async () => {
    const restarted = opened.window();
    const late = deferred<undefined>();
    opened.secrets.make('get', async (properly) => {
      await late.promise;
      return properly();
    });
    await restarted.accounts.reload();
    assert.equal(stateOf(restarted.accounts), 'keyringFailed');
    opened.secrets.make('get', undefined);
    late.resolve(undefined);
    await restarted.settled((state) => state !== 'keyringFailed');
    assert.deepEqual(await held(restarted), ['Mine', 'Theirs']);
    restarted.dispose();
  });

  it('are not renamed in this window alone, and the person is told', async () => {
    readable(false);
    const asked = vscode.window.showInputBox;
    Object.assign(vscode.window, { showInputBox: () => Promise.resolve('Clinic') });
    try {
      await assert.rejects(renameAccount(opened.accounts, { account: 'Mine' }), UserError);
    } finally {
      Object.assign(vscode.window, { showInputBox: asked });
    }
    readable(true);
    assert.equal(stateOf(opened.accounts), 'token Theirs');
    assert.deepEqual(await held(), ['Mine', 'Theirs']);
    assert.ok(!inKeyring().includes('Clinic'));
  });

  it('are left when another window signs out, also if this one changed them on its own', async () => {
    const other = opened.window();
    await other.accounts.reload();
    opened.secrets.make('store', reject);
    const renewed = { ...mine, token: `${mine.token}-renewed` };
    const [account] = await opened.accounts.list();
    assert.ok(account);
    assert.equal(
      await opened.vault.update(account, (now) => ({ ...now, token: renewed.token }), { fallBack: 'window' }),
      'window',
    );
    opened.secrets.make('store', undefined);
    assert.equal((await opened.accounts.list()).find(isMine)?.token, renewed.token);
    assert.equal(await other.accounts.signOut(keyOf(mine)), 'cleared');
    await until('the sign-out', () => left.includes(keyOf(mine)));
    assert.deepEqual(await held(), ['Theirs']);
    assert.equal(await opened.vault.update(account, (now) => ({ ...now, label: 'Back' })), 'gone');
    assert.ok(!inKeyring().includes(mine.token));
    other.dispose();
  });

  it('are left for good when the keyring kept another token than this window', async () => {
    opened.secrets.make('store', reject);
    assert.equal(await opened.accounts.signIn({ ...mine, token: `${mine.token}-again` }), 'window');
    opened.secrets.make('store', undefined);
    assert.equal(await opened.accounts.signOut(keyOf(mine)), 'cleared');
    assert.deepEqual(await held(), ['Theirs']);
    assert.ok(!inKeyring().includes(mine.token));
  });

  it('keep their names through a sign-in that it refuses', async () => {
    const [account] = await opened.accounts.list();
    assert.ok(account);
    await opened.accounts.amend(account, { label: 'Clinic', appBaseUrl: 'https://app.example.com' });
    opened.secrets.make('store', reject);
    assert.equal(await opened.accounts.signIn(mine), 'window');
    const { label, appBaseUrl } = (await opened.accounts.list()).find(isMine) ?? {};
    assert.deepEqual([label, appBaseUrl], ['Clinic', 'https://app.example.com']);
  });

  it('are not said to be forgotten when it only says so', async () => {
    await opened.accounts.signOut(keyOf(theirs));
    opened.secrets.make('delete', () => Promise.resolve(undefined));
    assert.equal(await opened.accounts.signOut(keyOf(mine)), 'kept');
    assert.equal(stateOf(opened.accounts), 'signedOut');
  });

  it('are seen again when another window signs in after a sign-out that nobody could read', async () => {
    const other = opened.window();
    readable(false);
    assert.equal(await opened.accounts.signOut(keyOf(mine)), 'kept');
    readable(true);
    await other.accounts.signIn(mine);
    await until('the sign-in', async () => (await held()).includes('Mine'));
    other.dispose();
  });

  it('are not written over because an answer made no sense once', async () => {
    let first = true;
    opened.secrets.make('get', (properly) => {
      const text = properly();
      if (!first) return Promise.resolve(text);
      first = false;
      return Promise.resolve(text?.slice(0, 40));
    });
    await opened.accounts.signIn(credentials({ locationId: 'Third' }));
    assert.ok(inKeyring().includes('Mine') && inKeyring().includes('Theirs'));
  });

  it('are left while the sample account is shown', async () => {
    const other = opened.window();
    await opened.accounts.openSample();
    await other.accounts.signOut(keyOf(mine));
    await until('the sign-out', () => left.includes(keyOf(mine)));
    assert.equal(stateOf(opened.accounts), 'sample');
    other.dispose();
  });
});

const isMine = ({ locationId }: Credentials): boolean => locationId === 'Mine';
