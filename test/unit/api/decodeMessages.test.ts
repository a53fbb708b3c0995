import assert from 'node:assert/strict';
import { decodeMessage, decodeMessagePage, UnreadableAnswer } from '../../../src/api/decode';
import { rawText } from '../../../src/api/rawJson';
import type { Message } from '../../../src/api/types';
import type { JsonObject } from '../../support/ask';
import { messageOf, messageRow, only } from '../../support/builders';
import * as documented from './documentedExamples';

/** A row with these members is read as these fields. */
function reads(members: JsonObject, expected: Partial<Message>): void {
  const message: Readonly<Record<string, unknown>> = { ...messageOf(0, members) };
  for (const [field, value] of Object.entries(expected)) assert.deepEqual(message[field], value, field);
}

describe('decoding a page of messages', () => {
  const page = { messages: [messageRow(0), messageRow(1)], lastMessageId: 'cursor', nextPage: true };
  const ids = (answer: unknown): readonly string[] =>
    decodeMessagePage(JSON.stringify(answer)).items.map(({ id }) => id);
  const envelope = (answer: unknown): unknown => {
    const { lastMessageId, nextPage, traceId } = decodeMessagePage(JSON.stringify(answer));
    return { lastMessageId, nextPage, traceId };
  };
  const bothRows = ['Message00000', 'Message00001'];

  it('takes the nested envelope', () => {
    assert.deepEqual(ids({ messages: page, traceId: 't' }), bothRows);
    assert.deepEqual(envelope({ messages: page, traceId: 't' }), {
      lastMessageId: 'cursor',
      nextPage: true,
      traceId: 't',
    });
  });

  it('takes the flat envelope', () => {
    assert.deepEqual(ids({ ...page, traceId: 't' }), bothRows);
    assert.deepEqual(envelope(page), { lastMessageId: 'cursor', nextPage: true, traceId: undefined });
  });

  it('takes a bare list', () => {
    assert.deepEqual(ids(page.messages), bothRows);
    assert.deepEqual(envelope(page.messages), {
      lastMessageId: undefined,
      nextPage: false,
      traceId: undefined,
    });
  });

  it('keeps an empty page apart from an unreadable one', () => {
    assert.deepEqual(ids({ messages: { messages: [] } }), []);
    for (const odd of [
      '',
      'no',
      '{',
      '<html>',
      'null',
      '1',
      '""',
      '{}',
      '{"messages":null}',
      '{"messages":{}}',
    ])
      assert.throws(() => decodeMessagePage(odd), UnreadableAnswer, odd);
  });

  it('never drops a row, whatever it is', () => {
    const rows = [messageRow(0), null, 7, 'text', [], {}, true, [messageRow(1)], messageRow(2)];
    const { items } = decodeMessagePage(JSON.stringify({ messages: { messages: rows } }));
    const read = items.map(({ id, raw }) => [id, rawText(raw)]);
    assert.deepEqual(
      read,
      rows.map((row, index) => [index === 0 || index === 8 ? read[index]?.[0] : '', JSON.stringify(row)]),
    );
  });

  const nextPages: readonly (readonly [unknown, boolean])[] = [
    [true, true],
    ['true', true],
    [1, true],
    [false, false],
    ['false', false],
    [0, false],
    [null, false],
    [undefined, false],
    [{}, false],
  ];
  for (const [value, expected] of nextPages) {
    it(`reads nextPage ${JSON.stringify(value)} as ${expected}`, () => {
      assert.equal(decodeMessagePage(JSON.stringify({ ...page, nextPage: value })).nextPage, expected);
    });
  }

  it('knows no cursor in null, nothing or an empty text', () => {
    for (const lastMessageId of [null, undefined, '', {}, []]) {
      assert.equal(decodeMessagePage(JSON.stringify({ ...page, lastMessageId })).lastMessageId, undefined);
    }
  });

  it('reads the example of the documentation', () => {
    const { items, lastMessageId, nextPage } = decodeMessagePage(documented.messages);
    const { id, messageType, status } = only(items);
    assert.deepEqual(
      [id, messageType, status, lastMessageId, nextPage],
      ['ve9EPM428h8vShlRW1KT', 'SMS', 'connected', 'p1mRSHeLDhAms5q0LMr4', true],
    );
  });
});

describe('decoding one message', () => {
  it('takes it bare and wrapped, with the raw text of the message alone', () => {
    const text = JSON.stringify(messageRow());
    for (const answer of [text, `{"traceId":"t","message":${text}}`]) {
      const message = decodeMessage(answer);
      assert.deepEqual([message.id, rawText(message.raw)], ['Message00000', text]);
    }
  });

  it('refuses what is no message, such as an error sent with a good status', () => {
    for (const odd of [
      '',
      '[]',
      'null',
      '"x"',
      '{}',
      '{"message":"Bad Request","statusCode":400}',
      '{"id":null}',
    ])
      assert.throws(() => decodeMessage(odd), UnreadableAnswer, odd);
  });

  it('says nothing of the answer in its error, which may be personal', () => {
    assert.throws(
      () => decodeMessage('{"body":"Ada'),
      (error: Error) => !error.message.includes('Ada'),
    );
  });

  it('reads every field of the example of the documentation', () => {
    const { raw, ...message } = decodeMessage(documented.message);
    assert.equal(rawText(raw), documented.message);
    assert.deepEqual(message, {
      id: 've9EPM428h8vShlRW1KT',
      conversationId: 've9EPM428h8vShlRW1KT',
      locationId: 've9EPM428h8vShlRW1KT',
      contactId: 've9EPM428h8vShlRW1KT',
      messageType: 'SMS',
      type: 1,
      direction: 'inbound',
      status: 'delivered',
      dateAdded: Date.UTC(2024, 2, 27, 18, 13, 49),
      body: 'Hi there',
      contentType: 'text/plain',
      attachments: ['string'],
      source: 'workflow',
      userId: 've9EPM428kjkvShlRW1KT',
      conversationProviderId: 've9EPM428kjkvShlRW1KT',
      chatWidgetId: '67b0cc8cf14b19d85ace7s35',
      altId: 'msg_123456789',
      from: undefined,
      to: undefined,
      error: undefined,
      call: { duration: 120, status: 'completed' },
      emailSubject: undefined,
      emailMessageIds: ['ve9EPM428kjkvShlRW1KT', 've9EPs1028kjkvShlRW1KT'],
      pages: [
        { network: 'instagram', pageId: '1234567890', pageName: 'Instagram Page' },
        { network: 'facebook', pageId: '1234567890', pageName: 'Facebook Page' },
      ],
      marketplaceAppId: undefined,
    });
  });

  const cases: readonly (readonly [rule: string, members: JsonObject, expected: Partial<Message>])[] = [
    ['null is nothing', { body: null, status: null, direction: null }, { body: '', status: undefined }],
    ['missing is nothing', { body: undefined, meta: undefined }, { body: '', call: undefined, pages: [] }],
    ['an empty id is no id', { userId: '', conversationProviderId: null }, { userId: undefined }],
    ['a number in place of a text', { id: 42, body: 7, status: 1 }, { id: '42', body: '7', status: '1' }],
    ['a text in place of a number', { type: '2' }, { type: 2 }],
    ['an object in place of a text', { from: {}, to: [], error: {} }, { from: undefined, to: undefined }],
    ['a direction in another case', { direction: 'INBOUND' }, { direction: 'inbound' }],
    ['a direction never seen', { direction: 'sideways' }, { direction: undefined }],
    ['a status never seen', { status: 'teleported' }, { status: 'teleported' }],
    ['a type never seen', { messageType: 'TYPE_HOLOGRAM' }, { messageType: 'TYPE_HOLOGRAM' }],
    ['a short type name', { messageType: 'Email' }, { messageType: 'Email' }],
    ['no type name but a number', { messageType: null, type: 18 }, { messageType: 'TYPE_INSTAGRAM' }],
    ['no type name but a numeric text', { messageType: '', type: '1' }, { messageType: 'TYPE_CALL' }],
    ['no type at all', { messageType: null, type: null }, { messageType: '', type: undefined }],
    ['a number nobody knows', { messageType: null, type: 999 }, { messageType: '', type: 999 }],
    [
      'attachments that are objects',
      { attachments: [{ url: 'u' }, 'v', null, {}] },
      { attachments: ['u', 'v'] },
    ],
    ['attachments that are no list', { attachments: 'u' }, { attachments: [] }],
    ['a body of control characters', { body: '\u0000\u0007\u2028' }, { body: '\u0000\u0007\u2028' }],
    ['meta that is no object', { meta: ['x'] }, { call: undefined, pages: [], emailMessageIds: [] }],
  ];
  for (const [rule, members, expected] of cases) it(`reads ${rule}`, () => reads(members, expected));
});
