import assert from 'node:assert/strict';
import type { AccountState } from '../../../src/accounts/state';
import type { HighLevelApi } from '../../../src/api/client';
import { Governor } from '../../../src/api/policy/governor';
import type { ConversationFilter } from '../../../src/explorer/filters';
import { ConversationStore } from '../../../src/explorer/store';
import { viewStateOf } from '../../../src/tree/viewState';
import { startApi, type ApiHarness } from '../../support/apiHarness';
import { cancelled } from '../../support/scriptedSource';
import { apiError, reset, type Responder } from '../../support/faults';

const account = { kind: 'token', key: 'k', label: 'l', locationId: 'l' } as const;
const active = (api: HighLevelApi): AccountState => ({
  kind: 'active',
  account,
  api,
  governor: new Governor(),
});

describe('the state of the view', () => {
  let harness: ApiHarness;
  before(async () => (harness = await startApi()));
  after(() => harness.close());

  /** The store of a list that was opened once, and answered like this. */
  async function opened(answer: Responder | undefined, filter: ConversationFilter = {}): Promise<string> {
    const { api, server } = harness;
    const store = new ConversationStore({ api, pageSize: 10, prefetch: false, onChange: () => undefined });
    store.setFilter(filter);
    if (answer !== undefined) server.respondNext(/./, answer);
    await store.conversations.ensureLoaded();
    return viewStateOf(active(api), store);
  }

  it('follows the account while there is none', () => {
    assert.equal(viewStateOf({ kind: 'none', reason: 'keyringFailed' }, undefined), 'keyringFailed');
    assert.equal(viewStateOf({ kind: 'starting' }, undefined), 'starting');
    assert.equal(viewStateOf({ kind: 'none', reason: 'signedOut' }, undefined), 'signedOut');
    assert.equal(viewStateOf({ kind: 'none', reason: 'otherHost' }, undefined), 'otherHost');
    assert.equal(viewStateOf(active(harness.api), undefined), 'starting');
  });

  it('is loading until the first answer', () => {
    const { api } = harness;
    const store = new ConversationStore({ api, pageSize: 10, prefetch: false, onChange: () => undefined });
    assert.equal(viewStateOf(active(api), store), 'loading');
  });

  it('has rows when there are some', async () => assert.equal(await opened(undefined), 'rows'));

  const nothing = { body: '{"conversations":[]}' };
  it('tells an empty account from a filter that leaves nothing', async () => {
    assert.equal(await opened(nothing), 'empty');
    assert.equal(await opened(nothing, { status: 'all' }), 'empty');
    assert.equal(await opened(nothing, { query: 'x' }), 'filteredEmpty');
  });

  const failures: readonly (readonly [state: string, after: string, answer: Responder])[] = [
    ['badToken', 'a refused token', apiError(401, 'Invalid JWT')],
    ['missingScope', 'a missing scope', apiError(401, 'not authorized for this scope')],
    ['wrongTokenKind', 'a token of an agency', apiError(401, 'This authClass type is not allowed')],
    ['error', 'a route closed to the token', apiError(401, 'not yet supported by the IAM Service')],
    ['wrongLocation', 'a token of elsewhere', apiError(403, 'does not have access to this location')],
    ['rateLimited', 'too many requests', apiError(429, 'Too Many Requests')],
    ['offline', 'a broken connection', reset],
    ['offline', 'a request that took too long', apiError(408, '')],
    ['error', 'a limit with a known end', apiError(429, '', { 'retry-after': '600' })],
    ['error', 'an outage with a known end', apiError(503, '', { 'retry-after': '600' })],
    ['error', 'a refused parameter', apiError(422, 'limit must be a number')],
    ['dayUsedUp', 'the last request of the day', apiError(429, '', { 'x-ratelimit-daily-remaining': '0' })],
    ['badVersion', 'a refused version', apiError(401, 'version header was not found')],
    ['blocked', 'a page that refuses', { status: 403, body: '<html>' }],
    ['server', 'a fault of the server', apiError(500, '')],
    ['error', 'a redirect', { status: 302, headers: { location: 'https://a.example/' } }],
    ['unreadable', 'a page in place of JSON', { body: '<html>' }],
  ];
  for (const [state, after, answer] of failures) {
    it(`is ${state} after ${after}`, async () => assert.equal(await opened(answer), state));
  }

  it('says that somebody gave up, where there are no rows', async () => {
    const { api } = harness;
    const failing: HighLevelApi = { ...api, searchConversations: () => Promise.reject(cancelled()) };
    const store = new ConversationStore({
      api: failing,
      pageSize: 10,
      prefetch: false,
      onChange: () => undefined,
    });
    await store.conversations.ensureLoaded();
    assert.equal(viewStateOf(active(api), store), 'cancelled');
  });

  it('keeps its rows when the next page fails', async () => {
    const { api, server } = harness;
    const store = new ConversationStore({ api, pageSize: 10, prefetch: false, onChange: () => undefined });
    await store.conversations.ensureLoaded();
    server.respondNext(/./, apiError(500, ''));
    await store.conversations.loadMore().catch(() => undefined);
    assert.notEqual(store.conversations.error, undefined);
    assert.equal(viewStateOf(active(api), store), 'rows');
  });
});
