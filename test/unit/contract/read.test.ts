import assert from 'node:assert/strict';
import fc from 'fast-check';
import { meaningOf } from '../../../src/contract/meanings';
import { deviations, fieldAt, readPayload, type FieldAt, type Payload } from '../../../src/contract/read';
import { email } from '../../../src/contract/email';
import { message } from '../../../src/contract/message';
import { conversationRow, messageRow } from '../../support/builders';

function payload(value: unknown): Payload {
  return readPayload(JSON.stringify(value)) ?? assert.fail('no record was recognised');
}

/** The member found at the first character of a text in the payload. */
function at(value: unknown, text: string, after = 0): FieldAt | undefined {
  const json = JSON.stringify(value, undefined, 2);
  const read = readPayload(json) ?? assert.fail('no record was recognised');
  return fieldAt(read, json.indexOf(text) + after, meaningOf);
}

const marks = (value: unknown): readonly string[] =>
  deviations(payload(value)).map(({ name, expected, found }) => `${name}: ${expected ?? '-'} ${found}`);

describe('a payload beside its documentation', () => {
  it('is recognised by its members', () => {
    assert.equal(payload(messageRow()).record, 'message');
    assert.equal(payload(conversationRow()).record, 'searchRow');
    assert.equal(
      payload({ id: 'c', contactId: 'p', inbox: true, unreadCount: 0, type: 1 }).record,
      'conversation',
    );
    assert.equal(
      payload({ id: 'e', threadId: 't', conversationId: 'c', direction: 'inbound' }).record,
      'email',
    );
    for (const other of ['[]', '1', '{}', '{"id":"x"}', 'no JSON', '']) {
      assert.equal(readPayload(other), undefined, other);
    }
  });

  it('has no marks where it is as documented', () => {
    assert.deepEqual(marks(messageRow()), []);
  });

  it('is marked where a member is not documented, or is of another type', () => {
    assert.deepEqual(marks(messageRow(0, { type: '2', traceId: 'x', status: null, attachments: {} })), [
      'type: number string',
      'status: string null',
      'attachments: array object',
      'traceId: - string',
    ]);
    assert.deepEqual(marks(messageRow(0, { meta: { callDuration: 12, call: {}, email: { anything: 1 } } })), [
      'callDuration: string number',
      'call: - object',
    ]);
    const types = Object.fromEntries(Object.keys(conversationRow()).map((name) => [name, undefined]));
    assert.ok(
      marks(conversationRow(0, { ...types, fullName: 1, toString: 1 })).includes('toString: - number'),
    );
  });

  it('is marked at the name of the member', () => {
    const text = '{"messageType":"TYPE_SMS","odd":{"type":1}}';
    const [mark] = deviations(readPayload(text) ?? assert.fail());
    assert.equal(text.slice(mark?.start, mark?.end), '"odd"');
  });

  it('explains members by name and by value, also those of meta', () => {
    const row = messageRow(0, { type: 19, status: 'undelivered', meta: { callStatus: 'voicemail' } });
    const type = at(row, '"type"');
    assert.deepEqual([type?.documented, type?.value, type?.meaning], [message['type'], 19, 'TYPE_WHATSAPP']);
    assert.equal(at(row, '"undelivered"', 1)?.meaning, 'The carrier or provider could not deliver it.');
    assert.equal(at(row, '"voicemail"', 1)?.documented?.type, 'string');
    assert.equal(at(row, '"voicemail"', 1)?.meaning, 'It went to voicemail.');
    assert.equal(at(row, '"TYPE_SMS"', 1)?.meaning, 'SMS');
  });

  it('tells the numbers of messages and of conversations apart', () => {
    const single = { id: 'c', contactId: 'p', inbox: true, unreadCount: 0, type: 3 };
    assert.equal(at(single, '"type"')?.meaning, 'Facebook Messenger');
    assert.equal(at(messageRow(0, { type: 3 }), '"type"')?.meaning, 'TYPE_EMAIL');
  });

  it('explains nothing of members elsewhere that only share a name', () => {
    const row = messageRow(0, { meta: { email: { type: 5 } } });
    const json = JSON.stringify(row);
    const field = fieldAt(payload(row), json.lastIndexOf('"type"') + 1, meaningOf);
    assert.equal(field?.documented, undefined);
  });

  it('knows every documented status, direction and source', () => {
    for (const [record, table] of [
      ['message', message],
      ['email', email],
    ] as const) {
      for (const name of ['status', 'direction', 'source']) {
        for (const value of table[name]?.values ?? assert.fail()) {
          assert.notEqual(meaningOf(record, name, value), undefined, `${name} ${value}`);
        }
      }
    }
    for (const value of ['constructor', '__proto__', 'toString']) {
      assert.equal(meaningOf('message', 'status', value), undefined);
      assert.equal(meaningOf('message', value, 'x'), undefined);
    }
  });

  it('never throws, whatever the text and the place', () => {
    const any = fc.oneof(fc.json(), fc.string(), fc.constant(JSON.stringify(messageRow())));
    fc.assert(
      fc.property(any, fc.nat(400), fc.nat(400), (text, cut, offset) => {
        const read = readPayload(text.slice(0, cut));
        if (read === undefined) return;
        fieldAt(read, offset, meaningOf);
        deviations(read);
      }),
    );
  });
});
