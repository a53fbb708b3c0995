import assert from 'node:assert/strict';
import { decodeEmail, decodeMessage, UnreadableAnswer } from '../../../src/api/decode';
import { rawText } from '../../../src/api/rawJson';
import { isEmail } from '../../../src/api/types';

const fields = {
  id: 'Email000000000000001',
  threadId: 'Message0000000000001',
  locationId: 'Location00001',
  contactId: 'Contact00001',
  conversationId: 'Conversation00001',
  dateAdded: '2024-03-27T18:13:49.000Z',
  subject: 'Order confirm',
  body: '<p>Hi there</p>',
  direction: 'outbound',
  status: 'opened',
  contentType: 'text/html',
  from: 'Support Team <support@example.com>',
  to: ['a@example.com', 'b@example.com'],
  cc: ['c@example.com'],
  provider: 'mailgun',
  replyToMessageId: 'Email000000000000000',
};

describe('decoding an email', () => {
  it('takes it wrapped, as servers send it, and bare, as it is documented', () => {
    const text = JSON.stringify(fields);
    const wrapped = decodeEmail(`{"emailMessage": ${text}, "traceId": "t"}`);
    assert.equal(rawText(wrapped.raw), text);
    assert.deepEqual({ ...wrapped, raw: 0 }, { ...decodeEmail(text), raw: 0 });
  });

  it('reads what the documentation names', () => {
    const email = decodeEmail(JSON.stringify(fields));
    const { id, threadId, emailSubject, from, to, cc, bcc, provider, replyToMessageId, messageType } = email;
    assert.deepEqual(
      { id, threadId, emailSubject, from, to, cc, bcc, provider, replyToMessageId, messageType },
      {
        id: fields.id,
        threadId: fields.threadId,
        emailSubject: fields.subject,
        from: fields.from,
        to: 'a@example.com, b@example.com',
        cc: fields.cc,
        bcc: [],
        provider: fields.provider,
        replyToMessageId: fields.replyToMessageId,
        messageType: 'TYPE_EMAIL',
      },
    );
    assert.deepEqual([email.direction, email.status, email.dateAdded], ['outbound', 'opened', 1711563229000]);
  });

  it('takes one receiver as a text, and none at all', () => {
    assert.equal(decodeEmail('{"id":"e","to":"a@example.com"}').to, 'a@example.com');
    assert.deepEqual(decodeEmail('{"id":"e","cc":"a@example.com"}').cc, ['a@example.com']);
    assert.equal(decodeEmail('{"id":"e","to":[]}').to, undefined);
  });

  it('is told from a message, even when the server left everything out', () => {
    assert.equal(isEmail(decodeEmail('{"id":"e"}')), true);
    assert.equal(isEmail(decodeMessage('{"id":"m","threadId":"t"}')), false);
  });

  it('refuses what is no email', () => {
    for (const text of ['[]', '{}', '{"statusCode":400}', '{"emailMessage":[]}', 'Bad Gateway']) {
      assert.throws(() => decodeEmail(text), UnreadableAnswer, text);
    }
  });
});
