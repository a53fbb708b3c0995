import assert from 'node:assert/strict';
import { isFiltered, toQuery, withPart, type ConversationFilter } from '../../../src/explorer/filters';
import { ConversationStore, type ListRef, type StoreOptions } from '../../../src/explorer/store';
import { factsOf, never, startApi, type ApiHarness } from '../../support/apiHarness';
import { conversationIdOf, messageIdOf, range, timeOf } from '../../support/builders';
import { apiError } from '../../support/faults';
import { MemoryLocation } from '../../support/memoryLocation';

describe('the store of an account', () => {
  let harness: ApiHarness;
  let changes: ListRef[];
  const [first, second] = [conversationIdOf(0), conversationIdOf(1)];

  beforeEach(async () => {
    changes = [];
    const location = new MemoryLocation();
    location.conversations = range(0, 3).map((n) => ({ id: conversationIdOf(n), date: timeOf(n) }));
    location.setMessages(
      first,
      range(0, 4).map((n) => ({ id: messageIdOf(n), date: timeOf(n) })),
    );
    harness = await startApi({ handler: location.handler });
  });
  afterEach(() => harness.close());

  const opened = (options: Partial<StoreOptions> = {}): ConversationStore =>
    new ConversationStore({
      api: harness.api,
      pageSize: 2,
      prefetch: false,
      onChange: (list) => changes.push(list),
      ...options,
    });
  const asked = (): readonly string[] => harness.server.requests.splice(0).map(({ path }) => path);

  it('asks for nothing by itself', () => {
    const store = opened();
    assert.equal(store.messages(first).state, 'pristine');
    assert.deepEqual(
      [store.conversation(first), store.message('x'), store.messageTypes(first)],
      [undefined, undefined, []],
    );
    assert.deepEqual(asked(), []);
  });

  it('has one list for each conversation, and says which has changed', async () => {
    const store = opened();
    assert.equal(store.messages(first), store.messages(first));
    assert.notEqual(store.messages(first), store.messages(second));
    assert.equal(store.list({ kind: 'conversations' }), store.conversations);
    assert.equal(store.list({ kind: 'messages', conversationId: first }), store.messages(first));
    await store.conversations.loadMore();
    await store.messages(first).loadMore();
    const conversations = { kind: 'conversations' };
    const messages = { kind: 'messages', conversationId: first };
    assert.deepEqual(changes, [conversations, conversations, messages, messages]);
  });

  it('begins the conversations anew under another filter, and keeps the messages', async () => {
    const store = opened();
    await store.conversations.loadMore();
    await store.messages(first).loadMore();
    store.setFilter({ query: 'ada', status: 'unread' });
    assert.deepEqual([store.conversations.state, store.messages(first).items.length], ['pristine', 2]);
    await store.conversations.loadMore();
    const { query } = harness.server.requests.at(-1) ?? {};
    assert.deepEqual([query?.['query'], query?.['status']], ['ada', 'unread']);
  });

  it('begins one list of messages anew under other types', async () => {
    const store = opened();
    await store.messages(first).loadMore();
    await store.messages(second).loadMore();
    store.setMessageTypes(first, ['TYPE_SMS']);
    assert.deepEqual([store.messages(first).state, store.messages(second).state], ['pristine', 'complete']);
    await store.messages(first).loadMore();
    assert.equal(harness.server.requests.at(-1)?.query['type'], 'TYPE_SMS');
    assert.deepEqual(store.messageTypes(first), ['TYPE_SMS']);
  });

  it('asks once for a message that it does not hold, and never for one that it holds', async () => {
    const store = opened();
    await store.messages(first).loadMore();
    asked();
    assert.equal((await store.lookUp(messageIdOf(1), never)).id, messageIdOf(1));
    assert.deepEqual(asked(), []);
    const found = await store.lookUp('Elsewhere', never);
    assert.equal(await store.lookUp('Elsewhere', never), found);
    assert.equal(store.message('Elsewhere'), found);
    assert.deepEqual(asked(), ['/conversations/messages/Elsewhere']);
  });

  it('does not remember a look-up that failed', async () => {
    const store = opened();
    // As a message, and then as an email.
    harness.server.respondNext(/./, apiError(400, 'No message found with id: x'), 2);
    assert.equal((await factsOf(store.lookUp('Elsewhere', never))).kind, 'notFound');
    assert.equal(store.message('Elsewhere'), undefined);
    await store.lookUp('Elsewhere', never);
    assert.equal(asked().length, 3);
  });

  it('does not call an id unknown when it is no message and its look-up as an email fails', async () => {
    const store = opened();
    harness.server.respondNext(
      '/conversations/messages/Elsewhere',
      apiError(400, 'No message found with id: x'),
    );
    harness.server.respondNext(/email/, apiError(403, 'not from here'));
    assert.equal((await factsOf(store.lookUp('Elsewhere', never))).kind, 'blocked');
  });

  it('asks once for a conversation that it does not hold', async () => {
    const store = opened();
    await store.conversations.loadMore();
    asked();
    assert.equal((await store.lookUpConversation(first, never)).id, first);
    assert.deepEqual(asked(), []);
    harness.server.respondNext(/./, { body: '{"id":"Elsewhere"}' });
    const found = await store.lookUpConversation('Elsewhere', never);
    assert.equal(store.conversation('Elsewhere'), found);
    assert.equal(await store.lookUpConversation('Elsewhere', never), found);
    assert.deepEqual(asked(), ['/conversations/Elsewhere']);
  });

  it('forgets look-ups when told to, and nothing of its lists', async () => {
    const store = opened();
    await store.messages(first).loadMore();
    await store.lookUp('Elsewhere', never);
    store.forgetLookUps();
    assert.equal(store.message('Elsewhere'), undefined);
    assert.equal(store.message(messageIdOf(0))?.id, messageIdOf(0));
  });

  it('remembers 500 look-ups, and drops the oldest', async () => {
    const store = opened();
    for (const n of range(0, 501)) await store.lookUp(`Id${n}`, never);
    assert.equal(store.message('Id0'), undefined);
    assert.deepEqual([store.message('Id1')?.id, store.message('Id500')?.id], ['Id1', 'Id500']);
  });

  it('ends what is under way when it is disposed of', async () => {
    const store = opened();
    const gate = harness.server.gate(/./);
    const works = [store.conversations.loadMore(), store.messages(first).loadMore()].map((work) =>
      factsOf(work),
    );
    await gate.whenHeld(2);
    changes = [];
    store.dispose();
    assert.deepEqual(
      (await Promise.all(works)).map(({ kind }) => kind),
      ['cancelled', 'cancelled'],
    );
    assert.deepEqual(changes, []);
  });
});

describe('a filter', () => {
  const filters: readonly (readonly [filter: ConversationFilter, filtered: boolean])[] = [
    [{}, false],
    [{ status: 'all' }, false],
    [{ status: 'unread' }, true],
    [{ query: 'x' }, true],
    [{ lastMessageType: 'TYPE_SMS' }, true],
    [{ lastMessageDirection: 'inbound', status: 'all' }, true],
  ];
  for (const [filter, filtered] of filters) {
    it(`${JSON.stringify(filter)} ${filtered ? 'narrows' : 'does not narrow'}`, () => {
      assert.equal(isFiltered(filter), filtered);
    });
  }

  it('is set and taken out part by part, without changing the one before', () => {
    const one: ConversationFilter = { query: 'x' };
    const two = withPart(one, 'status', 'unread');
    assert.deepEqual([one, two], [{ query: 'x' }, { query: 'x', status: 'unread' }]);
    assert.deepEqual(withPart(two, 'query', undefined), { status: 'unread' });
    assert.deepEqual(withPart(two, 'query', 'y'), { query: 'y', status: 'unread' });
  });

  it('is the query of the server', () => {
    assert.deepEqual(toQuery({ query: 'x', status: 'read' }, 50), { query: 'x', status: 'read', limit: 50 });
  });
});
