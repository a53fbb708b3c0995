import assert from 'node:assert/strict';
import type { OpenAccounts } from '../support/accounts';
import { useOAuthWindows } from '../support/oauthWindows';

const minute = 60_000;

describe('an OAuth account, where the keyring fails,', () => {
  const windows = useOAuthWindows();
  const { signedIn, renewals, search } = windows;
  let one: OpenAccounts;
  let other: OpenAccounts;
  beforeEach(() => ({ one, other } = windows.now));

  it('is not renewed by a window that cannot read what another one has stored, while its token does', async () => {
    await signedIn(minute);
    one.secrets.make('get', () => Promise.reject(new Error('locked')));
    await search(one);
    assert.equal(renewals(), 0);
    one.secrets.make('get', undefined);
    await search(other);
    assert.equal(renewals(), 1);
  });

  it('is renewed with what a window knows where the keyring does not say more, and the token is over', async () => {
    await signedIn(-minute);
    one.secrets.make('get', () => Promise.reject(new Error('locked')));
    await search(one);
    assert.equal(renewals(), 1);
  });

  it('is held by this window where the keyring does not keep what came', async () => {
    await signedIn(-minute);
    one.secrets.make('store', () => Promise.reject(new Error('locked')));
    await search(one).then(() => search(one));
    assert.equal(renewals(), 1);
  });
});
