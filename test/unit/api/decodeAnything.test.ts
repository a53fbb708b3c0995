import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  decodeConversation,
  decodeConversationPage,
  decodeEmail,
  decodeMessage,
  decodeMessagePage,
  UnreadableAnswer,
} from '../../../src/api/decode';
import { rawText, type RawValue } from '../../../src/api/rawJson';
import { conversationRow, messageRow, messagesAnswer, conversationsAnswer } from '../../support/builders';

/** Any JSON, with the members that the decoders look at in all sorts of wrong places. */
const { value: json } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'medium' },
    fc.constantFrom<unknown>(
      null,
      true,
      false,
      '',
      '0',
      -1,
      0.5,
      1e21,
      1e300,
      'inbound',
      '2024-03-27T18:13:49Z',
    ),
    fc.string({ unit: 'binary' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(
      fc.oneof(
        fc.constantFrom(...Object.keys({ ...messageRow(), ...conversationRow() }), ...wrappers()),
        fc.string(),
      ),
      tie('value'),
      { maxKeys: 8 },
    ),
  ),
}));

/** Half of them with an id, as an answer has one: what is refused at the door says nothing of what is behind it. */
const answer = fc.oneof(
  json,
  fc.tuple(fc.constantFrom(...wrappers()), json).map(([member, value]) => ({ id: 'AnyId', [member]: value })),
);

function wrappers(): readonly string[] {
  return [
    ...[
      'messages',
      'message',
      'emailMessage',
      'conversations',
      'conversation',
      'call',
      'email',
      'ig',
      'fb',
      'messageIds',
    ],
    ...['nextPage', 'lastMessageId', 'callDuration', 'page_id', 'url', '__proto__', 'constructor', 'length'],
  ];
}

const decoders: Readonly<Record<string, (text: string) => unknown>> = {
  decodeConversation,
  decodeConversationPage,
  decodeEmail,
  decodeMessage,
  decodeMessagePage,
};

describe('decoding anything', () => {
  for (const [name, decode] of Object.entries(decoders)) {
    it(`${name} throws nothing but UnreadableAnswer, for any JSON`, () => {
      let readable = 0;
      fc.assert(
        fc.property(answer, (value) => {
          try {
            decode(JSON.stringify(value));
            readable++;
          } catch (error) {
            assert.ok(error instanceof UnreadableAnswer, String(error));
          }
        }),
        { numRuns: 2_000 },
      );
      // Else the property says nothing.
      assert.ok(readable > 50, `${readable} of 2,000 were readable`);
    });

    it(`${name} throws nothing but UnreadableAnswer, for any text`, () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary' }), (text) => {
          assert.throws(() => decode(`${text}{`), UnreadableAnswer);
        }),
      );
    });
  }

  const pages: Readonly<
    Record<string, (rows: readonly unknown[]) => { readonly items: readonly { readonly raw: RawValue }[] }>
  > = {
    'of messages, nested': (rows) => decodeMessagePage(messagesAnswer(rows)),
    'of messages, flat': (rows) => decodeMessagePage(JSON.stringify({ messages: rows })),
    'of messages, bare': (rows) => decodeMessagePage(JSON.stringify(rows)),
    'of conversations': (rows) => decodeConversationPage(conversationsAnswer(rows)),
    'of conversations, bare': (rows) => decodeConversationPage(JSON.stringify(rows)),
  };
  for (const [what, decode] of Object.entries(pages)) {
    it(`drops no row of a page ${what}, and keeps the text of each`, () => {
      fc.assert(
        fc.property(fc.array(json, { maxLength: 8 }), (rows) => {
          const { items } = decode(rows);
          assert.deepEqual(
            items.map(({ raw }) => rawText(raw)),
            rows.map((row) => JSON.stringify(row)),
          );
        }),
        { numRuns: 500 },
      );
    });
  }

  it('reads every field of any row as the type it says', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(messageRow())), json), (members) => {
        const { items } = decodeMessagePage(messagesAnswer([messageRow(0, members)]));
        for (const { id, body, dateAdded, type, direction, attachments } of items) {
          assert.deepEqual([typeof id, typeof body], ['string', 'string']);
          assert.ok(dateAdded === undefined || !Number.isNaN(new Date(dateAdded).getTime()));
          assert.ok(type === undefined || Number.isFinite(type));
          assert.ok(direction === undefined || ['inbound', 'outbound'].includes(direction));
          assert.ok(attachments.every((entry) => typeof entry === 'string'));
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
