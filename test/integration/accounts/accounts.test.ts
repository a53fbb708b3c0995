import assert from 'node:assert/strict';
import { keyOf } from '../../../src/accounts/credentials';
import { never, testToken } from '../../support/apiHarness';
import { deferred } from '../../support/deferred';
import { startLoopbackApi, type LoopbackApi } from '../../support/loopbackApi';
import { openAccounts, stateOf, type OpenAccounts } from '../support/accounts';
import { credentials } from '../support/credentials';

describe('accounts', () => {
  const limit1 = { limit: 1 };
  let server: LoopbackApi;
  let opened: OpenAccounts;
  const mine = (): ReturnType<typeof credentials> => credentials({ apiBaseUrl: server.url });
  const shows = (state: string): void => assert.equal(stateOf(opened.accounts), state);

  before(async () => {
    server = await startLoopbackApi();
  });
  after(() => server.close());
  beforeEach(() => {
    server.requests.length = 0;
    opened = openAccounts({ apiBaseUrl: server.url });
  });
  afterEach(() => opened.dispose());

  it('is starting until it knows', async () => {
    shows('starting');
    await opened.accounts.reload();
    shows('signedOut');
  });

  it('signs in, and speaks for that location with that token', async () => {
    assert.equal(await opened.accounts.signIn(mine()), 'stored');
    shows(`token ${mine().locationId}`);
    await opened.api().searchConversations(limit1, never);
    const [request] = server.requests;
    assert.equal(request?.headers.authorization, `Bearer ${testToken}`);
    assert.equal(request.query['locationId'], mine().locationId);
  });

  it('signs in again with the next start', async () => {
    await opened.accounts.signIn(mine());
    const restarted = opened.window();
    await restarted.accounts.reload();
    assert.equal(stateOf(restarted.accounts), `token ${mine().locationId}`);
    restarted.dispose();
  });

  it('signs out, and leaves nothing', async () => {
    await opened.accounts.signIn(mine());
    assert.equal(await opened.accounts.signOut(), 'cleared');
    shows('signedOut');
    assert.equal(opened.secrets.held.size, 0);
  });

  it('signs out of this window when the keyring does not let go', async () => {
    await opened.accounts.signIn(mine());
    opened.secrets.make('delete', () => Promise.reject(new Error('locked')));
    assert.equal(await opened.accounts.signOut(), 'kept');
    shows('signedOut');
  });

  it('signs in for this window when the keyring does not keep', async () => {
    opened.secrets.make('store', () => Promise.reject(new Error('locked')));
    assert.equal(await opened.accounts.signIn(mine()), 'window');
    shows(`token ${mine().locationId}`);
  });

  it('does not know who is signed in when the keyring fails, until it is asked again', async () => {
    await opened.accounts.signIn(mine());
    const restarted = opened.window();
    opened.secrets.make('get', () => Promise.reject(new Error('locked')));
    await restarted.accounts.reload();
    assert.equal(stateOf(restarted.accounts), 'keyringFailed');
    opened.secrets.make('get', undefined);
    await restarted.accounts.tryAgain();
    assert.equal(stateOf(restarted.accounts), `token ${mine().locationId}`);
    restarted.dispose();
  });

  it('takes nobody for signed out because the keyring fails', async () => {
    await opened.accounts.signIn(mine());
    const left: string[] = [];
    opened.accounts.onDidSignOut((key) => left.push(key));
    opened.secrets.make('get', () => Promise.reject(new Error('locked')));
    await opened.accounts.reload();
    shows(`token ${mine().locationId}`);
    assert.deepEqual(left, []);
    opened.secrets.make('get', undefined);
    opened.secrets.held.clear();
    await opened.accounts.reload();
    shows('signedOut');
    assert.deepEqual(left, [keyOf(mine())]);
  });

  it('writes the token into the keyring and nowhere else', async () => {
    await opened.accounts.signIn(mine());
    await opened.accounts.openSample();
    await opened.accounts.signOut();
    assert.ok(opened.secrets.written.join().includes(testToken));
    assert.ok(!`${opened.memento.text}${opened.logged.join()}`.includes(testToken));
  });

  it('does not send a token to another host than it was entered for', async () => {
    await opened.accounts.signIn(mine());
    await opened.set({ apiBaseUrl: 'https://api.example.org' });
    shows('otherHost');
    await opened.set({ apiBaseUrl: server.url });
    shows(`token ${mine().locationId}`);
  });

  it('sends it to the address it was entered for, where only the path of the setting changed', async () => {
    await opened.accounts.signIn(mine());
    await opened.set({ apiBaseUrl: `${server.url}/elsewhere` });
    await opened.api().searchConversations(limit1, never);
    assert.deepEqual(
      server.requests.map(({ path }) => path),
      ['/conversations/search'],
    );
  });

  it('sends the version that the setting names from then on', async () => {
    await opened.accounts.signIn(mine());
    await opened.set({ apiVersion: 'v3' });
    await opened.api().searchConversations(limit1, never);
    assert.equal(server.requests[0]?.headers['version'], 'v3');
  });

  it('says a change once, and no change not at all', async () => {
    await opened.accounts.signIn(mine());
    const before = opened.fired.length;
    await opened.accounts.reload();
    await opened.set({ pageSize: 20 });
    assert.equal(opened.fired.length, before);
    await opened.accounts.signOut();
    assert.deepEqual(opened.fired.slice(before), ['signedOut']);
  });

  it('opens the sample account without a token and without network', async () => {
    await opened.accounts.openSample();
    shows('sample');
    assert.equal((await opened.api().searchConversations(limit1, never)).items.length, 1);
    assert.equal(server.requests.length, 0);
    assert.deepEqual(opened.secrets.written, []);
  });

  it('goes from the sample account to a token', async () => {
    await opened.accounts.openSample();
    await opened.accounts.signIn(mine());
    shows(`token ${mine().locationId}`);
  });

  it('comes back to the token when the sample account is left', async () => {
    await opened.accounts.signIn(mine());
    await opened.accounts.openSample();
    shows('sample');
    await opened.accounts.signOut();
    shows(`token ${mine().locationId}`);
  });

  it('follows a sign-in and a sign-out of another window', async () => {
    const other = opened.window();
    await other.accounts.signIn(mine());
    await opened.settled((state) => state === `token ${mine().locationId}`);
    await other.accounts.signOut();
    await opened.settled((state) => state === 'signedOut');
    other.dispose();
  });

  it('stays in the sample account when another window signs in', async () => {
    await opened.accounts.openSample();
    const other = opened.window();
    await other.accounts.signIn(mine());
    await opened.accounts.reload();
    shows('sample');
    other.dispose();
  });

  it('drops what a slow keyring says after the sample account was opened', async () => {
    await opened.accounts.signIn(mine());
    const slow = deferred<string | undefined>();
    opened.secrets.make('get', () => slow.promise);
    const late = opened.accounts.reload();
    await opened.accounts.openSample();
    slow.resolve([...opened.secrets.held.values()][0]);
    await late;
    shows('sample');
  });

  it('believes the newest of several answers, in whatever order they come', async () => {
    const answers = [deferred<string | undefined>(), deferred<string | undefined>()];
    opened.secrets.make('get', () => answers.shift()?.promise ?? Promise.resolve(undefined));
    const [first, second] = answers;
    const older = opened.accounts.reload();
    const newer = opened.accounts.reload();
    second?.resolve(undefined);
    await newer;
    first?.resolve(JSON.stringify(mine()));
    await older;
    shows('signedOut');
  });

  it('lets who waits for an answer go on only once the one that took its place is shown', async () => {
    const answers = [deferred<string | undefined>(), deferred<string | undefined>()];
    opened.secrets.make('get', () => answers.shift()?.promise ?? Promise.resolve(undefined));
    const [first, second] = answers;
    const seen: string[] = [];
    const older = opened.accounts.reload().then(() => seen.push(stateOf(opened.accounts)));
    const newer = opened.accounts.reload();
    first?.resolve(undefined);
    await new Promise((resolve) => setImmediate(resolve));
    second?.resolve(undefined);
    await Promise.all([older, newer]);
    assert.deepEqual(seen, ['signedOut']);
  });

  it('changes nothing any more once disposed', async () => {
    const sample = opened.accounts.openSample();
    opened.dispose();
    await sample;
    assert.deepEqual(opened.fired, []);
  });
});
