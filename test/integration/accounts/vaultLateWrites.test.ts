import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { keyOf } from '../../../src/accounts/credentials';
import { createVault, type Vault } from '../../../src/accounts/vault';
import { deferred } from '../../support/deferred';
import { turn } from '../../support/scriptedSource';
import { credentials, only } from '../support/credentials';
import { FakeSecrets } from '../support/fakeSecrets';

describe('F26 a vault signed out of while the keyring still writes', () => {
  let secrets = new FakeSecrets();
  let vault: Vault;
  let late = deferred<undefined>();

  const reject = (): Promise<never> => Promise.reject(new Error('the keyring is locked'));
  const never = (): Promise<never> => new Promise<never>(() => undefined);
  const mine = credentials();

  /** The write that was waited for in vain comes now, as a keyring does it: with an event. */
  const writes = async (): Promise<void> => {
    late.resolve(undefined);
    await turn();
  };
  beforeEach(async () => {
    secrets = new FakeSecrets();
    vault = createVault(secrets, () => undefined, 5);
    late = deferred();
    const { promise } = late;
    secrets.make('store', async (properly) => {
      await promise;
      return properly();
    });
    assert.equal(await vault.store(mine), 'window');
    secrets.make('store', undefined);
  });

  afterEach(() => void vault.dispose());

  it('says that the keyring may keep it', async () => {
    assert.equal(await vault.remove(keyOf(mine)), 'kept');
  });

  it('takes the token back when it comes', async () => {
    await vault.remove(keyOf(mine));
    await writes();
    assert.deepEqual([secrets.written.length, secrets.held.size], [1, 0]);
    assert.equal(await only(vault), undefined);
    assert.equal(await vault.remove(keyOf(mine)), 'cleared');
  });

  for (const [what, instead] of Object.entries({ reject, never })) {
    it(`reads it no more when the keyring does ${what} to let it go`, async () => {
      secrets.make('delete', instead);
      assert.equal(await vault.remove(keyOf(mine)), 'kept');
      await writes();
      assert.equal(secrets.held.size, 1);
      assert.equal(await only(vault), undefined);
    });
  }

  it('does not read it in the moment before it is taken back', async () => {
    await vault.remove(keyOf(mine));
    const read: Promise<unknown>[] = [];
    vault.onDidChange(() => read.push(only(vault)));
    await writes();
    assert.deepEqual(await Promise.all(read), [undefined, undefined]);
  });

  it('lets another window’s sign-in be', async () => {
    await vault.remove(keyOf(mine));
    const theirs = credentials({ locationId: 'Theirs' });
    secrets.make('get', () => Promise.resolve(JSON.stringify(theirs)));
    await writes();
    assert.deepEqual([secrets.held.size, await only(vault)], [1, theirs]);
  });

  it('keeps it for whoever signs in with it again', async () => {
    await vault.remove(keyOf(mine));
    assert.equal(await vault.store(mine), 'stored');
    await writes();
    assert.deepEqual(await only(vault), mine);
  });

  it('is signed out when that was the last word, though the sign-in was not over', async () => {
    const slow = deferred<undefined>();
    secrets.make('store', () => slow.promise);
    const signIn = vault.store(mine);
    await vault.remove(keyOf(mine));
    slow.resolve(undefined);
    await assert.rejects(signIn, vscode.CancellationError);
    assert.equal(await only(vault), undefined);
  });
});
