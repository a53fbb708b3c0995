import assert from 'node:assert/strict';
import { decodeMessage } from '../../../src/api/decode';
import type { Message } from '../../../src/api/types';
import { bodyPart, messageView, panelTitle, type Presented } from '../../../src/details/view';
import { messageOf } from '../../support/builders';
import { message, plain } from './builders';

const facts = { contactName: 'Ada Example', accountLabel: 'Sample account' };

const present = (shown: Message): Presented => messageView(shown, facts, plain);

/** `label: value [what is copied]` of every field. */
function fields({ view, copies }: Presented): readonly string[] {
  return view.sections.flatMap((section, place) =>
    section.fields.map((field, row) => {
      const copied = copies[place]?.[row];
      assert.equal(field.copy, copied !== undefined);
      const extra = copied === undefined || copied === field.value ? '' : ` [${copied}]`;
      return `${field.label}: ${field.value}${extra}`;
    }),
  );
}

describe('the view of a message', () => {
  it('says who, how and when', () => {
    const { view } = present(message());
    assert.equal(view.heading, 'Ada Example');
    assert.deepEqual(view.channel, { label: 'SMS', icon: 'comment' });
    assert.deepEqual(view.direction, { label: 'Inbound', icon: 'arrow-down' });
    assert.deepEqual(view.status, { label: 'delivered', tone: 'good' });
    assert.deepEqual(view.time, {
      at: Date.UTC(2025, 2, 4, 9, 23, 45, 678),
      utc: '2025-03-04T09:23:45.678Z',
    });
  });

  it('names the other side where the contact is not known', () => {
    const heading = (fields: Readonly<Record<string, unknown>>): string =>
      messageView(message(fields), { ...facts, contactName: undefined }, plain).view.heading;
    assert.equal(heading({ from: '+1', to: '+2' }), '+1');
    assert.equal(heading({ from: '+1', to: '+2', direction: 'outbound' }), '+2');
    assert.equal(heading({}), 'Unknown contact');
    assert.equal(heading({ messageType: 'TYPE_INTERNAL_CHAT' }), 'Internal chat');
  });

  it('says nothing that the server did not', () => {
    const { view } = present(decodeMessage('{"id":"m"}'));
    assert.deepEqual(
      [view.direction, view.status, view.time, view.error, view.attachments],
      [undefined, undefined, undefined, undefined, []],
    );
    assert.deepEqual(fields(present(decodeMessage('{"id":"m"}'))), [
      'Contact: Ada Example',
      'Account: Sample account',
      'Message ID: m',
    ]);
  });

  it('lists every id and where it can be copied', () => {
    const all = { userId: 'u', conversationProviderId: 'p', chatWidgetId: 'w', altId: 'CA1' };
    assert.deepEqual(fields(present(message(all))).slice(-8), [
      'Message ID: msg1',
      'Conversation ID: con1',
      'Contact ID: per1',
      'Location ID: loc1',
      'User ID: u',
      'Provider ID: p',
      'Chat widget ID: w',
      'Alternate ID: CA1',
    ]);
  });

  const details: readonly [string, Readonly<Record<string, unknown>>, readonly string[]][] = [
    [
      'a call',
      { meta: { call: { duration: 65, status: 'completed' } } },
      ['Call duration: 1 min 5 s [65]', 'Call status: completed'],
    ],
    [
      'a call that ends within a second of a minute',
      { meta: { callDuration: '119.6' } },
      ['Call duration: 2 min 0 s [119.6]'],
    ],
    [
      'a call of almost an hour',
      { meta: { callDuration: '3599.7' } },
      ['Call duration: 1 h 0 min 0 s [3599.7]'],
    ],
    ['a long call', { meta: { callDuration: '3725' } }, ['Call duration: 1 h 2 min 5 s [3725]']],
    [
      'an unanswered call',
      { meta: { call: { duration: null, status: 'no-answer' } } },
      ['Call status: no-answer'],
    ],
    [
      'an Instagram page',
      { meta: { ig: { ig: { page_id: '1', page_name: 'Shop' } } } },
      ['Instagram page: Shop', 'Instagram page ID: 1'],
    ],
    [
      'pages of every other network',
      {
        meta: {
          tiktok: { tiktok: { page_id: '3', page_name: 'Clips' } },
          gmb: { page_name: 'Place' },
          whatsapp: { pageId: '4' },
        },
      },
      ['TikTok account: Clips', 'TikTok account ID: 3', 'Google business: Place', 'WhatsApp account ID: 4'],
    ],
    ['the own route', {}, ['Route: HighLevel’s own telephony']],
    [
      'the route by a provider that replaces it',
      { messageType: 'TYPE_CUSTOM_SMS', conversationProviderId: 'p' },
      ['Route: A provider that replaces the default one', 'Provider ID: p'],
    ],
    [
      'the route by a provider that was added',
      { messageType: 'TYPE_CUSTOM_PROVIDER_SMS' },
      ['Route: A provider added as an extra channel'],
    ],
    ['a Facebook page', { meta: { fb: { page_id: '2' } } }, ['Facebook page ID: 2']],
    [
      'an email',
      { meta: { email: { subject: 'Hi', messageIds: ['e1', 'e2'] } } },
      ['Subject: Hi', 'Email message ID: e1', 'Email message ID: e2'],
    ],
    [
      'sender and source',
      { from: '+1', to: '+2', source: 'workflow' },
      ['From: +1', 'To: +2', 'Source: workflow'],
    ],
  ];
  for (const [what, extra, expected] of details) {
    it(`tells the facts of ${what}`, () => {
      const told = fields(present(message(extra)));
      for (const line of expected) assert.ok(told.includes(line), `${line} in ${told.join(', ')}`);
    });
  }

  it('marks what did not arrive', () => {
    const { view } = present(message({ status: 'Failed', error: 'Carrier said no' }));
    assert.deepEqual([view.status?.tone, view.error], ['bad', 'Carrier said no']);
  });

  it('keeps the text as it is, and tells when it is HTML', () => {
    const html = '<script>alert(1)</script>';
    assert.equal(present(message({ body: html })).view.body.text, html);
    assert.match(present(message({ body: html })).view.body.notes.join(), /HTML/);
    assert.match(
      present(message({ contentType: 'text/html; charset=utf-8' })).view.body.notes.join(),
      /HTML/,
    );
    assert.deepEqual(present(message({ body: 'if a < b and c > d' })).view.body.notes, []);
    assert.match(present(message({ body: 'a\u202eb' })).view.body.notes.join(), /order/);
    assert.deepEqual(present(message({ body: '' })).view.body.notes, ['This message has no text.']);
    assert.deepEqual(present(message({ body: '', messageType: 'TYPE_CALL' })).view.body.notes, []);
  });

  it('says of a call in a line what it was', () => {
    const line = (fields: Readonly<Record<string, unknown>>): string => {
      const { call } = present(message({ body: '', status: 'completed', ...fields })).view;
      return call === undefined ? 'none' : [call.title, ...call.facts].join(' · ');
    };
    const meta = { call: { duration: 65, status: 'answered' } };
    assert.equal(line({ messageType: 'TYPE_CALL', meta }), 'Inbound call · 1 min 5 s · answered');
    assert.equal(line({ messageType: 'TYPE_IVR_CALL', direction: 'outbound' }), 'Outbound call · completed');
    assert.equal(line({ messageType: 'CALL', direction: null, status: null }), 'Call');
    const left = { call: { duration: 9, status: 'voicemail' } };
    assert.equal(line({ messageType: 'TYPE_VOICEMAIL', meta: left }), 'Voicemail · 9 s');
    assert.equal(line({}), 'none');
  });

  it('sends the beginning of a long text, and says how long it is', () => {
    const { view } = present(message({ body: 'x'.repeat(1_000_000) }));
    assert.deepEqual([view.body.text.length, view.body.total], [bodyPart, 1_000_000]);
    assert.deepEqual([view.json.text, view.json.size > 1_000_000], [undefined, true]);
  });

  it('carries the JSON as received', () => {
    const text = '{"id":"m","n":12345678901234567890,"n":1.0}';
    const { view, json } = present(decodeMessage(`{"message":${text}}`));
    assert.deepEqual([view.json.text, json], [text, text]);
  });
});

describe('the title of a panel', () => {
  it('tells messages apart without naming anybody', () => {
    assert.equal(panelTitle(message({ id: 'message0123456789ab' }), plain), 'SMS …6789ab');
    // Only a row of a list can come without an id.
    assert.equal(panelTitle(messageOf(0, { id: '' }), plain), 'SMS');
    assert.equal(panelTitle(message({ messageType: 'TYPE_HOLOGRAM', id: 'a' }), plain), 'TYPE_HOLOGRAM …a');
    const long = panelTitle(message({ messageType: 'X'.repeat(500), id: 'a' }), plain);
    assert.match(long, /^X{20,60}… …a$/);
  });
});
