import { activity, email, entry, type Story } from '../story';
import { newsletter, phishing } from './mails';

/** Right-to-left with digits, emoji sequences, failures, missing fields, empty and vanished things. */
export const edges: readonly Story[] = [
  {
    key: 'EmojiZoe',
    name: 'Zoë 🎉 Emoji',
    channel: 'INSTAGRAM',
    ago: 2600,
    lines: [
      '<👩‍👩‍👧‍👦🏳️‍🌈👍🏽🇪🇺',
      '>🙂',
      '<Zalgo: h̸̡̪̯ͨ͊̽̅̾̎ȩ̬̩̾͛ͪ̈́̀́͘l̶̨l̵o',
      entry('INSTAGRAM', '<', { attachments: ['https://example.com/files/story%20🎉.mp4'] }),
      '<Grüße, naïve façade, Ångström: NFC é and NFD é',
    ],
  },
  {
    key: 'FailNora',
    name: 'Nora Noreply',
    channel: 'SMS',
    ago: 2800,
    lines: [
      entry('SMS', '>Your appointment is on Friday at 8:00.', {
        status: 'failed',
        error: 'The number is not a mobile number (21614).',
      }),
      entry('WHATSAPP', '>Your appointment is on Friday at 8:00.', {
        status: 'undelivered',
        error: 'The 24 hour window is closed.',
      }),
      email(
        'Your appointment',
        [
          {
            way: 'outbound',
            text: 'Friday at 8:00.',
            more: { status: 'failed', error: '550 5.1.1 mailbox unavailable' },
          },
        ],
        {
          status: 'failed',
          error: '550 5.1.1 mailbox unavailable',
        },
      ),
      entry('SMS', '<STOP', { status: 'opt_out' }),
    ],
  },
  {
    key: 'Lonely',
    name: null,
    channel: 'SMS',
    ago: 3100,
    unread: 1,
    row: { fullName: null, contactName: null, email: null, phone: null, companyName: null },
    lines: ['<Hello? Is this the dentist?'],
  },
  {
    key: 'PhoneOnly',
    name: null,
    channel: 'CALL',
    ago: 3300,
    row: { fullName: undefined, contactName: undefined, email: undefined },
    lines: [
      {
        type: 'TYPE_CALL',
        way: 'inbound',
        body: '',
        more: { status: 'no-answer', meta: { call: { duration: null, status: 'no-answer' } } },
      },
    ],
  },
  {
    key: 'OnlyActs',
    name: 'Alex Activity',
    channel: 'SMS',
    ago: 3500,
    lines: [
      activity('CONTACT', 'Contact imported'),
      activity('OPPORTUNITY', 'Opportunity created: Reactivation', { direction: undefined }),
      activity('APPOINTMENT', 'Appointment cancelled', { contentType: undefined, attachments: undefined }),
    ],
  },
  {
    key: 'ZeroMsgs',
    name: 'Emil Empty',
    channel: 'SMS',
    ago: 3700,
    lines: [],
  },
  {
    key: 'NullFields',
    name: 'Nils Nullfield',
    channel: 'SMS',
    ago: 3900,
    row: {
      email: null,
      phone: null,
      type: null,
      unreadCount: null,
      tags: null,
      lastMessageBody: null,
      lastMessageDirection: null,
      inbox: null,
      assignedTo: null,
    },
    lines: [
      {
        type: 'TYPE_SMS',
        way: 'inbound',
        more: { body: null, status: null, attachments: null, meta: null, source: null, userId: '' },
      },
      {
        type: 'TYPE_SMS',
        way: undefined,
        more: { direction: null, contentType: null, contactId: null, from: {}, to: {} },
      },
      { type: 'TYPE_SMS', way: 'inbound', body: 'Only the numeric type', more: { messageType: undefined } },
      { type: 'TYPE_SMS', way: 'inbound', body: 'No type at all', more: { messageType: null, type: null } },
      { type: 'TYPE_SMS', way: 'inbound', body: 'No date', more: { dateAdded: null } },
      {
        type: 'TYPE_SMS',
        way: 'inbound',
        body: 'A date as digits, a type as text',
        more: { dateAdded: '1743668859155', type: '2' },
      },
      {
        type: 'TYPE_SMS',
        way: 'outbound',
        body: 'An attachment as an object',
        more: { attachments: [{ url: 'https://example.com/files/plan.png' }] },
      },
      { type: 'TYPE_EMAIL', way: 'inbound', body: 'An email row without ids', more: { meta: { email: {} } } },
    ],
  },
  {
    key: 'LongIds',
    name: 'Ida Longid',
    channel: 'SMS',
    ago: 4100,
    lines: [
      entry('SMS', '<An id that is a UUID', { id: '0b7f9a52-1c3d-4e5f-8a90-5a3b1e000001' }),
      '<And a usual one',
    ],
  },
  {
    key: 'Trashed',
    name: 'Tara Trashed',
    channel: 'EMAIL',
    ago: 4300,
    deleted: true,
    lines: [
      email('Please delete my data', [
        '<Please delete everything you know about me.',
        '>Done. Have a good day!',
      ]),
    ],
  },
  {
    key: 'Vanished',
    name: 'Vera Vanished',
    channel: 'SMS',
    ago: 4500,
    deleted: true,
    only: 'search',
    lines: ['<Search still lists this conversation, but it is gone.'],
  },
  {
    key: 'NoContact',
    name: 'Oskar Orphan',
    channel: 'SMS',
    ago: 4700,
    contact: null,
    lines: ['<My contact was deleted, my messages are still here.'],
  },
  {
    key: 'AdaMail',
    name: 'Ada Example',
    channel: 'EMAIL',
    ago: 4900,
    contact: 'AdaExample',
    lines: [
      email('Newsletter: spring', [newsletter], { source: 'bulk_actions' }),
      email('Mailbox almost full', [phishing]),
    ],
  },
  {
    key: 'GroupChat',
    name: 'Street party committee',
    channel: 'GROUP_SMS',
    ago: 5100,
    only: 'id',
    lines: ['<Who brings the tables?', '>We do!', '<🎈'],
  },
  {
    key: 'TeamChat',
    name: 'Front desk team',
    channel: 'INTERNAL_CHAT',
    ago: 5300,
    only: 'id',
    lines: ['>Who opens on Saturday?', '>Me.'],
  },
];
