import assert from 'node:assert/strict';
import { decodeConversation, decodeConversationPage, UnreadableAnswer } from '../../../src/api/decode';
import { rawText } from '../../../src/api/rawJson';
import type { Conversation } from '../../../src/api/types';
import type { JsonObject } from '../../support/ask';
import { conversationOf, conversationRow, only, timeOf } from '../../support/builders';
import * as documented from './documentedExamples';

/** A row with these members is read as these fields. */
function reads(members: JsonObject, expected: Partial<Conversation>): void {
  const conversation: Readonly<Record<string, unknown>> = { ...conversationOf(0, members) };
  for (const [field, value] of Object.entries(expected)) assert.deepEqual(conversation[field], value, field);
}

describe('decoding a page of conversations', () => {
  it('takes the envelope and a bare list', () => {
    const rows = [conversationRow(0), conversationRow(1)];
    for (const answer of [{ conversations: rows, total: 2, traceId: 't' }, rows]) {
      const { items } = decodeConversationPage(JSON.stringify(answer));
      assert.deepEqual(
        items.map(({ id, raw }) => [id, rawText(raw)]),
        rows.map((row) => [row['id'], JSON.stringify(row)]),
      );
    }
  });

  const totals: readonly (readonly [unknown, number | undefined])[] = [
    [312, 312],
    ['312', 312],
    [0, 0],
    [null, undefined],
    ['many', undefined],
    [{}, undefined],
  ];
  for (const [total, expected] of totals) {
    it(`reads total ${JSON.stringify(total)} as ${expected}`, () => {
      assert.equal(decodeConversationPage(JSON.stringify({ conversations: [], total })).total, expected);
    });
  }

  it('never drops a row, whatever it is', () => {
    const rows = [null, 7, 'text', [], {}, false, conversationRow(1)];
    const { items } = decodeConversationPage(JSON.stringify({ conversations: rows }));
    assert.deepEqual(
      items.map(({ raw }) => rawText(raw)),
      rows.map((row) => JSON.stringify(row)),
    );
  });

  it('refuses what has no list', () => {
    for (const odd of ['', '<html>', 'null', '7', '{}', '{"conversations":null}', '{"conversations":{}}'])
      assert.throws(() => decodeConversationPage(odd), UnreadableAnswer, odd);
  });

  it('reads the example of the documentation', () => {
    const { items, total } = decodeConversationPage(documented.conversations);
    const { id, contactName, unreadCount, type } = only(items);
    assert.deepEqual(
      [id, contactName, unreadCount, type, total],
      ['ABC12h2F6uBrIkfXYazb', 'Ada Example', 1, 'TYPE_PHONE', 100],
    );
  });
});

describe('decoding one conversation', () => {
  it('takes it bare and wrapped, with the raw text of the conversation alone', () => {
    for (const answer of [
      documented.conversation,
      `{ "conversation" : ${documented.conversation} , "traceId": "t" }`,
    ]) {
      const conversation = decodeConversation(answer);
      assert.equal(rawText(conversation.raw), documented.conversation);
      assert.equal(conversation.id, 've9EPM428kjkvShlRW1KT');
    }
  });

  it('reads the example of the documentation, whose type is a number', () => {
    const { type, unreadCount, starred, deleted, assignedTo, lastMessageDate } = decodeConversation(
      documented.conversation,
    );
    assert.deepEqual(
      [type, unreadCount, starred, deleted, assignedTo, lastMessageDate],
      ['1', 1, true, false, 've9EPM428kjkvShlRW1KT', undefined],
    );
  });

  it('refuses what is no conversation', () => {
    for (const odd of ['', '[]', 'null', '{}', '{"message":"x"}', '{"conversation":null}'])
      assert.throws(() => decodeConversation(odd), UnreadableAnswer, odd);
  });

  const cases: readonly (readonly [rule: string, members: JsonObject, expected: Partial<Conversation>])[] = [
    ['the full name first', { fullName: 'Ada E', contactName: 'ada' }, { contactName: 'Ada E' }],
    ['the contact name without a full one', { fullName: null, contactName: 'ada' }, { contactName: 'ada' }],
    [
      'the company without any name',
      { fullName: '', contactName: null, companyName: 'ACME' },
      { contactName: 'ACME' },
    ],
    ['no name at all', { fullName: null, contactName: null }, { contactName: undefined }],
    [
      'null in every place',
      { email: null, phone: null, lastMessageBody: null, lastMessageDirection: null, assignedTo: null },
      { email: undefined, phone: undefined, lastMessageBody: undefined, lastMessageDirection: undefined },
    ],
    ['an unread count written as text', { unreadCount: '3' }, { unreadCount: 3 }],
    ['a missing unread count', { unreadCount: null }, { unreadCount: 0 }],
    ['a negative unread count', { unreadCount: -2 }, { unreadCount: 0 }],
    ['flags that are null', { starred: null, deleted: null }, { starred: false, deleted: false }],
    ['a deleted conversation', { deleted: true }, { deleted: true }],
    ['a phone sent as a number', { phone: 15550100001 }, { phone: '15550100001' }],
    ['a date written as digits', { lastMessageDate: '1748594625818' }, { lastMessageDate: 1748594625818 }],
    ['a date written in ISO', { dateAdded: '2024-03-27T18:13:49.000Z' }, { dateAdded: 1711563229000 }],
    ['the cursor from sort', { sort: [5], lastMessageDate: 1748594625818 }, { cursor: 5 }],
    ['the cursor from a sort written as text', { sort: ['5'] }, { cursor: 5 }],
    ['the cursor from the date without a sort', { sort: null }, { cursor: timeOf(0) }],
    ['the cursor from the date with an empty sort', { sort: [] }, { cursor: timeOf(0) }],
    ['the cursor from the date where the sort is beyond 2^53', { sort: [2 ** 53] }, { cursor: timeOf(0) }],
    ['the cursor from the date where the sort is no whole number', { sort: ['1.5'] }, { cursor: timeOf(0) }],
    ['no cursor without either', { sort: [null], lastMessageDate: null }, { cursor: undefined }],
    ['a last type never seen', { lastMessageType: 'TYPE_X' }, { lastMessageType: 'TYPE_X' }],
  ];
  for (const [rule, members, expected] of cases) it(`reads ${rule}`, () => reads(members, expected));
});
