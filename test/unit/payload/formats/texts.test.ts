import assert from 'node:assert/strict';
import type { Row } from '../../../../src/payload/formats/row';
import { formatOf, type FormatId } from '../../../../src/payload/formats/table';
import { accessorText, valueText } from '../../../../src/payload/formats/value';
import { Refusal } from '../../../../src/payload/refusal';
import { createSampleHandler } from '../../../../src/sample/handler';
import { asList, asObject, messagesOf, type JsonObject } from '../../../support/ask';
import { attacks } from '../../../support/attacks';
import { messageRow } from '../../../support/builders';
import { context, hostileTexts, rowOf } from '../../../support/hostile';
import { sampleConversations } from '../../../support/sampleIds';

const write = (id: FormatId, json: string, kind: Row['kind'] = 'message'): Promise<string> =>
  formatOf(id).render([rowOf(json, kind)], context);
const event = async (row: JsonObject, kind: Row['kind'] = 'message'): Promise<JsonObject> =>
  asObject(JSON.parse(await write('webhook', JSON.stringify(row), kind)));

describe('the webhook event of a row', () => {
  it('of an inbound text has the fields of the event, and marks what only the event knows', async () => {
    const row = messageRow(0, { userId: 'User1', source: 'app', from: '+15550100001' });
    const found = await event(row);
    assert.equal(found['type'], 'InboundMessage');
    assert.equal(found['messageId'], row['id']);
    assert.equal(found['messageType'], 'SMS');
    assert.equal(found['messageTypeId'], 2);
    assert.equal(found['messageTypeString'], 'TYPE_SMS');
    for (const name of [
      'locationId',
      'contactId',
      'conversationId',
      'body',
      'dateAdded',
      'status',
      'from',
      'userId',
    ]) {
      assert.equal(found[name], row[name], name);
    }
    assert.equal(found['source'], undefined, 'only outbound');
    for (const name of ['timestamp', 'webhookId', 'appId', 'versionId', 'companyId']) {
      assert.equal(found[name], `<${name}: not in the API>`);
    }
    assert.equal(found['id'], undefined);
  });

  it('of an outbound one has its source', async () => {
    const found = await event(messageRow(0, { direction: 'outbound', source: 'workflow' }));
    assert.equal(found['type'], 'OutboundMessage');
    assert.equal(found['source'], 'workflow');
  });

  for (const [name, members] of Object.entries({
    'meta.call': { meta: { call: { duration: 42, status: 'completed' } } },
    meta: { meta: { callDuration: 42, callStatus: 'completed' } },
    'the row': { callDuration: 42, callStatus: 'completed', meta: {} },
    'meta.call.call': { meta: { call: { call: { duration: 42, status: 'completed' } } } },
    texts: { meta: { callDuration: '42', callStatus: 'completed' } },
  })) {
    it(`of a call has duration and status from ${name}, and a place for the recording`, async () => {
      const found = await event(messageRow(0, { messageType: 'TYPE_CALL', type: 1, ...members }));
      assert.equal(found['messageType'], 'CALL');
      assert.equal(found['callDuration'], 42);
      assert.equal(found['callStatus'], 'completed');
      assert.deepEqual(found['attachments'], ['<URL of the recording, if there is one>']);
    });
  }

  it('of a call marks what is not known of it, and makes up no zero', async () => {
    for (const meta of [{}, { call: { duration: null, status: null } }, { callDuration: 'unknown' }]) {
      const found = await event(messageRow(0, { messageType: 'TYPE_CALL', type: 1, meta }));
      assert.equal(found['callDuration'], '<callDuration: not in this row>');
      assert.equal(found['callStatus'], '<callStatus: not in this row>');
    }
  });

  it('of a row without a type says so', async () => {
    const found = await event({ id: 'm', direction: 'inbound' });
    assert.equal(found['messageType'], '<messageType: not in this row>');
    assert.equal(found['messageTypeString'], '<messageTypeString: not in this row>');
  });

  it('of an email names the newest email of its thread, and has no message id', async () => {
    const meta = { email: { email: { messageIds: ['mail1', 'mail2'] }, subject: 'Hello' } };
    const found = await event(messageRow(0, { messageType: 'TYPE_EMAIL', type: 3, meta }));
    assert.equal(found['emailMessageId'], 'mail2');
    assert.equal(found['subject'], 'Hello');
    assert.equal(found['messageType'], 'Email');
    for (const member of ['threadId', 'cc', 'ccList', 'bcc', 'bccList', 'from', 'to', 'provider'])
      assert.match(String(found[member]), /^<\w+: get the email/, member);
    for (const name of ['messageId', 'contentType', 'status']) assert.equal(found[name], undefined);
  });

  it('of an email itself has all that it says', async () => {
    const mail = {
      id: 'mail1',
      threadId: 't1',
      direction: 'outbound',
      from: 'A <a@example.com>',
      to: ['b@example.com'],
      cc: ['c@example.com'],
      bcc: [],
      provider: 'smtp',
      subject: 's',
      body: '<p>',
    };
    const found = await event(mail);
    assert.equal(found['emailMessageId'], 'mail1');
    assert.equal(found['threadId'], 't1');
    assert.deepEqual(found['ccList'], ['c@example.com']);
    assert.equal(found['provider'], 'smtp');
    assert.deepEqual((await event({ ...mail, cc: 'c@example.com' }))['ccList'], ['c@example.com']);
  });

  it('of an email that says little asks for nothing more: it was fetched', async () => {
    const found = await event(
      { id: 'mail1', direction: 'inbound', body: 'x', to: ['b@example.com'] },
      'email',
    );
    assert.equal(found['emailMessageId'], 'mail1');
    assert.equal(found['messageType'], 'Email');
    assert.deepEqual([found['ccList'], found['bccList']], [[], []]);
    assert.doesNotMatch(JSON.stringify(found), /get the email/);
  });

  it('of a conversation is the one about unread messages', async () => {
    assert.deepEqual(
      await event(
        {
          id: 'c1',
          locationId: 'l1',
          contactId: 'x1',
          unreadCount: 2,
          starred: true,
          deleted: false,
          fullName: 'A',
        },
        'conversation',
      ),
      {
        type: 'ConversationUnreadUpdate',
        locationId: 'l1',
        id: 'c1',
        contactId: 'x1',
        deleted: false,
        inbox: '<inbox: not in this row>',
        starred: true,
        unreadCount: 2,
      },
    );
  });

  it('of an activity there is none', async () => {
    const row = JSON.stringify(messageRow(0, { messageType: 'TYPE_ACTIVITY_INVOICE', type: 26 }));
    await assert.rejects(
      write('webhook', row),
      (error) => error instanceof Refusal && error.reason === 'noWebhook',
    );
  });

  it('of several rows leaves out those that cause none', async () => {
    const rows = ['TYPE_SMS', 'TYPE_ACTIVITY_INVOICE'].map((messageType, n) =>
      rowOf(JSON.stringify(messageRow(n, { messageType }))),
    );
    const found = asList(JSON.parse(await formatOf('webhook').render(rows, context))).map(asObject);
    assert.deepEqual(
      found.map((one) => one['messageTypeString']),
      ['TYPE_SMS'],
    );
  });

  it('is written for every message type of the sample account that has one', async () => {
    const rows = messagesOf(createSampleHandler({ now: () => 0 }), sampleConversations.everyType);
    const types = rows.map((row) => String(row['messageType']));
    for (const [at, row] of rows.entries()) {
      if (types[at]?.includes('ACTIVITY') === true) continue;
      assert.match(String((await event(row))['type']), /^(In|Out)boundMessage$|^</, types[at]);
    }
    assert.ok(new Set(types).size > 30);
  });

  it('loses no digit', async () => {
    const text = await write('webhook', '{"id":"a","messageType":"TYPE_SMS","type":12345678901234567890}');
    assert.match(text, /"messageTypeId": 12345678901234567890/);
  });
});

describe('text for a ticket', () => {
  it('has hostile texts only inside of code, in Markdown', async () => {
    const ticket = (text: string): Promise<string> =>
      write('text.markdown', JSON.stringify({ body: text, status: text, id: 'a' }));
    const reference = withoutCode(await ticket('x'));
    const more = ['```\n# x', '~~~', '````', '`` ` ```', '</details><script>alert(1)</script>'];
    for (const text of new Set([...hostileTexts, ...attacks, ...more].filter((one) => one !== ''))) {
      const markdown = await ticket(text);
      assert.equal(withoutCode(markdown), reference, JSON.stringify(text));
      assert.doesNotMatch(markdown, /[\u202a-\u202e\u2066-\u2069\u200b\0\u001b]/);
    }
  });

  it('says of what type the row is: a channel, a record, a type never seen before by its own name', async () => {
    const titles: Readonly<Record<string, string>> = {
      TYPE_ACTIVITY_TELEPORT: 'Activity: teleport',
      TYPE_HOLOGRAM: 'TYPE_HOLOGRAM',
      '': 'Message',
      'TYPE_<b>\n# x`': 'TYPE_<b>\\u000a# x`',
    };
    for (const [messageType, title] of Object.entries(titles)) {
      const json = JSON.stringify({ messageType });
      assert.ok((await write('text.plain', json)).startsWith(`HighLevel message · ${title}\n`), title);
      const [heading = ''] = (await write('text.markdown', json)).split('\n');
      assert.match(withoutCode(heading), /^### HighLevel message · [\w :]*$/, messageType);
    }
    assert.match(await write('text.plain', '{"id":"a"}', 'email'), /^HighLevel message · Email\n/);
  });

  it('cannot fake a line of facts in plain text', async () => {
    const text = await write(
      'text.plain',
      JSON.stringify({ id: 'real', status: 'x\nMessage id: fake', body: 'a\nMessage id: fake' }),
    );
    assert.deepEqual(text.match(/^Message id: .*$/gm), ['Message id: real']);
    assert.match(text, /^Status: x\\u000aMessage id: fake$/m);
    assert.match(text, /^ {4}a\n {4}Message id: fake$/m);
  });

  it('of an email has its subject, and says of what the id is', async () => {
    const mail = JSON.stringify({ id: 'mail1', threadId: 't', subject: 'Offer\u202e' });
    const text = await write('text.plain', mail, 'email');
    assert.match(text, /^Email message id: mail1$/m);
    assert.match(text, /^Subject: Offer\\u202e$/m);
  });

  it('says the moment in UTC', async () => {
    assert.match(
      await write('text.plain', '{"dateAdded":"2026-01-01T10:00:00+02:00"}'),
      /^Date: 2026-01-01T08:00:00\.000Z$/m,
    );
    assert.match(
      await write('text.plain', '{"lastMessageDate":1748594625818}', 'conversation'),
      /^Date: 2025-05-30/m,
    );
  });
});

/** What a reader of Markdown does not see as code: fences as long as their opening one, then spans. */
function withoutCode(markdown: string): string {
  const outside: string[] = [];
  let fence = '';
  for (const line of markdown.split('\n')) {
    const run = /^(`{3,})/.exec(line)?.[1] ?? '';
    if (fence === '' && run !== '') fence = run;
    else if (fence !== '') {
      if (run.length >= fence.length && line === run) fence = '';
    } else outside.push(line.replace(/(?<!`)(`+)(?!`)[^]*?[^`]\1(?!`)/g, 'code'));
  }
  assert.equal(fence, '', 'a fence is open');
  return outside.join('\n');
}

describe('one value of a payload', () => {
  const json = '{"a":{"b":[1,{"odd key":12345678901234567890}]},"a/b~c":"x","n":null}';

  it('is written as received', () => {
    assert.equal(valueText(json, ['a', 'b', 1, 'odd key'], '  '), '12345678901234567890');
    assert.equal(valueText(json, ['a', 'b'], ' '), '[\n 1,\n {\n  "odd key": 12345678901234567890\n }\n]');
    assert.equal(valueText(json, ['n'], ''), 'null');
    for (const path of [['x'], ['a', 0], ['a', 'b', 7], ['n', 'x']]) {
      assert.throws(
        () => valueText(json, path, ''),
        (error) => error instanceof Refusal && error.reason === 'noValue',
      );
    }
  });

  it('is reached by an expression of each language', () => {
    const path = ['a', 'b', 1, 'odd key'];
    const expected = {
      typescriptreact: `message.a?.b?.[1]?.['odd key']`,
      javascript: `message.a?.b?.[1]?.['odd key']`,
      python: 'message["a"]["b"][1]["odd key"]',
      php: `$message['a']['b'][1]['odd key']`,
      ruby: 'message["a"]["b"][1]["odd key"]',
      go: 'message["a"].(map[string]any)["b"].([]any)[1].(map[string]any)["odd key"]',
      csharp: 'message.RootElement.GetProperty("a").GetProperty("b")[1].GetProperty("odd key")',
      java: 'message.at("/a/b/1/odd key")',
      plaintext: `message.a?.b?.[1]?.['odd key']`,
    };
    for (const [language, text] of Object.entries(expected))
      assert.equal(accessorText(path, language, 'message'), text);
    assert.equal(accessorText(['a/b~c'], 'java', 'message'), 'message.at("/a~1b~0c")');
    assert.equal(accessorText([`'];x`], 'php', 'm'), `$m['\\'];x']`);
  });

  it('is read by the JavaScript expression', () => {
    const message: unknown = JSON.parse('{"a":{"b":[1,{"odd key":2}]}}');
    const text = accessorText(['a', 'b', 1, 'odd key'], 'javascript', 'message');
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
    assert.equal(new Function('message', `return ${text}`)(message), 2);
  });
});
