import assert from 'node:assert/strict';
import { keyOf } from '../../../src/accounts/credentials';
import { createVault, type Vault } from '../../../src/accounts/vault';
import { testToken } from '../../support/apiHarness';
import { deferred } from '../../support/deferred';
import { turn } from '../../support/scriptedSource';
import { credentials, only } from '../support/credentials';
import { FakeSecrets } from '../support/fakeSecrets';

describe('vault', () => {
  let secrets = new FakeSecrets();
  let vault: Vault;
  let warnings: string[] = [];
  let changes = 0;

  /** The vault of one window. Its patience is short: tests wait for it to end. */
  const open = (): Vault => createVault(secrets, (text) => warnings.push(text), 5);
  const reject = (): Promise<never> => Promise.reject(new Error(`the keyring is locked, ${testToken}`));
  const never = (): Promise<never> => new Promise<never>(() => undefined);
  const forget = (): Promise<undefined> => Promise.resolve(undefined);
  const mine = credentials();

  beforeEach(() => {
    secrets = new FakeSecrets();
    warnings = [];
    changes = 0;
    vault = open();
    vault.onDidChange(() => changes++);
  });
  afterEach(() => void vault.dispose());

  it('keeps what it is given as one value, for windows to come', async () => {
    assert.equal(await vault.store(mine), 'stored');
    assert.equal(secrets.held.size, 1);
    assert.deepEqual(await only(open()), mine);
    assert.deepEqual(warnings, []);
  });

  it('has nothing where nothing was stored', async () => {
    assert.equal(await only(vault), undefined);
  });

  it('forgets', async () => {
    await vault.store(mine);
    assert.equal(await vault.remove(keyOf(mine)), 'cleared');
    assert.equal(secrets.held.size, 0);
    assert.equal(await only(vault), undefined);
  });

  const bad: Readonly<Record<string, () => FakeSecrets>> = {
    'rejects to write': () => secrets.make('store', reject),
    'never answers a write': () => secrets.make('store', never),
    'writes and rejects to read': () => secrets.make('get', reject),
    'writes and never answers a read': () => secrets.make('get', never),
    'forgets what it was given': () => secrets.make('get', forget),
    'gives back something else': () => secrets.make('get', () => Promise.resolve('{}')),
    'throws before it promises': () =>
      secrets.make('store', () => {
        throw new Error('no keyring');
      }),
  };

  for (const [what, make] of Object.entries(bad)) {
    it(`F26 keeps a token for this window only when the keyring ${what}`, async () => {
      make();
      assert.equal(await vault.store(mine), 'window');
      assert.deepEqual(await only(vault), mine);
      assert.ok(changes > 0, 'nobody was told');
      assert.equal(warnings.length, 1);
      assert.ok(!warnings.join().includes(testToken), 'the token is in the log');
    });
  }

  it('asks a keyring that did not answer once more, when it is told to', async () => {
    await vault.store(credentials({ locationId: 'Another' }));
    secrets.make('get', reject);
    await vault.store(mine);
    secrets.make('get', undefined);
    assert.deepEqual(await vault.read(), { accounts: [mine], isWhole: false });
    vault.askAgain();
    const { accounts, isWhole } = await vault.read();
    assert.deepEqual([accounts.length, isWhole], [2, true]);
  });

  it('gives a token that the keyring refused to no other window', async () => {
    secrets.make('store', reject);
    await vault.store(mine);
    assert.equal(await only(open()), undefined);
    assert.deepEqual(secrets.written, []);
  });

  it('stays with its word when the keyring writes too late', async () => {
    const late = deferred<undefined>();
    secrets.make('store', () => late.promise);
    assert.equal(await vault.store(mine), 'window');
    late.resolve(undefined);
    await turn();
    assert.deepEqual(await only(vault), mine);
  });

  it('takes a rejection that comes too late for what it is', async () => {
    const late = deferred<undefined>();
    secrets.make('store', () => late.promise);
    assert.equal(await vault.store(mine), 'window');
    late.reject(new Error('too late'));
    await turn();
    assert.deepEqual(await only(vault), mine);
  });

  it('goes back to the keyring as soon as it keeps a token', async () => {
    secrets.make('store', reject);
    await vault.store(credentials({ token: `${testToken}-before` }));
    secrets.make('store', undefined);
    assert.equal(await vault.store(mine), 'stored');
    assert.deepEqual(await only(vault), mine);
    secrets.held.clear();
    assert.equal(await only(vault), undefined, 'the window kept a copy');
  });

  it('forgets what it kept for this window', async () => {
    secrets.make('store', reject);
    await vault.store(mine);
    await vault.remove(keyOf(mine));
    assert.equal(await only(vault), undefined);
  });

  for (const [what, instead] of Object.entries({ reject, never })) {
    it(`reads nothing, with a warning, from a keyring that does ${what}`, async () => {
      secrets.make('get', instead);
      assert.equal(await only(vault), undefined);
      assert.equal(warnings.length, 1);
    });

    it(`is signed out in this window when the keyring does ${what} to forget`, async () => {
      await vault.store(mine);
      secrets.make('delete', instead);
      assert.equal(await vault.remove(keyOf(mine)), 'kept');
      assert.equal(await only(vault), undefined);
      assert.equal(warnings.length, 1);
      assert.equal(await vault.store(mine), 'stored');
      assert.deepEqual(await only(vault), mine);
    });
  }

  for (const stored of [
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '{"token":1}',
    JSON.stringify({ ...mine, token: 'short' }),
  ]) {
    it(`reads nothing from ${JSON.stringify(stored)}`, async () => {
      await vault.store(mine);
      for (const key of secrets.held.keys()) secrets.held.set(key, stored);
      assert.equal(await only(vault), undefined);
    });
  }

  it('reads nothing that would send the token over an open line', async () => {
    await vault.store(credentials({ apiBaseUrl: 'http://api.example.com' }));
    assert.equal(await only(vault), undefined);
  });

  it('F27 tells other windows of a sign-in and a sign-out, and of nothing else', async () => {
    const other = open();
    await other.store(mine);
    assert.equal(changes, 1);
    assert.deepEqual(await only(vault), mine);
    secrets.changeForeign();
    assert.equal(changes, 1);
    await other.remove(keyOf(mine));
    assert.equal(changes, 2);
    assert.equal(await only(vault), undefined);
  });

  it('follows a sign-in elsewhere after a sign-out that the keyring refused', async () => {
    await vault.store(mine);
    secrets.make('delete', reject);
    await vault.remove(keyOf(mine));
    const theirs = credentials({ locationId: 'Theirs' });
    await open().store(theirs);
    assert.deepEqual(await only(vault), theirs);
  });

  it('is quiet once disposed', async () => {
    vault.dispose();
    await open().store(mine);
    assert.equal(changes, 0);
  });
});
