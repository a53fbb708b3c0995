import assert from 'node:assert/strict';
import { keyOf, type Credentials } from '../../../src/accounts/credentials';
import { never } from '../../support/apiHarness';
import { startLoopbackApi, type LoopbackApi } from '../../support/loopbackApi';
import { openAccounts, stateOf, type OpenAccounts } from '../support/accounts';
import { credentials } from '../support/credentials';
import { FakeSecrets } from '../support/fakeSecrets';

const limit1 = { limit: 1 };

describe('several accounts', () => {
  let server: LoopbackApi;
  let opened: OpenAccounts;
  const account = (name: string): Credentials =>
    credentials({
      locationId: `Location${name}`,
      token: `token-of-location-${name}`,
      apiBaseUrl: server.url,
    });
  const shown = (): string => stateOf(opened.accounts);
  const keys = async (): Promise<readonly string[]> => (await opened.accounts.list()).map(keyOf);
  const key = (name: string): string => keyOf(account(name));

  before(async () => (server = await startLoopbackApi({ synthetic: { conversations: 3, messagesPer: 1 } })));
  after(() => server.close());
  beforeEach(async () => {
    server.requests.length = 0;
    opened = openAccounts({ apiBaseUrl: server.url });
    for (const name of ['A', 'B', 'C']) await opened.accounts.signIn(account(name));
  });
  afterEach(() => opened.dispose());

  it('stand side by side, and the newest sign-in is shown', async () => {
    assert.deepEqual(await keys(), ['A', 'B', 'C'].map(key));
    assert.equal(shown(), 'token LocationC');
  });

  it('each speak for their own location with their own token', async () => {
    for (const name of ['A', 'C', 'B']) {
      await opened.accounts.switchTo(key(name));
      assert.equal(shown(), `token Location${name}`);
      await opened.api().searchConversations(limit1, never);
    }
    assert.deepEqual(
      server.requests.map(({ query, headers }) => [query['locationId'], headers.authorization]),
      ['A', 'C', 'B'].map((name) => [`Location${name}`, `Bearer token-of-location-${name}`]),
    );
  });

  it('are chosen by each window for itself, and for its next start', async () => {
    const other = opened.window();
    await other.accounts.reload();
    await other.accounts.switchTo(key('B'));
    await opened.accounts.switchTo(key('A'));
    assert.deepEqual([shown(), stateOf(other.accounts)], ['token LocationA', 'token LocationB']);
    const restarted = openAccounts({ apiBaseUrl: server.url }, opened.secrets, other.memento);
    await restarted.accounts.reload();
    assert.equal(stateOf(restarted.accounts), 'token LocationB');
    restarted.dispose();
    other.dispose();
  });

  it('are left one by one, in every window, and the others stay', async () => {
    const other = opened.window();
    await other.accounts.reload();
    await other.accounts.switchTo(key('A'));
    assert.equal(await opened.accounts.signOut(key('A')), 'cleared');
    assert.equal(shown(), 'token LocationC');
    await other.settled((state) => state === 'token LocationB');
    assert.ok(!JSON.stringify([...opened.secrets.held]).includes('token-of-location-A'));
    await opened.accounts.signOut();
    assert.equal(shown(), 'token LocationB');
    await opened.accounts.signOut();
    assert.equal(shown(), 'signedOut');
    assert.equal(opened.secrets.held.size, 0);
    other.dispose();
  });

  it('are added by two windows at once, and none is lost', async () => {
    const other = opened.window();
    const more = ['D', 'E', 'F', 'G'].map(account);
    await Promise.all(more.map((next, index) => (index % 2 === 0 ? opened : other).accounts.signIn(next)));
    assert.deepEqual([...(await keys())].sort(), ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map(key));
    other.dispose();
  });

  it('are of several hosts: the setting picks one, and a choice holds while the setting stays', async () => {
    const elsewhere = { ...account('A'), apiBaseUrl: 'https://api.example.org' };
    await opened.accounts.signIn(elsewhere);
    assert.equal((await keys()).length, 4, 'the same location on another host is another account');
    assert.equal(opened.accounts.active?.key, keyOf(elsewhere));
    await opened.set({ apiBaseUrl: 'https://api.example.net' });
    assert.equal(shown(), 'otherHost');
    await opened.accounts.switchTo(key('B'));
    assert.equal(opened.accounts.active.key, key('B'));
    await opened.set({ apiBaseUrl: 'https://api.example.org' });
    assert.equal(opened.accounts.active.key, keyOf(elsewhere));
  });

  it('have names, which change without leaving what is shown', async () => {
    const before = opened.fired.length;
    const [first] = await opened.accounts.list();
    assert.ok(first);
    await opened.accounts.switchTo(keyOf(first));
    await opened.accounts.amend(first, { label: 'Ada’s shop', appBaseUrl: 'https://app.example.com' });
    assert.deepEqual(
      [opened.accounts.active?.label, opened.accounts.active?.appBaseUrl],
      ['Ada’s shop', 'https://app.example.com'],
    );
    assert.equal(opened.fired.length, before + 1, 'the session was left');
    await opened.accounts.signIn({ ...account('A'), token: 'another-token-of-A' });
    assert.equal(opened.accounts.active?.label, 'Ada’s shop', 'a new token took the name away');
    await opened.accounts.amend(first, { label: undefined });
    assert.equal(opened.accounts.active.label, 'Ada’s shop', 'an earlier sign-in changed a later one');
  });

  it('are found by their location', async () => {
    assert.equal((await opened.accounts.ofLocation('LocationB'))?.key, key('B'));
    assert.equal(await opened.accounts.ofLocation('LocationZ'), undefined);
  });

  it('put their tokens into the keyring and nowhere else', async () => {
    await opened.accounts.switchTo(key('A'));
    await opened.accounts.openSample();
    await opened.accounts.signOut();
    assert.ok(opened.secrets.written.join().includes('token-of-location-A'));
    assert.ok(!`${opened.memento.text}${opened.logged.join()}`.includes('token-of'));
  });
});

describe('the account of an earlier version', () => {
  it('is still signed in, and becomes the first of several', async () => {
    const secrets = new FakeSecrets();
    const old = credentials({ apiBaseUrl: 'https://services.leadconnectorhq.com' });
    const { token, locationId, apiBaseUrl } = old;
    await secrets.store('highlevel.account', JSON.stringify({ token, locationId, apiBaseUrl }));
    const opened = openAccounts({ apiBaseUrl }, secrets);
    await opened.accounts.reload();
    assert.equal(stateOf(opened.accounts), `token ${locationId}`);
    assert.equal(opened.accounts.active?.key, locationId, 'its look-ups are remembered under another name');
    await opened.accounts.signIn({ ...old, locationId: 'Second' });
    assert.deepEqual((await opened.accounts.list()).map(keyOf), [locationId, 'Second']);
    await opened.accounts.switchTo(locationId);
    assert.equal(await opened.accounts.signOut(), 'cleared');
    assert.deepEqual((await opened.accounts.list()).map(keyOf), ['Second']);
    opened.dispose();
  });
});
