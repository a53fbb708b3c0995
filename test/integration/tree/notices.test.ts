import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { ApiError, type ApiErrorFacts, type ApiErrorKind } from '../../../src/api/errors';
import type { Node } from '../../../src/explorer/nodes';
import { Governor } from '../../../src/api/policy/governor';
import { failureOf as failureOfWork, startApi } from '../../support/apiHarness';
import { apiError } from '../../support/faults';
import { conversationOf, messageOf } from '../../support/builders';
import { errorKinds } from '../support/errorKinds';
import { iconOf } from '../support/rows';
import { firstOf, fixedApi, lastOf, nameOf, openTree, type OpenTree } from '../support/tree';

describe('tree: rows that are not data', () => {
  const actionOf = (item: vscode.TreeItem): string => item.command?.command ?? 'none';
  /** The rows of the first conversation. */
  const inside = async (opened: OpenTree): Promise<readonly Node[]> =>
    opened.rows(firstOf(await opened.rows()));

  it('count what is loaded of how many, and load more on a click', async () => {
    const harness = await startApi({ synthetic: { conversations: 108, messagesPer: 3 } });
    const opened = openTree(harness.api);
    const row = lastOf(await opened.rows());
    assert.equal(opened.says(row), 'Load More | 50 of 108');
    assert.equal(actionOf(opened.item(row)), 'highlevel.loadMore');
    assert.deepEqual(opened.item(row).command?.arguments, [row]);
    const loading = opened.store.conversations.loadMore();
    assert.equal(opened.says(row), 'Loading… | 50 of 108');
    assert.equal(actionOf(opened.item(row)), 'none');
    assert.equal(iconOf(opened.item(row)).id, 'loading~spin');
    await loading;
    // The next page begins with the row that ended the last one.
    assert.equal(opened.says(row), 'Load More | 99 of 108');
    await opened.store.conversations.loadMore();
    assert.equal(nameOf(lastOf(await opened.rows())).split(' ')[0], 'conversation');
    await harness.close();
  });

  it('say that the rate limit is waited for, and give up on a click', async () => {
    const harness = await startApi({ synthetic: { conversations: 108, messagesPer: 3 } });
    const governor = new Governor();
    const opened = openTree(harness.client({ governor }), { governor });
    const row = lastOf(await opened.rows());
    harness.server.respondNext(/./, apiError(429, 'Too Many Requests', { 'retry-after': '50' }));
    const loading = failureOfWork(opened.store.conversations.loadMore());
    const waits = new Promise<void>((resolve) => {
      governor.onDidChange(() => governor.state.waitsFor !== undefined && resolve());
    });
    await waits;
    opened.fired.length = 0;
    opened.tree.redrawLoading({ kind: 'conversations' });
    assert.deepEqual(opened.fired, ['loadMore conversations']);
    assert.equal(opened.says(row), 'Waiting for the rate limit | cancel');
    assert.equal(actionOf(opened.item(row)), 'highlevel.cancelWaiting');
    governor.cancelWaiting();
    assert.equal((await loading).kind, 'cancelled');
    assert.equal(opened.says(row), 'Load More | 50 of 108');
    assert.equal(harness.server.requests.length, 2);
    await harness.close();
  });

  it('say that somebody gave up, where nothing was loaded yet', async () => {
    const opened = openTree(fixedApi(undefined, undefined, failureOf('cancelled')));
    const row = lastOf(await inside(opened));
    assert.equal(opened.says(row), 'Loading was cancelled | Try Again');
    assert.equal(actionOf(opened.item(row)), 'highlevel.loadMore');
    assert.equal(iconOf(opened.item(row)).id, 'circle-slash');
  });

  it('say what is loaded where the server gives no total', async () => {
    const harness = await startApi({ synthetic: { conversations: 1, messagesPer: 120 } });
    const opened = openTree(harness.api);
    assert.equal(opened.says(lastOf(await inside(opened))), 'Load More | 50 loaded');
    await harness.close();
  });

  it('never say fewer than there are', async () => {
    const items = Array.from({ length: 50 }, (_, n) => conversationOf(n));
    const api = {
      ...fixedApi(),
      searchConversations: () => Promise.resolve({ items, total: 7, traceId: undefined }),
    };
    const opened = openTree(api);
    assert.equal(opened.says(lastOf(await opened.rows())), 'Load More | 50 of 50');
  });

  it('say that a conversation is empty', async () => {
    const opened = openTree(fixedApi());
    const [row, ...others] = await inside(opened);
    assert.ok(row !== undefined && others.length === 0);
    assert.equal(opened.says(row), 'No messages | ');
    assert.equal(actionOf(opened.item(row)), 'none');
  });

  it('say what a conversation is narrowed to, and clear it on a click', async () => {
    const opened = openTree(fixedApi(undefined, [messageOf()]));
    const conversation = firstOf(await opened.rows());
    opened.store.setMessageTypes('Conversation00000', ['TYPE_SMS', 'TYPE_CALL']);
    const [row] = await opened.rows(conversation);
    assert.ok(row);
    assert.equal(opened.says(row), 'Only SMS, Call | clear');
    assert.equal(actionOf(opened.item(row)), 'highlevel.clearMessageFilter');
    assert.equal(opened.item(conversation).contextValue, 'conversation filtered');
  });

  it('tell an empty conversation from a filter that nothing passes', async () => {
    const opened = openTree(fixedApi());
    const conversation = firstOf(await opened.rows());
    opened.store.setMessageTypes('Conversation00000', ['TYPE_SMS']);
    assert.equal(opened.says(lastOf(await opened.rows(conversation))), 'No messages of this type | ');
  });

  it('say that a server which repeats itself is not asked for ever', async () => {
    const items = [messageOf()];
    const page = { items, lastMessageId: 'Message00000', nextPage: true, traceId: undefined };
    const opened = openTree({ ...fixedApi(), listMessages: () => Promise.resolve(page) });
    await inside(opened);
    await opened.store.messages('Conversation00000').loadMore();
    const row = lastOf(await inside(opened));
    assert.equal(opened.says(row), 'The server promised more, but sent nothing new | ');
    assert.equal(actionOf(opened.item(row)), 'none');
  });

  for (const kind of errorKinds.filter((name) => name !== 'cancelled')) {
    it(`say in a sentence, with one action at most, that loading ended with ${kind}`, async () => {
      const opened = openTree(fixedApi(undefined, undefined, failureOf(kind)));
      const row = lastOf(await inside(opened));
      assert.equal(row.kind, 'notice');
      const item = opened.item(row);
      assert.match(opened.says(row), /^[A-Z][^{}]{8,}/u);
      assert.equal(item.contextValue, 'notice');
      assert.equal(item.description !== undefined, item.command !== undefined);
      if (item.command !== undefined) assert.deepEqual(item.command.arguments, [row]);
      assert.equal(iconOf(item).id, 'error');
    });
  }

  it('of a list without rows are none where the welcome text says all, else what to do about it', async () => {
    const top = async (facts: Partial<ApiErrorFacts> & Pick<ApiErrorFacts, 'kind'>): Promise<string[]> => {
      const failure = new ApiError({ operation: 'searchConversations', ...facts });
      const opened = openTree({ ...fixedApi(), searchConversations: () => Promise.reject(failure) });
      const rows = await opened.rows();
      return rows.map((row) => `${opened.says(row)} ${actionOf(opened.item(row))}`);
    };
    const again = 'Try Again |  highlevel.refresh';
    const log = 'Show Log |  highlevel.showLog';
    assert.deepEqual(await top({ kind: 'badToken', status: 401 }), []);
    assert.deepEqual(await top({ kind: 'rateLimited' }), []);
    assert.deepEqual(await top({ kind: 'rateLimited', retryAfter: 300_000 }), [again]);
    assert.deepEqual(await top({ kind: 'invalidRequest', status: 422 }), [again, log]);
    assert.deepEqual(await top({ kind: 'redirected', code: 'a.example' }), [
      again,
      'Open Settings |  highlevel.openSettings',
    ]);
  });

  it('keep the rows that were loaded before a failure, and stand below them', async () => {
    const page = { items: [messageOf()], lastMessageId: 'Message00000', nextPage: true, traceId: undefined };
    const answers = [Promise.resolve(page), Promise.reject(failureOf('network'))];
    answers.forEach((answer) => void answer.catch(() => undefined));
    const opened = openTree({ ...fixedApi(), listMessages: () => answers.shift() ?? Promise.resolve(page) });
    await inside(opened);
    await opened.store
      .messages('Conversation00000')
      .loadMore()
      .catch(() => undefined);
    const kinds = (await inside(opened)).map(({ kind }) => kind);
    assert.deepEqual(kinds, ['message', 'notice', 'loadMore']);
  });

  function failureOf(kind: ApiErrorKind): ApiError {
    return new ApiError({ operation: 'listMessages', kind, status: 400 });
  }
});
