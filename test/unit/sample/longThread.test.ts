import assert from 'node:assert/strict';
import { createSampleHandler } from '../../../src/sample/handler';
import { ask, asList, asObject, asText, messagesOf, type JsonObject } from '../../support/ask';
import { sampleConversations, sampleMessages } from '../../support/sampleIds';

describe('sample account: the long conversation', () => {
  const now = Date.UTC(2026, 5, 1, 10);
  const handler = createSampleHandler({ now: () => now });
  let all: readonly JsonObject[] = [];

  before(() => {
    all = messagesOf(handler, sampleConversations.long);
  });

  it('has 5,000 messages, none twice, each with its number', () => {
    assert.equal(all.length, 5000);
    assert.equal(new Set(all.map((row) => row['id'])).size, 5000);
    assert.equal(all[0]?.['id'], sampleMessages.longNewest);
    assert.equal(all.at(-1)?.['id'], sampleMessages.longOldest);
    const numbered = all.filter((row, i) => asText(row['body'] ?? '').endsWith(`(${String(5000 - i)})`));
    assert.ok(numbered.length > 4900, String(numbered.length));
  });

  it('is newest first and lies in the past', () => {
    const dates = all.map((row) => Date.parse(asText(row['dateAdded'])));
    for (const [i, date] of dates.entries()) assert.ok(i === 0 || date < Number(dates[i - 1]), String(i));
    assert.ok(Number(dates[0]) < now);
  });

  it('pages the same whatever the page size', () => {
    const ids = all.map((row) => row['id']);
    for (const limit of ['1', '7', '20', '99']) {
      const { body } = ask(handler, `/conversations/${sampleConversations.long}/messages`, {
        limit,
        lastMessageId: asText(ids[2500]),
      });
      const page = asObject(body['messages']);
      const got = asList(page['messages']).map((row) => asObject(row)['id']);
      assert.deepEqual(got, ids.slice(2501, 2501 + Number(limit)));
      assert.equal(page['lastMessageId'], got.at(-1));
    }
  });

  it('is found message by message, and agrees with the page', () => {
    for (const index of [0, 1, 96, 4903, 4999]) {
      const row = asObject(all[index]);
      assert.deepEqual(ask(handler, `/conversations/messages/${asText(row['id'])}`).body, row);
    }
    assert.equal(ask(handler, '/conversations/messages/LongThreadM2500AAAAA').status, 400);
    assert.equal(ask(handler, '/conversations/messages/LongThreadM0000AAAAA').status, 400);
  });

  it('is filtered by type like a list', () => {
    for (const type of ['TYPE_CALL', 'TYPE_WHATSAPP,TYPE_CALL', 'TYPE_INTERNAL_COMMENTS', 'TYPE_EMAIL']) {
      const names = type.replace('COMMENTS', 'COMMENT').split(',');
      const expected = all.filter((row) => names.includes(asText(row['messageType'])));
      assert.deepEqual(messagesOf(handler, sampleConversations.long, { type, limit: '40' }), expected);
      assert.equal(expected.length > 0, type !== 'TYPE_EMAIL');
    }
  });
});
