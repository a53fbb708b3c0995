import assert from 'node:assert/strict';
import { sampleLocationId } from '../../../src/sample/account';
import { failureOf, never } from '../../support/apiHarness';
import { apiError, reset } from '../../support/faults';
import type { LoopbackApi } from '../../support/loopbackApi';
import type { OAuthApp } from '../../support/oauthApp';
import { stateOf, type OpenAccounts } from '../support/accounts';
import { credentials } from '../support/credentials';
import { useOAuthWindows } from '../support/oauthWindows';

const minute = 60_000;

describe('an OAuth account', () => {
  const windows = useOAuthWindows();
  const { signedIn, renewals, search, held, everything } = windows;
  let server: LoopbackApi;
  let app: OAuthApp;
  let one: OpenAccounts;
  let other: OpenAccounts;
  beforeEach(() => ({ server, app, one, other } = windows.now));

  it('is not renewed while its token is good for a while', async () => {
    await signedIn(60 * minute);
    await search(one);
    assert.equal(renewals(), 0);
  });

  it('is renewed before it expires, once for many calls, and its session stays', async () => {
    const before = await signedIn(minute);
    const fired = one.fired.length;
    await Promise.all(Array.from({ length: 20 }, () => search(one)));
    assert.equal(renewals(), 1);
    const { token, renewal } = (await held()) ?? before;
    assert.ok(token !== before.token && renewal?.refreshToken !== before.renewal?.refreshToken);
    const sent = server.requests.filter(({ method }) => method === 'GET');
    assert.ok(sent.every(({ headers }) => headers.authorization === `Bearer ${token}`));
    await one.accounts.reload();
    assert.equal(one.fired.length, fired, 'rows and panels were left');
  });

  for (const round of [1, 2, 3, 4, 5]) {
    it(`is renewed by one of two windows at once, and both go on (${round})`, async () => {
      await signedIn(minute);
      await Promise.all([search(one), search(other), search(one), search(other)]);
      assert.equal(renewals(), 1);
      for (const window of [one, other]) {
        assert.equal(stateOf(window.accounts), `token ${sampleLocationId}`);
        await search(window);
      }
      assert.equal(renewals(), 1);
    });
  }

  it('is renewed again and again, each time with the newest refresh token', async () => {
    await signedIn(minute);
    for (const window of [one, other, other, other]) {
      await search(window);
      Reflect.deleteProperty(app.tokens, (await held())?.token ?? '');
    }
    assert.equal(renewals(), 4);
    assert.equal(new Set(app.forms.map((form) => form.get('refresh_token'))).size, 4);
  });

  it('is renewed once more when the server does not take a token that seemed good', async () => {
    const { token, renewal } = await signedIn(60 * minute);
    const { refreshToken } = renewal ?? {};
    Reflect.deleteProperty(app.tokens, token);
    await Promise.all(Array.from({ length: 20 }, () => search(one)));
    assert.equal(renewals(), 1);
    assert.ok(server.requests.length <= 2 * 20 + 1, `${server.requests.length} requests`);
    assert.equal(app.forms[0]?.get('refresh_token'), refreshToken);
  });

  it('is renewed once for a server that takes none of its tokens, and once more when somebody asks again', async () => {
    await signedIn(60 * minute);
    server.respondNext('/conversations/search', apiError(401, 'Invalid JWT'), Infinity);
    const failures = await Promise.all(
      Array.from({ length: 50 }, () => failureOf(one.api().searchConversations({ limit: 1 }, never))),
    );
    assert.deepEqual([...new Set(failures.map(({ kind }) => kind))], ['badToken']);
    assert.equal(renewals(), 1);
    const before = server.requests.length;
    await failureOf(one.api().searchConversations({ limit: 1 }, never));
    assert.equal(server.requests.length, before, 'a refused token was tried twice');
    const { state } = one.accounts;
    assert.ok(state.kind === 'active');
    state.governor.tryAgain();
    await failureOf(one.api().searchConversations({ limit: 1 }, never));
    assert.equal(renewals(), 2);
  });

  it('is not renewed for a refusal of the token before, which comes late', async () => {
    const { token } = await signedIn(60 * minute);
    const gate = server.gate('/conversations/search');
    const late = search(one);
    await gate.whenHeld();
    Reflect.deleteProperty(app.tokens, token);
    await one
      .api()
      .getConversation('AnyId', never)
      .catch(() => undefined);
    assert.equal(renewals(), 1);
    gate.release();
    await late;
    await search(one);
    assert.equal(renewals(), 1);
  });

  for (const lasts of [60, 0, -1, 1e300]) {
    it(`is renewed no more often for tokens that are said to last ${lasts} s`, async () => {
      await signedIn(minute);
      app.lasts = lasts;
      for (const window of [one, one, one]) await search(window);
      assert.equal(renewals(), 1);
      assert.ok(((await held())?.expires ?? 0) <= 8.64e15);
    });
  }

  it('is tried as it is pasted, whatever it can be renewed with', async () => {
    const { access_token, refresh_token } = app.issue();
    const renewal = { refreshToken: refresh_token, clientId: app.clientId, clientSecret: app.clientSecret };
    const pasted = credentials({ token: access_token, apiBaseUrl: server.url, expires: Date.now(), renewal });
    await one.accounts.verify(pasted, never);
    assert.equal(renewals(), 0);
  });

  it('asks once with a refresh token that is refused, and says that it is over', async () => {
    const account = await signedIn(-minute);
    server.respondNext('/oauth/token', apiError(400, 'invalid_grant'), 5);
    for (const window of [one, one, one]) {
      assert.equal((await failureOf(window.api().searchConversations({ limit: 1 }, never))).kind, 'badToken');
    }
    const [known] = await one.accounts.list();
    assert.ok(known);
    assert.equal((await failureOf(one.accounts.tokenOf(known, never))).kind, 'badToken');
    const { api } = await one.accounts.clientOf(known);
    assert.equal((await failureOf(api.searchConversations({ limit: 1 }, never))).kind, 'badToken');
    assert.equal(renewals(), 1);
    assert.equal((await held())?.token, account.token, 'an account was left for a refusal');
  });

  it('is asked for again after a page of a proxy, which says nothing of its tokens', async () => {
    await signedIn(-minute);
    const page = { status: 403, headers: { 'content-type': 'text/html' }, body: '<p>error code: 1010</p>' };
    server.respondNext('/oauth/token', page);
    assert.equal((await failureOf(one.api().searchConversations({ limit: 1 }, never))).kind, 'blocked');
    await search(one);
    assert.equal(renewals(), 2);
  });

  it('goes on with a token that is still good while it cannot be renewed', async () => {
    await signedIn(minute);
    server.respondNext('/oauth/token', reset);
    await search(one);
    assert.equal(renewals(), 1);
    await search(one);
    assert.equal(renewals(), 1, 'it is tried for each request anew');
  });

  it('fails by the network where its token is over, and keeps what renews it', async () => {
    const account = await signedIn(-minute);
    server.respondNext('/oauth/token', reset);
    assert.equal((await failureOf(one.api().searchConversations({ limit: 1 }, never))).kind, 'network');
    assert.equal((await held())?.renewal?.refreshToken, account.renewal?.refreshToken);
    await search(one);
  });

  it('is not brought back when one window signs out while the other renews', async () => {
    await signedIn(-minute);
    const gate = server.gate('/oauth/token');
    const late = failureOf(other.api().searchConversations({ limit: 1 }, never));
    await gate.whenHeld();
    assert.equal(await one.accounts.signOut(), 'cleared');
    await other.settled((state) => state === 'signedOut');
    gate.release();
    assert.equal((await late).kind, 'cancelled');
    assert.equal(one.secrets.held.size, 0);
    assert.equal(stateOf(one.accounts), 'signedOut');
    const reads = server.requests.filter(({ method }) => method === 'GET');
    assert.equal(reads.length, 0, 'something was read after the sign-out');
  });

  it('F27 is left by two windows at once while both refresh, and nothing of it comes back', async () => {
    await signedIn(-minute);
    const gate = server.gate('/oauth/token');
    const late = [one, other].map((window) =>
      failureOf(window.api().searchConversations({ limit: 1 }, never)),
    );
    await gate.whenHeld();
    const left = await Promise.all([one, other].map((window) => window.accounts.signOut()));
    assert.deepEqual(left, ['cleared', 'cleared']);
    gate.release();
    for (const failure of await Promise.all(late)) assert.equal(failure.kind, 'cancelled');
    for (const window of [one, other]) {
      await window.settled((state) => state === 'signedOut');
      assert.deepEqual(await window.accounts.list(), []);
    }
    assert.deepEqual([one.secrets.held.size, renewals()], [0, 1]);
    assert.equal(server.requests.filter(({ method }) => method === 'GET').length, 0);
  });

  it('F27 stands in the list of requests when it is renewed, in the window that did it', async () => {
    await signedIn(minute);
    await search(one);
    const lists = await Promise.all(
      [one, other].map(async (window) => (await window.accounts.traffic()).requests),
    );
    const said = lists.map(({ entries }) => entries.map(({ method = 'GET', path }) => `${method} ${path}`));
    assert.deepEqual(said, [['POST /oauth/token', 'GET /conversations/search'], []]);
    everything.push(JSON.stringify(lists.map(({ entries }) => entries)));
  });

  it('keeps a name that is given while it is renewed', async () => {
    const account = await signedIn(minute);
    const gate = server.gate('/oauth/token');
    const searched = search(other);
    await gate.whenHeld();
    const [now] = await one.accounts.list();
    assert.ok(now);
    await one.accounts.amend(now, { label: 'Mine' });
    gate.release();
    await searched;
    const after = await held();
    assert.equal(after?.label, 'Mine');
    assert.notEqual(after.token, account.token);
    assert.notEqual(after.renewal?.refreshToken, account.renewal?.refreshToken);
  });

  it('can be left while it is renewed, and the answer is not lost', async () => {
    const account = await signedIn(minute);
    const gate = server.gate('/oauth/token');
    const abort = new AbortController();
    const left = failureOf(one.api().searchConversations({ limit: 1 }, abort.signal));
    await gate.whenHeld();
    abort.abort();
    assert.equal((await left).kind, 'cancelled');
    gate.release();
    await search(one);
    assert.equal(renewals(), 1);
    assert.notEqual((await held())?.token, account.token);
  });

  it('begins with a refresh token alone', async () => {
    const { clientId, clientSecret } = app;
    const spent = { refreshToken: app.issue().refresh_token, clientId, clientSecret };
    const first = await one.accounts.firstToken(server.url, spent);
    assert.equal(first.locationId, sampleLocationId);
    assert.ok(first.refreshToken !== undefined && first.refreshToken !== spent.refreshToken);
    assert.ok(Object.hasOwn(app.tokens, first.token));
  });
});
