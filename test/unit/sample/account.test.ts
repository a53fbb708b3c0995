import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createSampleHandler } from '../../../src/sample/handler';
import {
  ask,
  asList,
  asObject,
  asText,
  isObject,
  messagesOf,
  searchAll,
  type JsonObject,
} from '../../support/ask';
import {
  sampleContacts,
  sampleConversations,
  sampleMails,
  sampleMessages,
  unlistedConversations,
} from '../../support/sampleIds';

const documentedTypes =
  'SMS RCS SMS_REVIEW_REQUEST SMS_NO_SHOW_REQUEST SMS_REACTION CAMPAIGN_SMS CAMPAIGN_MANUAL_SMS CUSTOM_SMS CUSTOM_PROVIDER_SMS CALL IVR_CALL CUSTOM_CALL CAMPAIGN_CALL CAMPAIGN_MANUAL_CALL CAMPAIGN_VOICEMAIL EMAIL CAMPAIGN_EMAIL CUSTOM_EMAIL CUSTOM_PROVIDER_EMAIL WEBCHAT LIVE_CHAT LIVE_CHAT_INFO_MESSAGE FACEBOOK CAMPAIGN_FACEBOOK FACEBOOK_COMMENT INSTAGRAM INSTAGRAM_COMMENT WHATSAPP GMB CAMPAIGN_GMB REVIEW TIKTOK TIKTOK_COMMENT FORM_SUBMISSION INTERNAL_COMMENT ACTIVITY_CONTACT ACTIVITY_INVOICE ACTIVITY_PAYMENT ACTIVITY_OPPORTUNITY ACTIVITY_APPOINTMENT ACTIVITY_WHATSAPP ACTIVITY_EMPLOYEE_ACTION_LOG';
const seenTypes = 'VOICEMAIL NO_SHOW GROUP_SMS INTERNAL_CHAT INFO_FACEBOOK_COMMENT';
const statuses =
  'connected delivered failed opened pending read scheduled sent undelivered clicked opt_out queued completed no-answer voicemail busy canceled answered';
const callStatuses = 'pending completed answered busy no-answer failed canceled voicemail';

describe('sample account', () => {
  const handler = createSampleHandler({ now: () => Date.UTC(2026, 5, 1, 10) });
  let conversations: readonly JsonObject[] = [];
  let readable: readonly string[] = [];
  let messages: readonly JsonObject[] = [];
  let metas: readonly JsonObject[] = [];

  before(() => {
    conversations = searchAll(handler);
    const apart: readonly string[] = [sampleConversations.vanished, sampleConversations.long];
    readable = [
      ...conversations.map((one) => asText(one['id'])),
      ...Object.values(unlistedConversations),
    ].filter((id) => !apart.includes(id));
    messages = readable.flatMap((id) => messagesOf(handler, id));
    metas = messages.map((one) => one['meta']).filter(isObject);
  });

  const values = (rows: readonly JsonObject[], name: string): Set<unknown> =>
    new Set(rows.map((row) => row[name]));
  const inside = (outer: string): JsonObject[] => metas.map((meta) => meta[outer]).filter(isObject);
  const row = (id: string): JsonObject => asObject(conversations.find((one) => one['id'] === id));

  function assertHasAll(actual: ReadonlySet<unknown>, expected: readonly string[]): void {
    assert.deepEqual(
      expected.filter((value) => !actual.has(value)),
      [],
    );
  }

  it('has more conversations than one page of 100 holds, and the promised total', () => {
    assert.ok(conversations.length > 100, String(conversations.length));
    const { body } = ask(handler, '/conversations/search', {
      locationId: asText(conversations[0]?.['locationId']),
    });
    assert.equal(body['total'], conversations.length);
  });

  it('has every type of the documents and the ones seen beyond them', () => {
    const types = `${documentedTypes} ${seenTypes}`.split(' ').map((type) => `TYPE_${type}`);
    assert.equal(types.length, 47);
    assertHasAll(values(messages, 'messageType'), types);
    assertHasAll(values(messages, 'messageType'), [
      'SMS',
      'CALL',
      'Email',
      'VoiceMail',
      'Custom',
      'InternalComment',
    ]);
  });

  it('has every TYPE_ and status named in the OpenAPI files and the seeds, where these are at hand', function () {
    const shared = path.resolve('..', 'shared');
    if (!fs.existsSync(shared)) this.skip();
    const files = ['openapi', 'seeds'].flatMap((folder) =>
      fs.readdirSync(path.join(shared, folder)).map((file) => path.join(shared, folder, file)),
    );
    assert.ok(files.length > 0);
    const text = files.map((file) => fs.readFileSync(file, 'utf8')).join('\n');
    // A seed glues its list together: TYPE_CALLTYPE_SMS. Conversation types and the filter's plural are no messages.
    const named = new Set(text.match(/TYPE_(?:(?!TYPE_)[A-Z_])+/g));
    for (const other of ['TYPE_PHONE', 'TYPE_FB_MESSENGER', 'TYPE_INTERNAL_COMMENTS']) named.delete(other);
    assert.ok(named.size >= 42, String(named.size));
    assertHasAll(values(messages, 'messageType'), [...named]);
  });

  it('gives no id twice', () => {
    const ids = messages.map((one) => asText(one['id']));
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(new Set(readable).size, readable.length);
    const mails = inside('email').flatMap(
      (meta) => JSON.stringify(meta).match(/(?<=")\w{20}(?="[,\]])/g) ?? [],
    );
    assert.ok(mails.length > 25, String(mails.length));
    assert.equal(new Set([...ids, ...readable, ...mails]).size, ids.length + readable.length + mails.length);
  });

  it('has types that no document knows', () => {
    assertHasAll(values(messages, 'messageType'), [
      'TYPE_HOLOGRAM',
      'TYPE_ACTIVITY_TELEPORT',
      'TYPE_QUANTUM_CHAT',
    ]);
  });

  it('has every status, in both directions, and rows without one', () => {
    for (const direction of ['inbound', 'outbound']) {
      const rows = messages.filter((one) => one['direction'] === direction);
      const expected = statuses
        .split(' ')
        .filter((status) => direction === 'outbound' || !/failed|undelivered/.test(status));
      assertHasAll(values(rows, 'status'), expected);
    }
    assert.ok(messages.some((one) => !('status' in one)));
    assert.ok(messages.some((one) => one['status'] === null));
  });

  it('has failed messages that say why', () => {
    for (const status of ['failed', 'undelivered']) {
      assert.ok(
        messages.some((one) => one['status'] === status && typeof one['error'] === 'string'),
        status,
      );
    }
  });

  it('has the facts of a call in every place they occur', () => {
    assertHasAll(values(inside('call'), 'status'), callStatuses.split(' '));
    assert.ok(values(inside('call'), 'duration').has(null));
    assert.ok(inside('call').some((call) => isObject(call['call']) && call['call']['duration'] === 45));
    assertHasAll(new Set(metas.map((meta) => typeof meta['callDuration'])), ['number', 'string']);
    assert.ok(metas.some((meta) => meta['callDuration'] === null));
    assert.ok(
      metas.some((meta) => typeof meta['callDuration'] === 'string' && /^\d+$/.test(meta['callDuration'])),
    );
    assert.ok(messages.some((one) => typeof one['callDuration'] === 'number'));
    const calls = messages.filter((one) => one['messageType'] === 'TYPE_CALL');
    assert.ok(calls.some((one) => one['meta'] === null));
    assert.ok(calls.some((one) => typeof one['altId'] === 'string'));
  });

  it('has mails behind the ids of email rows, in the flat and in the nested shape', () => {
    const nested = inside('email')
      .map((meta) => meta['email'])
      .filter(isObject);
    const flat = inside('email').filter((meta) => 'messageIds' in meta);
    assert.ok(flat.length >= 3 && nested.length >= 3, `${String(flat.length)} ${String(nested.length)}`);
    for (const meta of [...flat, ...nested]) assert.ok(asList(meta['messageIds']).length > 0);
    for (const id of [...flat, ...nested].flatMap((meta) => asList(meta['messageIds'])).map(asText)) {
      const mail = asObject(ask(handler, `/conversations/messages/email/${id}`).body['emailMessage']);
      assert.equal(mail['id'], id);
      assert.ok(messages.some((one) => one['id'] === mail['threadId']));
      for (const name of ['body', 'from', 'contentType', 'direction'])
        assert.equal(typeof mail[name], 'string', name);
      assert.ok(asList(mail['to']).length > 0);
      assert.ok(Date.parse(asText(mail['dateAdded'])) <= Date.UTC(2026, 5, 1, 10));
    }
  });

  it('has the pages of Instagram and Facebook, flat and nested', () => {
    for (const network of ['ig', 'fb']) {
      assert.ok(
        inside(network).some((page) => typeof page['page_name'] === 'string'),
        `${network} flat`,
      );
      assert.ok(
        inside(network).some((page) => isObject(page[network])),
        `${network} nested`,
      );
    }
  });

  it('has attachments as links and as objects, chat widgets, marketplace apps and providers', () => {
    const attachments = messages.flatMap((one) =>
      Array.isArray(one['attachments']) ? asList(one['attachments']) : [],
    );
    assert.ok(
      attachments.filter((one) => typeof one === 'string' && one.startsWith('https://example.com/')).length >=
        5,
    );
    assert.ok(attachments.some((one) => isObject(one) && typeof one['url'] === 'string'));
    assert.ok(messages.some((one) => typeof one['chatWidgetId'] === 'string'));
    assert.ok(messages.some((one) => typeof one['conversationProviderId'] === 'string'));
    assert.ok(inside('marketplace').some((one) => typeof one['appId'] === 'string'));
  });

  it('has right-to-left, emoji and hostile text', () => {
    const text = messages.map((one) => one['body']).join('\n');
    for (const pattern of [
      /[\u0600-\u06ff]{3}/,
      /[\u0590-\u05ff]{3}/,
      /\u{1f469}\u200d/u,
      /<script>/,
      /\{\{constructor/,
    ]) {
      assert.match(text, pattern);
    }
    for (const character of ['\u001b', '\u202e', '\u2066', '\u0000', '\u2028', '\ud800 surrogate']) {
      assert.ok(text.includes(character), JSON.stringify(character));
    }
    assert.ok(
      messages.some((one) =>
        asList(String(one['body']).split('\n')).some((line) => asText(line).length >= 20_000),
      ),
    );
    assert.ok(messages.some((one) => Object.hasOwn(one, '__proto__')));
    assert.ok(
      conversations.slice(0, 15).every((one) => !/[<\u001b\u202e]/.test(JSON.stringify(one))),
      'further down',
    );
  });

  it('has conversations unread, starred, deleted, nameless, empty and with nothing but activity', () => {
    assert.ok(conversations.filter((one) => Number(one['unreadCount']) > 0).length >= 5);
    assert.ok(conversations.filter((one) => one['starred'] === true).length >= 3);
    assert.equal(row(sampleConversations.deleted)['deleted'], true);
    assert.equal(row(sampleConversations.withoutName)['fullName'], null);
    assert.deepEqual(messagesOf(handler, sampleConversations.empty), []);
    const activity = messagesOf(handler, sampleConversations.onlyActivity);
    assert.ok(
      activity.length > 0 && activity.every((one) => asText(one['messageType']).startsWith('TYPE_ACTIVITY_')),
    );
  });

  it('has rows with nulls and missing members', () => {
    const nulls = messagesOf(handler, sampleConversations.nulls);
    for (const name of [
      'body',
      'status',
      'attachments',
      'meta',
      'direction',
      'contactId',
      'dateAdded',
      'messageType',
      'type',
    ]) {
      assert.ok(
        nulls.some((one) => one[name] === null),
        name,
      );
    }
    assert.ok(nulls.some((one) => !('messageType' in one)));
    for (const name of ['email', 'phone', 'type', 'tags', 'lastMessageBody', 'lastMessageDirection']) {
      assert.equal(row(sampleConversations.nulls)[name], null, name);
    }
  });

  it('shows the friendly conversations first, each channel once', () => {
    const channels = new Set(conversations.slice(0, 13).map((one) => one['lastMessageType']));
    assert.ok(channels.size >= 9, [...channels].join());
    assert.equal(conversations[0]?.['id'], sampleConversations.showcase);
  });

  it('has what sampleIds.ts names', () => {
    for (const id of Object.values(sampleConversations)) assert.ok(row(id));
    for (const id of Object.values(unlistedConversations)) {
      assert.equal(ask(handler, `/conversations/${id}`).body['id'], id);
      assert.ok(!conversations.some((one) => one['id'] === id));
    }
    for (const id of Object.values(sampleMessages)) {
      assert.equal(ask(handler, `/conversations/messages/${id}`).body['id'], id);
    }
    for (const id of Object.values(sampleMails)) {
      assert.equal(
        asObject(ask(handler, `/conversations/messages/email/${id}`).body['emailMessage'])['id'],
        id,
      );
    }
    assert.equal(ask(handler, `/contacts/${sampleContacts.missing}`).status, 400);
    const contact = asObject(ask(handler, `/contacts/${sampleContacts.showcase}`).body['contact']);
    assert.equal(contact['name'], 'Ada Example');
  });
});
