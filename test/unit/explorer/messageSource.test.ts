import assert from 'node:assert/strict';
import { PagedList } from '../../../src/explorer/pagedList';
import { conversationKey, messageKey, messageSource } from '../../../src/explorer/sources';
import { never, startApi, type ApiHarness } from '../../support/apiHarness';
import { conversationOf, messageOf, messageRow, newest, range } from '../../support/builders';
import { MemoryLocation, type Entry } from '../../support/memoryLocation';

const pageSize = 10;
const idle = { prefetch: false, onChange: () => undefined };

const entries = (dates: readonly number[]): readonly Entry[] =>
  dates.map((date, index) => ({ id: `Entry${String(index).padStart(4, '0')}`, date: newest - date }));

describe('messages, page by page', () => {
  let harness: ApiHarness;
  let location: MemoryLocation;
  beforeEach(async () => {
    location = new MemoryLocation();
    harness = await startApi({ handler: location.handler });
  });
  afterEach(() => harness.close());

  const source = (types: readonly string[] = []): ReturnType<typeof messageSource> =>
    messageSource(harness.api, 'AnyConversation', pageSize, () => types);

  it('are all found, each once, also those of one instant', async () => {
    location.setMessages('AnyConversation', entries([...range(0, 8), ...range(0, 30).map(() => 8), 9]));
    const list = new PagedList(source(), idle);
    await list.loadAll(never, () => undefined);
    assert.deepEqual(
      list.items.map(({ id }) => id),
      location.messages('AnyConversation').map(({ id }) => id),
    );
    assert.deepEqual([list.state, list.stopped, harness.server.requests.length], ['complete', undefined, 4]);
  });

  it('are asked for with the types of the moment', async () => {
    await source(['TYPE_SMS', 'TYPE_INTERNAL_COMMENTS']).fetch('cursor', never);
    await source().fetch(undefined, never);
    assert.deepEqual(
      harness.server.requests.map(({ query }) => query),
      [{ limit: '10', lastMessageId: 'cursor', type: 'TYPE_SMS,TYPE_INTERNAL_COMMENTS' }, { limit: '10' }],
    );
  });

  const ends: readonly (readonly [
    nextPage: unknown,
    lastMessageId: unknown,
    expected: readonly unknown[],
  ])[] = [
    [true, 'cursor', ['cursor', undefined]],
    [false, 'cursor', [undefined, undefined]],
    [undefined, undefined, [undefined, undefined]],
    [true, null, [undefined, true]],
    [true, '', [undefined, true]],
    [true, undefined, [undefined, true]],
  ];
  for (const [nextPage, lastMessageId, expected] of ends) {
    it(`go on as nextPage ${String(nextPage)} with cursor ${JSON.stringify(lastMessageId)} says`, async () => {
      const messages = { messages: [messageRow()], nextPage, lastMessageId };
      harness.server.respondNext(/./, { body: JSON.stringify({ messages }) });
      const { next, hasUnreachable } = await source().fetch(undefined, never);
      assert.deepEqual([next, hasUnreachable], expected);
    });
  }
});

describe('the key of a row', () => {
  it('is its id', () => {
    assert.equal(messageKey(messageOf(3)), 'Message00003');
    assert.equal(conversationKey(conversationOf(3)), 'Conversation00003');
  });

  it('is made from its content where it has none, the same each time, and nobody could ask the server for it', () => {
    const keys = [messageOf(0, { id: null }), messageOf(0, { id: null }), messageOf(1, { id: '' })].map(
      messageKey,
    );
    assert.equal(keys[0], keys[1]);
    assert.notEqual(keys[0], keys[2]);
    for (const key of [...keys, conversationKey(conversationOf(0, { id: null }))]) {
      assert.match(key, /^no-id:[0-9a-f]+:\d+$/);
    }
  });

  it('says nothing of the content', () => {
    assert.doesNotMatch(messageKey(messageOf(0, { id: null, body: 'secret' })), /secret/);
  });
});
