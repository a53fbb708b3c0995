import assert from 'node:assert/strict';
import { sampleLocationId } from '../../../src/sample/account';
import { ask, asList, asObject, messagesOf, searchAll, type JsonObject } from '../../support/ask';
import { createSyntheticHandler, syntheticConversationId, syntheticMessageId } from '../../support/synthetic';

describe('synthetic location', () => {
  const now = Date.UTC(2026, 5, 1);
  const handler = createSyntheticHandler({ conversations: 1234, messagesPer: 777 }, now);
  const distinct = (rows: readonly JsonObject[]): number => new Set(rows.map((row) => row['id'])).size;

  it('pages through all conversations and messages, none twice', () => {
    for (const limit of [20, 100, 500]) {
      const conversations = searchAll(handler, {}, limit);
      assert.deepEqual([conversations.length, distinct(conversations)], [1234, 1234]);
      const messages = messagesOf(handler, syntheticConversationId(7), { limit: String(limit) });
      assert.deepEqual([messages.length, distinct(messages)], [777, 777]);
      const dates = messages.map((row) => String(row['dateAdded']));
      assert.deepEqual(dates, dates.toSorted().reverse());
    }
  });

  it('gives one message and one conversation like the lists', () => {
    const id = syntheticMessageId(7, 42);
    const row = messagesOf(handler, syntheticConversationId(7))[42];
    assert.deepEqual(ask(handler, `/conversations/messages/${id}`).body, row);
    const conversation = ask(handler, `/conversations/${syntheticConversationId(7)}`).body;
    const found = searchAll(handler).find((one) => one['id'] === conversation['id']);
    assert.equal(conversation['contactId'], found?.['contactId']);
  });

  it('sends up to 500 rows, cheaply', () => {
    const query = { locationId: sampleLocationId, limit: '1000' };
    assert.equal(asList(ask(handler, '/conversations/search', query).body['conversations']).length, 500);
    const path = `/conversations/${syntheticConversationId(3)}/messages`;
    const begin = performance.now();
    for (let i = 0; i < 1000; i++) handler({ path, query: { limit: '100' }, headers: {} });
    const each = (performance.now() - begin) / 1000;
    assert.ok(each < 0.5, `${each.toFixed(3)} ms a page`);
    const page = asObject(ask(handler, path, { limit: '100' }).body['messages']);
    assert.deepEqual([page['nextPage'], asList(page['messages']).length], [true, 100]);
  });

  it('knows its location and nothing else', () => {
    assert.equal(ask(handler, `/locations/${sampleLocationId}`).status, 200);
    assert.equal(ask(handler, '/contacts/x').status, 404);
  });
});
