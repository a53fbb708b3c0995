import assert from 'node:assert/strict';
import { listKey } from '../../../src/explorer/nodes';
import { startApi, type ApiHarness } from '../../support/apiHarness';
import { outcomeOf, turn } from '../../support/scriptedSource';
import { syntheticConversationId } from '../../support/synthetic';
import { firstOf, lastOf, nameOf, openTree, type OpenTree } from '../support/tree';

const conversations = { kind: 'conversations' } as const;
const firstConversation = syntheticConversationId(0);
const messages = { kind: 'messages', conversationId: firstConversation } as const;

describe('tree: what is redrawn', () => {
  let harness: ApiHarness;
  let opened: OpenTree;
  const fired = (...names: readonly string[]): void => assert.deepEqual(opened.fired, names);
  const list = (): OpenTree['store']['conversations'] => opened.store.conversations;
  const paths = (): readonly string[] => harness.server.requests.map(({ path }) => path);

  beforeEach(async () => {
    harness = await startApi({ synthetic: { conversations: 120, messagesPer: 1_250 } });
    opened = openTree(harness.api);
  });
  afterEach(async () => {
    opened.dispose();
    await harness.close();
  });

  it('is nothing while VS Code waits for the first rows: they come as its answer', async () => {
    assert.equal((await opened.rows()).length, 51);
    fired();
  });

  it('costs one request when VS Code asks twice at once', async () => {
    const [one, other] = await Promise.all([opened.rows(), opened.rows()]);
    assert.deepEqual(one, other);
    assert.deepEqual(paths(), ['/conversations/search']);
  });

  it('costs no request when VS Code asks again', async () => {
    await opened.rows();
    await opened.rows();
    assert.equal(paths().length, 1);
  });

  it('costs one request to open a conversation twice', async () => {
    const conversation = firstOf(await opened.rows());
    await Promise.all([opened.rows(conversation), opened.rows(conversation)]);
    assert.equal(paths().length, 2);
    fired();
  });

  it('is the Load More row while a page loads, and the list when it is there', async () => {
    await opened.rows();
    const gate = harness.server.gate(/startAfterDate/);
    const loading = list().loadMore();
    fired('loadMore conversations');
    gate.release();
    await loading;
    fired('loadMore conversations', 'all');
  });

  it('is the conversation alone when its messages grow', async () => {
    await opened.rows(firstOf(await opened.rows()));
    await opened.store.messages(firstConversation).loadMore();
    fired(`loadMore ${listKey(messages)}`, `conversation ${firstConversation}`);
  });

  it('is the last group alone once a long list has groups, and the list for a new group or the end', async () => {
    await opened.rows(firstOf(await opened.rows()));
    const ends: string[] = [];
    while (opened.store.list(messages).state !== 'complete') {
      await opened.store.messages(firstConversation).loadMore();
      ends.push(opened.fired.at(-1) ?? '');
      await opened.rows(opened.tree.nodes?.conversation(firstConversation));
    }
    const owner = `conversation ${firstConversation}`;
    const group = (from: number): string => `group ${listKey(messages)} ${from}`;
    const nine = (name: string): readonly string[] => Array.from({ length: 9 }, () => name);
    assert.deepEqual(ends, [
      ...nine(owner),
      owner,
      ...nine(group(500)),
      owner,
      // 1,250 messages: four pages on top of 1,000, and the last is the end.
      ...[1, 2, 3].map(() => group(1_000)),
      owner,
    ]);
  });

  it('is the list once when a refresh has come in, and not before', async () => {
    await opened.rows();
    const gate = harness.server.gate(/search/);
    const refresh = list().refresh();
    await gate.whenHeld();
    fired();
    gate.release();
    await refresh;
    fired('all');
  });

  it('is everything when another account is shown', async () => {
    await opened.rows();
    opened.tree.show(undefined, '');
    fired('all');
    assert.deepEqual(await opened.rows(), []);
  });

  it('is nothing for an answer that comes after its account was left', async () => {
    await opened.rows();
    const gate = harness.server.gate(/startAfterDate/);
    const late = outcomeOf(list().loadMore());
    await gate.whenHeld();
    opened.fired.length = 0;
    opened.store.dispose();
    opened.tree.show(undefined, '');
    gate.release();
    assert.equal(await late, 'cancelled');
    await turn();
    fired('all');
  });

  it('gives no rows of an account that was left while they were asked for', async () => {
    const gate = harness.server.gate(/search/);
    const late = opened.rows();
    await gate.whenHeld();
    opened.tree.show(openTree(harness.api).store, 'other');
    gate.release();
    assert.deepEqual(await late, []);
  });

  it('fetches one page ahead and no more, and redraws nothing for it', async () => {
    const ahead = openTree(harness.api, { prefetch: true });
    await ahead.rows();
    await harness.server.waitForRequest(/startAfterDate/);
    await ahead.rows();
    assert.equal(paths().length, 2);
    assert.deepEqual(ahead.fired, []);
    ahead.dispose();
  });

  it('finds the parent of every row, for reveal', async () => {
    const top = await opened.rows();
    const inside = await opened.rows(firstOf(top));
    assert.equal(opened.tree.getParent(firstOf(top)), undefined);
    assert.equal(opened.tree.getParent(firstOf(inside)), firstOf(top));
    assert.equal(opened.tree.getParent(lastOf(inside)), firstOf(top));
    assert.equal(nameOf(lastOf(inside)), `loadMore ${listKey(messages)}`);
    assert.equal(opened.tree.getParent(opened.tree.nodes?.loadMore(conversations) ?? lastOf(top)), undefined);
  });
});
