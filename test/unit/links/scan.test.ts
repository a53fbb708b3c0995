import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scanIds } from '../../../src/links/scan';
import { sampleContacts, sampleConversations, sampleMails, sampleMessages } from '../../support/sampleIds';

const id = 've9EPM428h8vShlRW1KT';
const uuid = sampleMessages.uuid;
const location = 'SampleLocation7Qx2Ld';

/** `kind id` of each id found, and a check that the offsets are those of the id. */
function found(text: string): readonly string[] {
  return scanIds(text).map((item) => {
    assert.ok(text.slice(item.start, item.end).includes(item.id));
    return `${item.kind} ${item.id}`;
  });
}

describe('ids in a text', () => {
  const hits: readonly (readonly [string, string])[] = [
    [`{"messageId":"${id}"}`, 'message'],
    [`messageId: '${id}',`, 'message'],
    [`message_id=${id}&x=1`, 'message'],
    [`MESSAGE-ID => ${id}`, 'message'],
    [`lastMessageId: "${id}"`, 'message'],
    [`"body":"{\\"messageId\\":\\"${id}\\"}"`, 'message'],
    [`"body":"{\\\\\\"messageId\\\\\\":\\\\\\"${id}\\\\\\"}"`, 'message'],
    [`    [messageId] => ${id}`, 'message'],
    [`  ["messageId"]=>\n    string(20) "${id}"`, 'message'],
    [`- Email message id: \`${id}\``, 'email'],
    [`**Conversation id:** \`${id}\``, 'conversation'],
    [`\u001b[35mmessageId\u001b[39m: \u001b[32m"${id}"\u001b[39m`, 'message'],
    [`{ contactId: \u001b[32m'${id}'\u001b[39m }`, 'contact'],
    [`conversationId=\u001b[1;36m${id}\u001b[0m`, 'conversation'],
    [`2026-05-04 12:00 INFO message id ${id} handled.`, 'message'],
    [`No message found with id: ${id}`, 'message'],
    [`{"emailMessageId":"${id}"}`, 'email'],
    [`email_message_id=${id}`, 'email'],
    [`{"conversationId" : "${id}"}`, 'conversation'],
    [`Conversation with id ${id} not found`, 'conversation'],
    [`contactId=${id};`, 'contact'],
    [`Contact not found for id:${id}`, 'contact'],
    [`GET /conversations/messages/${id} 200`, 'message'],
    [`GET /conversations/messages/email/${id} 200`, 'email'],
    [`GET /conversations/${id}/messages?limit=20`, 'conversation'],
    [`"https://services.leadconnectorhq.com/contacts/${id}"`, 'contact'],
    [`https://crm.example.com/v2/location/${location}/conversations/conversations/${id}`, 'conversation'],
    [`https://app.gohighlevel.com/v2/location/${location}/contacts/detail/${id}?tab=1`, 'contact'],
    [
      `vscode://conversation-explorer.highlevel-conversations/message?location=${location}&id=${id}`,
      'message',
    ],
  ];
  for (const [text, kind] of hits) {
    it(`are known by their surroundings: ${text.replaceAll(id, 'ID')}`, () => {
      assert.deepEqual(found(text), [`${kind} ${id}`]);
    });
  }

  it('may be UUIDs, and may have no digit, where a name says so', () => {
    assert.deepEqual(found(`messageId: ${uuid}`), [`message ${uuid}`]);
    assert.deepEqual(found(`"conversationId":"${sampleConversations.withoutName}"`), [
      `conversation ${sampleConversations.withoutName}`,
    ]);
  });

  it('of the sample account are all of a shape that is recognised', () => {
    const conversations = Object.values(sampleConversations);
    for (const value of [
      ...conversations,
      ...Object.values(sampleMessages),
      ...Object.values(sampleMails),
      ...Object.values(sampleContacts),
    ]) {
      assert.deepEqual(found(`{"messageId": "${value}"}`), [`message ${value}`]);
    }
  });

  const falseFriends: readonly string[] = [
    `commit 1290dea4f5b6c7d8e9f0a1b2c3d4e5f60718293a`,
    `messageId: 1290dea4f5b6c7d8e9f0a1b2c3d4e5f60718293a`,
    `const traceId = '0b7f9a52-1c3d-4e5f-8a90-5a3b1e000001';`,
    `/contacts/0b7f9a52-1c3d-4e5f-8a90-5a3b1e000001`,
    `contactId=dGhpcyBpcyBhIGJhc2U2NCB0ZXh0Lg==`,
    `messageId: aGVsbG8gd29ybGQ0MiBhbmQgbW9yZQ+abc/def`,
    `Message-ID: <${id}@mail.example.com>`,
    `Message-ID: ${id}@mail.example.com`,
    `messageId: pit-00000000-0000-4000-8000-000000000000`,
    `contactId: eyJhbGciOiJIUzI1NiIsInR5.eyJzdWIiOiIxMjM0NTY3ODkwIn0`,
    `contactId: selectedContactIdentifier,`,
    `conversationId: props.conversationIdentifier,`,
    `messageId: generateMessageId(`,
    `contactId: string; conversationId: undefined`,
    `sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08`,
    `"id": "${id}"`,
    `{"id":"${id}","name":"someone else's record","locationId":"x"}`,
    `import { x } from './conversations/messages/handlers-of-something';`,
    `/conversations/search /conversations/messages/export /conversations/messages/upload`,
    `${id} ${id}`,
    `conversationId=../../../../etc/passwd`,
    `https://user@crm.example.com/v2/location/`,
  ];
  for (const text of falseFriends) {
    it(`are not seen in ${text.slice(0, 60)}`, () => assert.deepEqual(found(text), []));
  }
});

describe('an "id" in a payload', () => {
  const other = 'Conversat10n00000001';
  const message = { id, conversationId: other, messageType: 'TYPE_SMS', body: 'a { and "b" }' };

  it('is what the members beside it say', () => {
    const ids = (value: unknown): readonly string[] =>
      found(JSON.stringify(value)).filter((hit) => hit.endsWith(id));
    assert.deepEqual(ids(message), [`message ${id}`]);
    assert.deepEqual(ids({ ...message, threadId: other, subject: 'x' }), [`email ${id}`]);
    assert.deepEqual(ids({ id, contactId: other, unreadCount: 0 }), [`conversation ${id}`]);
    assert.deepEqual(ids({ contact: { id, locationId: location, firstName: 'Ada' } }), [`contact ${id}`]);
    assert.deepEqual(ids({ user: { id, name: 'x' }, conversationId: other, direction: 'inbound' }), []);
    assert.deepEqual(ids({ meta: { email: { messageIds: [id] } } }), [`email ${id}`]);
  });

  it('is found laid out over lines, with single quotes, in a line of a log, and cut off', () => {
    const texts = [
      JSON.stringify(message, undefined, 2),
      `[\n${JSON.stringify(message, undefined, 2)}\n]`,
      `{'id': '${id}', 'direction': 'inbound', 'conversationId': '${other}'}`,
      `12:00 can't stop ${JSON.stringify(message)} isn't it`,
      `{{{ never closed\n12:01 ${JSON.stringify(message)}`,
      JSON.stringify(message).slice(0, -20),
    ];
    for (const text of texts) assert.ok(found(text).includes(`message ${id}`), text);
  });

  it('is not mixed up with the id of the object around it', () => {
    const outer = 'Outer0000000000000ID';
    const text = JSON.stringify({ id: outer, items: [message, message], contactId: other, inbox: true });
    assert.deepEqual(
      found(text).filter((hit) => !hit.endsWith(other)),
      [`conversation ${outer}`, `message ${id}`, `message ${id}`],
    );
  });
});

describe('looking for ids', () => {
  it('survives any text, and finds only what can be looked up', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        "'",
        '\\',
        '\n',
        '"id":"',
        'messageId',
        'messageIds":[',
        ': ',
        id,
        uuid,
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        let last = -1;
        for (const { start, end, id: value } of scanIds(text)) {
          assert.ok(start > last && end > start && end <= text.length);
          assert.match(value, /^[\w-]{1,64}$/);
          last = start;
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('takes time in proportion to the text, whatever is in it', () => {
    const hostile = [
      '{',
      '"',
      "{'",
      '"id":"',
      '\\"',
      'message ',
      'messageId: ',
      '/conversations',
      '[',
      `{"id":"${id}",`,
    ];
    for (const text of hostile) {
      const time = (length: number): number => {
        const long = text.repeat(Math.ceil(length / text.length));
        const runs = [0, 1, 2].map(() => {
          const started = performance.now();
          scanIds(long);
          return performance.now() - started;
        });
        return Math.min(...runs);
      };
      time(50_000);
      const [short, long] = [time(50_000), time(800_000)];
      // Sixteen times the text; a quadratic scan would take 256 times as long.
      assert.ok(long < 100 * Math.max(short, 0.2), `${text}: ${short} ms, then ${long} ms`);
    }
  });
});
