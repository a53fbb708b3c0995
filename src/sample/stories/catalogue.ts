import {
  activity,
  call,
  comment,
  email,
  entry,
  type Entry,
  type Fields,
  type Story,
  type Way,
} from '../story';

/** One entry for every type that a friendly story has no use for, so that together they hold all there are. */
const everyType: readonly Entry[] = [
  entry('SMS', '>Welcome: one entry of every type follows.'),
  entry('RCS', '>Rich message: spring offer'),
  entry('SMS_REVIEW_REQUEST', '>Please review us: https://example.com/review'),
  entry('SMS_NO_SHOW_REQUEST', '>We missed you today.'),
  entry('SMS_REACTION', '<👍 to "We missed you today."'),
  entry('CAMPAIGN_SMS', '>Whitening at half price', { source: 'campaign' }),
  entry('CAMPAIGN_MANUAL_SMS', '>Your boiler service is due', { source: 'bulk_actions' }),
  entry('CUSTOM_SMS', '>By a provider that replaces the default one', {
    conversationProviderId: 'ProviderReplacing001',
  }),
  entry('CUSTOM_PROVIDER_SMS', '>By a provider added as an extra channel', {
    conversationProviderId: 'ProviderAdditional01',
    meta: { marketplace: { appId: 'MarketplaceAppId0001' } },
  }),
  call('inbound', 'completed', 64),
  call('inbound', 'answered', 18, 'IVR_CALL'),
  {
    ...call('outbound', 'completed', 95, 'CUSTOM_CALL'),
    more: { status: 'connected', conversationProviderId: 'ProviderOfCalls00001' },
  },
  call('outbound', 'completed', 12, 'CAMPAIGN_CALL'),
  call('outbound', 'canceled', 0, 'CAMPAIGN_MANUAL_CALL'),
  call('outbound', 'voicemail', 21, 'CAMPAIGN_VOICEMAIL'),
  call('inbound', 'voicemail', 33, 'VOICEMAIL'),
  email('Your documents', ['>Please find them attached.', '<Received, thanks!'], {
    attachments: [
      'https://example.com/files/contract.pdf',
      'https://example.com/files/terms%20of%20service.pdf',
    ],
  }),
  email('Spring offers', ['>Spring is here!'], { source: 'campaign', status: 'opened' }, 'CAMPAIGN_EMAIL'),
  email('By an own mail server', ['>Hello from there.'], {}, 'CUSTOM_EMAIL'),
  email('By a mail app', ['>Hello from the app.'], {}, 'CUSTOM_PROVIDER_EMAIL'),
  entry('WEBCHAT', '<From the website'),
  entry('LIVE_CHAT', '<From a live chat', { chatWidgetId: 'ChatWidgetExample001' }),
  entry('LIVE_CHAT_INFO_MESSAGE', 'Rosa Invented joined the chat', {
    chatWidgetId: 'ChatWidgetExample001',
    status: undefined,
  }),
  entry('FACEBOOK', '<To the Facebook page'),
  entry('CAMPAIGN_FACEBOOK', '>Campaign over Messenger', { source: 'campaign' }),
  entry('FACEBOOK_COMMENT', '<Under a Facebook post'),
  entry('INFO_FACEBOOK_COMMENT', 'Comment hidden', { status: undefined }),
  entry('INSTAGRAM', '<To the Instagram account'),
  entry('INSTAGRAM_COMMENT', '<Under an Instagram post'),
  entry('WHATSAPP', '<To WhatsApp'),
  entry('GMB', '<To the Google profile'),
  entry('CAMPAIGN_GMB', '>Campaign over Google', { source: 'campaign' }),
  entry('REVIEW', '<★★★★☆ Good work, a little late.'),
  entry('TIKTOK', '<To TikTok'),
  entry('TIKTOK_COMMENT', '<Under a TikTok video'),
  entry('FORM_SUBMISSION', '<Form "Call me back" submitted'),
  entry('NO_SHOW', '>You did not come, is all well?'),
  comment('Nice tour, but who wrote all this?'),
  activity('CONTACT', 'Contact updated: phone number'),
  activity('INVOICE', 'Invoice INV-1001 sent: 120.00'),
  activity('PAYMENT', 'Payment received: 120.00 for INV-1001'),
  activity('OPPORTUNITY', 'Opportunity won: Spring offer'),
  activity('APPOINTMENT', 'Appointment moved: Wednesday 15:00'),
  activity('WHATSAPP', 'WhatsApp opt-in received'),
  activity('EMPLOYEE_ACTION_LOG', 'Otto Sample marked the conversation as read'),
];

const seen =
  'connected delivered failed opened pending read scheduled sent undelivered clicked opt_out queued completed no-answer voicemail busy canceled answered';

const everyStatus = seen
  .split(' ')
  .flatMap((status): Entry[] =>
    status === 'failed' || status === 'undelivered'
      ? [entry('SMS', `>Status: ${status}`, { status, error: 'The carrier rejected the message (30007).' })]
      : [
          entry('SMS', `>Status: ${status}`, { status }),
          entry('SMS', `<Status: ${status}, inbound`, { status }),
        ],
  );

function shape(way: Way, more: Fields): Entry {
  return { type: 'TYPE_CALL', way, body: '', more: { status: 'completed', ...more } };
}

/** Duration and status of a call in each place where servers and documents put them. */
const callShapes: readonly Entry[] = [
  shape('inbound', { meta: { call: { duration: 187, status: 'answered' } } }),
  shape('inbound', { meta: { call: { duration: null, status: 'pending' } } }),
  shape('outbound', { meta: { call: { call: { duration: 45, status: 'completed' } } } }),
  shape('inbound', { meta: { callDuration: 120, callStatus: 'completed' } }),
  shape('outbound', { meta: { callDuration: '75', callStatus: 'answered' } }),
  shape('outbound', { meta: { callDuration: null, callStatus: 'no-answer' }, status: 'no-answer' }),
  shape('inbound', { meta: { callDuration: 'unknown', callStatus: 'busy' }, status: 'busy' }),
  shape('inbound', { meta: undefined, callDuration: 61, callStatus: 'completed' }),
  shape('outbound', { meta: {}, status: 'failed', error: 'The number is not in service.' }),
  shape('outbound', { meta: null, status: undefined }),
  ...['pending', 'completed', 'answered', 'busy', 'no-answer', 'failed', 'canceled', 'voicemail'].map(
    (status, i) => call(i % 2 ? 'outbound' : 'inbound', status, i % 3 ? i * 37 : 0),
  ),
];

/** For developers: what can occur, all in one place each. */
export const catalogue: readonly Story[] = [
  {
    key: 'EveryType',
    name: 'Terry Typeset',
    channel: 'SMS',
    ago: 1500,
    tags: ['one of each type'],
    lines: everyType,
  },
  {
    key: 'EveryState',
    name: 'Stella Status',
    channel: 'SMS',
    ago: 1700,
    tags: ['one of each status'],
    lines: everyStatus,
  },
  {
    key: 'CallShapes',
    name: 'Carla Callmeta',
    channel: 'CALL',
    ago: 1900,
    tags: ['call meta'],
    lines: callShapes,
  },
  {
    key: 'ShortNames',
    name: 'Shorty Webhook',
    channel: 'SMS',
    ago: 2100,
    tags: ['short type names'],
    lines: ['SMS', 'Email', 'VoiceMail', 'Custom', 'InternalComment', 'sms', 'CALL'].map((type, i) => ({
      type,
      way: i % 2 ? 'outbound' : 'inbound',
      body: type === 'CALL' || type === 'VoiceMail' ? '' : `The type of this row is only "${type}"`,
    })),
  },
  {
    key: 'Unknown',
    name: 'Uma Unknown',
    channel: 'SMS',
    ago: 2300,
    tags: ['types of tomorrow'],
    lines: [
      entry('HOLOGRAM', '<A channel not known yet', { type: 4711 }),
      activity('TELEPORT', 'Contact teleported'),
      entry('SMS', '>A status not known yet', { status: 'levitating' }),
      entry('SMS', '<A direction in upper case', { direction: 'INBOUND' }),
      {
        type: 'TYPE_QUANTUM_CHAT',
        way: 'inbound',
        body: 'Also new',
        more: { newMember: { nested: [1, 2, { three: true }] } },
      },
    ],
  },
  {
    key: 'BigNumbers',
    name: 'Greta Bignumber',
    channel: 'SMS',
    ago: 2500,
    tags: ['byte for byte'],
    lines: [
      '<These rows hold JSON that parsing and writing again would change.',
      {
        type: 'TYPE_SMS',
        way: 'outbound',
        more: { body: undefined, meta: undefined },
        verbatim:
          '"meta":{"externalId":12345678901234567890,"ratio":1.0,"tiny":1e-7,"exponent":1E+2,"zero":-0,"link":"https:\\/\\/example.com\\/a"},"body":"Caf\\u00e9 at 9? \\ud83d\\ude42"',
      },
      {
        type: 'TYPE_CUSTOM_PROVIDER_SMS',
        way: 'inbound',
        more: { meta: undefined },
        body: 'Spaces, a number with too many digits, and the same key twice',
        verbatim:
          '"meta": { "amount": 0.10000000000000000555, "9": "nine", "1": "one", "note": "first", "note": "second" }',
      },
    ],
  },
];
