import assert from 'node:assert/strict';
import { createSampleHandler, sampleLocationId } from '../../../src/sample/handler';
import { ask, asObject, asText, searchAll, type JsonObject } from '../../support/ask';
import { sampleContacts, sampleConversations, sampleMails, sampleMessages } from '../../support/sampleIds';

describe('sample account: requests', () => {
  const now = Date.UTC(2026, 5, 1, 10);
  const handler = createSampleHandler({ now: () => now });

  function assertError(
    path: string,
    query: Readonly<Record<string, string>>,
    status: number,
    message: unknown,
  ): void {
    const answer = ask(handler, path, query);
    assert.equal(answer.status, status);
    const { traceId, ...rest } = answer.body;
    assert.match(asText(traceId), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    const reasons: Record<number, string> = {
      400: 'Bad Request',
      403: 'Forbidden',
      404: 'Not Found',
      422: 'Unprocessable Entity',
    };
    assert.deepEqual(rest, { statusCode: status, message, error: reasons[status] });
  }

  it('wants a version header it knows', () => {
    const path = `/locations/${sampleLocationId}`;
    const message = (headers: Record<string, string>): unknown => {
      const { status, body } = ask(handler, path, {}, headers);
      assert.equal(status, body['statusCode'] ?? 200);
      return body['message'];
    };
    assert.equal(message({}), 'version header was not found.');
    assert.equal(message({ version: '2020-01-01' }), 'version header is invalid');
    for (const version of ['v3', '2023-02-21', '2021-07-28', '2021-04-15']) {
      assert.equal(message({ vErSiOn: version }), undefined);
    }
  });

  it('answers validation with a list, before anything else', () => {
    assertError('/conversations/search', {}, 422, ['locationId should not be empty']);
    assertError('/conversations/search', { limit: 'ten', statuss: 'all', sort: 'up' }, 422, [
      'locationId should not be empty',
      'limit must be a number conforming to the specified constraints',
      'property statuss should not exist',
      'sort must be one of the following values: asc, desc',
    ]);
    const messages = `/conversations/${sampleConversations.showcase}/messages`;
    assertError(messages, { limit: '0' }, 422, ['limit must not be less than 1']);
    assertError(messages, { constructor: '1' }, 422, ['property constructor should not exist']);
  });

  it('refuses other locations, and ids it does not know', () => {
    assertError(
      '/conversations/search',
      { locationId: 'elsewhere' },
      403,
      'The token does not have access to this location.',
    );
    assertError('/locations/elsewhere', {}, 403, 'The token does not have access to this location.');
    assertError('/conversations/nobody', {}, 400, 'Conversation with id nobody not found');
    assertError('/conversations/nobody/messages', {}, 400, 'Conversation with id nobody not found');
    assertError('/conversations/messages/nobody', {}, 400, 'No message found with id: nobody');
    assertError(
      `/conversations/messages/${sampleMails.showcaseFirst}`,
      {},
      400,
      `No message found with id: ${sampleMails.showcaseFirst}`,
    );
    assertError('/conversations/messages/email/nobody', {}, 400, 'No message found with id: nobody');
    assertError('/contacts/nobody', {}, 400, 'Contact not found for id:nobody');
    assertError(
      `/contacts/${sampleContacts.missing}`,
      {},
      400,
      `Contact not found for id:${sampleContacts.missing}`,
    );
    const vanished = sampleConversations.vanished;
    assertError(`/conversations/${vanished}`, {}, 400, `Conversation with id ${vanished} not found`);
  });

  it('refuses a cursor of another conversation', () => {
    const lastMessageId = sampleMessages.longNewest;
    assertError(
      `/conversations/${sampleConversations.showcase}/messages`,
      { lastMessageId },
      400,
      `No message found with id: ${lastMessageId}`,
    );
  });

  it('knows no other paths', () => {
    for (const path of [
      '/',
      '/conversations',
      '/conversations/',
      '/contacts/a/b',
      '/users/search',
      '/conversations//messages',
    ]) {
      assertError(path, {}, 404, `Cannot GET ${path}`);
    }
    assertError('/conversations/%E0%A4%A', {}, 400, "Failed to decode param '%E0%A4%A'");
  });

  it('reads percent-encoded ids', () => {
    const encoded = sampleConversations.showcase.replace(/./g, (c) => `%${c.charCodeAt(0).toString(16)}`);
    assert.equal(ask(handler, `/conversations/${encoded}`).body['id'], sampleConversations.showcase);
    assertError('/conversations/messages/a%2Fb', {}, 400, 'No message found with id: a/b');
  });

  it('gives a conversation flat, with a number for its type', () => {
    const conversation = (id: string): JsonObject => ask(handler, `/conversations/${id}`).body;
    const { assignedTo, traceId, contactId, ...rest } = conversation(sampleConversations.showcase);
    assert.deepEqual(rest, {
      id: sampleConversations.showcase,
      locationId: sampleLocationId,
      type: 1,
      unreadCount: 1,
      inbox: true,
      deleted: false,
      starred: true,
    });
    assert.equal(contactId, sampleContacts.showcase);
    assert.equal(typeof assignedTo, 'string');
    assert.equal(typeof traceId, 'string');
    assert.equal(conversation(sampleConversations.quote)['type'], 2);
    assert.equal(conversation(sampleConversations.hostileName)['type'], 3);
    assert.equal(conversation(sampleConversations.deleted)['deleted'], true);
  });

  it('gives the rows of search the members of the facts', () => {
    const first = asObject(searchAll(handler)[0]);
    const { dateAdded, sort, assignedTo, email, phone, ...rest } = first;
    assert.ok(Number(dateAdded) < Number(rest['lastMessageDate']));
    assert.deepEqual(sort, [rest['lastMessageDate']]);
    assert.deepEqual(rest, {
      id: sampleConversations.showcase,
      locationId: sampleLocationId,
      contactId: sampleContacts.showcase,
      fullName: 'Ada Example',
      contactName: 'Ada Example',
      companyName: null,
      profilePhoto: null,
      type: 'TYPE_PHONE',
      unreadCount: 1,
      starred: true,
      deleted: false,
      inbox: true,
      tags: ['patient', 'newsletter'],
      followers: [],
      mentions: [],
      scoring: [],
      attributed: null,
      lastManualMessageDate: null,
      lastMessageDate: now - 4 * 60_000,
      dateUpdated: now - 4 * 60_000 + 63,
      lastMessageType: 'TYPE_SMS',
      lastMessageBody: 'Could my daughter come along for a quick look too?',
      lastMessageDirection: 'inbound',
      lastOutboundMessageAction: 'manual',
      isLastMessageInternalComment: false,
    });
    assert.ok([assignedTo, email, phone].every((value) => typeof value === 'string'));
  });

  it('sends text that parsing and writing again would change, as it is', () => {
    const page = handler({
      path: `/conversations/${sampleConversations.bigNumbers}/messages`,
      query: {},
      headers: { Version: 'v3' },
    }).text;
    const one = handler({
      path: `/conversations/messages/${sampleMessages.bigNumbers}`,
      query: {},
      headers: { Version: 'v3' },
    }).text;
    const spelling = [
      '12345678901234567890',
      '"ratio":1.0,',
      '"zero":-0',
      '1E+2',
      'https:\\/\\/example.com',
      'Caf\\u00e9',
    ];
    for (const part of spelling) {
      assert.ok(page.includes(part) && one.includes(part), part);
      assert.ok(!JSON.stringify(JSON.parse(one)).includes(part), `${part} survives`);
    }
    assert.ok(page.includes(one), 'the row of the page is the message');
    assert.ok(
      page.includes(
        '"meta": { "amount": 0.10000000000000000555, "9": "nine", "1": "one", "note": "first", "note": "second" }',
      ),
    );
  });

  it('sends the rate limit on every answer', () => {
    for (const path of [`/locations/${sampleLocationId}`, '/nowhere', '/contacts/nobody']) {
      const { headers } = ask(handler, path);
      assert.deepEqual(headers, {
        'content-type': 'application/json; charset=utf-8',
        'x-ratelimit-max': '100',
        'x-ratelimit-remaining': '99',
        'x-ratelimit-interval-milliseconds': '10000',
        'x-ratelimit-limit-daily': '200000',
        'x-ratelimit-daily-remaining': '199779',
        'x-ratelimit-daily-reset': String(14 * 3_600_000),
      });
    }
  });

  it('gives a mail with an HTML body, wrapped', () => {
    const mail = asObject(
      ask(handler, `/conversations/messages/email/${sampleMails.quoteTable}`).body['emailMessage'],
    );
    assert.equal(mail['subject'], 'Re: Quote 1042: new boiler');
    assert.match(asText(mail['body']), /<table/);
    const first = ask(handler, `/conversations/messages/email/${sampleMails.showcaseFirst}`).body[
      'emailMessage'
    ];
    assert.equal(asObject(first)['subject'], 'Your appointment at Example Street Dental');
    assert.equal(mail['direction'], 'outbound');
    assert.deepEqual(mail['to'], ['otto.beispiel@example.com']);
  });
});
