/*
 * One row a channel: what it is called and how it looks, wherever it is shown. HighLevel's list of types is open,
 * so a type is reduced to its channel by name and a type never seen before still gets a row: `other`.
 * Types and short names: https://marketplace.gohighlevel.com/docs/ghl/conversations/get-message
 */

/** What a row is to a person: written to or by the contact, or something that only stands between the messages. */
export type ChannelKind = 'message' | 'call' | 'email' | 'team' | 'note' | 'activity' | 'unknown';

/** Where the one line of a row may come from. */
export type SummaryPart = 'subject' | 'body' | 'call' | 'attachments' | 'label';

interface ChannelRow {
  /** English; translated where it is shown. */
  readonly label: string;
  /** English: the name with what the server itself calls the row, which says more than the label alone. */
  readonly named?: string;
  /** A codicon. */
  readonly icon: string;
  /** `TYPE_*` names without `TYPE_`, `CAMPAIGN_`, `MANUAL_`, `CUSTOM_`, `PROVIDER_` and `IVR_`. */
  readonly names: readonly string[];
  readonly kind: ChannelKind;
  /** English: what to know of such a row before one reads it. */
  readonly about?: string;
  /** English: why there is no text, where that is usual. */
  readonly empty?: string;
  /** The short name of its rows in webhooks, where it is documented. */
  readonly eventName?: string;
  /** Of what may have a recording and a transcript. */
  readonly sound?: Sound;
}

interface Sound {
  /** What its files begin with. */
  readonly file: string;
  /** English: nobody answered, so nobody spoke. Nothing is wrong. */
  readonly noRecording: string;
  readonly noTranscript: string;
  /** How it looks where the direction says more. */
  readonly directed?: Readonly<Record<'inbound' | 'outbound', Pick<ChannelRow, 'label' | 'icon'>>>;
}

export const channels = {
  sms: {
    label: 'SMS',
    icon: 'comment',
    kind: 'message',
    names: ['SMS', 'SMS_REVIEW_REQUEST', 'SMS_NO_SHOW_REQUEST', 'SMS_REACTION', 'NO_SHOW', 'PHONE'],
    eventName: 'SMS',
  },
  groupSms: { label: 'Group SMS', icon: 'comment-discussion', kind: 'message', names: ['GROUP_SMS'] },
  rcs: { label: 'RCS', icon: 'comment', kind: 'message', names: ['RCS'] },
  call: {
    label: 'Call',
    icon: 'device-mobile',
    kind: 'call',
    empty: 'Calls have no text.',
    names: ['CALL'],
    eventName: 'CALL',
    sound: {
      file: 'call',
      noRecording: 'There is no recording of this call. That is usual when nobody answered.',
      noTranscript: 'There is no transcript of this call.',
      directed: {
        inbound: { label: 'Inbound call', icon: 'call-incoming' },
        outbound: { label: 'Outbound call', icon: 'call-outgoing' },
      },
    },
  },
  voicemail: {
    label: 'Voicemail',
    icon: 'unmute',
    kind: 'call',
    empty: 'Calls have no text.',
    names: ['VOICEMAIL'],
    eventName: 'VoiceMail',
    sound: {
      file: 'voicemail',
      noRecording: 'There is no recording of this voicemail.',
      noTranscript: 'There is no transcript of this voicemail.',
    },
  },
  email: { label: 'Email', icon: 'mail', kind: 'email', names: ['EMAIL'] },
  webchat: { label: 'Web chat', icon: 'globe', kind: 'message', names: ['WEBCHAT'] },
  liveChat: { label: 'Live chat', icon: 'comment-discussion', kind: 'message', names: ['LIVE_CHAT'] },
  liveChatInfo: {
    label: 'Live chat note',
    icon: 'info',
    kind: 'note',
    about: 'A note of the chat itself: neither side wrote it.',
    names: ['LIVE_CHAT_INFO_MESSAGE'],
  },
  facebook: { label: 'Facebook', icon: 'feedback', kind: 'message', names: ['FACEBOOK', 'FB_MESSENGER'] },
  facebookComment: {
    label: 'Facebook comment',
    icon: 'feedback',
    kind: 'message',
    names: ['FACEBOOK_COMMENT'],
  },
  facebookCommentInfo: {
    label: 'Facebook comment note',
    icon: 'info',
    kind: 'note',
    about: 'A note of the chat itself: neither side wrote it.',
    names: ['INFO_FACEBOOK_COMMENT'],
  },
  instagram: { label: 'Instagram', icon: 'device-camera', kind: 'message', names: ['INSTAGRAM'] },
  instagramComment: {
    label: 'Instagram comment',
    icon: 'device-camera',
    kind: 'message',
    names: ['INSTAGRAM_COMMENT'],
  },
  whatsapp: { label: 'WhatsApp', icon: 'comment-draft', kind: 'message', names: ['WHATSAPP'] },
  google: { label: 'Google Business', icon: 'location', kind: 'message', names: ['GMB'] },
  tiktok: { label: 'TikTok', icon: 'play-circle', kind: 'message', names: ['TIKTOK'] },
  tiktokComment: { label: 'TikTok comment', icon: 'play-circle', kind: 'message', names: ['TIKTOK_COMMENT'] },
  review: { label: 'Review', icon: 'star-full', kind: 'message', names: ['REVIEW'] },
  form: { label: 'Form submission', icon: 'checklist', kind: 'message', names: ['FORM_SUBMISSION'] },
  internalComment: {
    label: 'Internal comment',
    icon: 'note',
    kind: 'team',
    about: 'Only your team sees this. It was never sent to the contact.',
    names: ['INTERNAL_COMMENT', 'INTERNAL_COMMENTS', 'INTERNALCOMMENT'],
    eventName: 'InternalComment',
  },
  internalChat: {
    label: 'Internal chat',
    icon: 'organization',
    kind: 'team',
    about: 'Only your team sees this. It was never sent to the contact.',
    names: ['INTERNAL_CHAT'],
  },
  activity: {
    label: 'Activity',
    named: 'Activity: {0}',
    icon: 'pulse',
    kind: 'activity',
    about: 'A record of something that happened, not a message: nobody received it.',
    names: [],
  },
  other: { label: 'Message', icon: 'comment-unresolved', kind: 'unknown', names: ['CUSTOM'] },
} as const satisfies Record<string, ChannelRow>;

export type Channel = keyof typeof channels;

/** The row of a `messageType`. */
export function channelRow(messageType: string): ChannelRow {
  return channels[channelOf(messageType)];
}

/**
 * What a row is called, everywhere: its channel's name; of an activity, what happened; of a type never seen before, the
 * server's own name for it.
 *
 * @param t translates; English with `{0}` places
 * @param clean makes the server's own word fit for the place where it is shown; nothing is shown of an empty one
 */
export function channelTitle(
  messageType: string,
  t: (english: string, own: string) => string,
  clean: (own: string) => string,
): string {
  const { label, named, kind } = channelRow(messageType);
  const own = kind === 'activity' || kind === 'unknown' ? clean(ownName(messageType)) : '';
  if (own === '') return t(label, own);
  return named === undefined ? own : t(named, own);
}

/** `TYPE_ACTIVITY_EMPLOYEE_ACTION_LOG` -> `employee action log`; of what is no activity, the type itself. */
function ownName(messageType: string): string {
  const activity = /^(?:TYPE_)?ACTIVITY_(.*)$/is.exec(messageType)?.[1];
  return activity === undefined ? messageType : activity.toLowerCase().replaceAll('_', ' ');
}

/** An email's body begins with "Hello": its subject says what it is about. */
export const summaryParts: Readonly<Record<ChannelKind, readonly SummaryPart[]>> = {
  message: ['subject', 'body', 'call', 'attachments', 'label'],
  call: ['body', 'call', 'attachments', 'label'],
  email: ['subject', 'body', 'attachments', 'label'],
  team: ['body', 'attachments', 'label'],
  note: ['body', 'attachments', 'label'],
  activity: ['body', 'label'],
  unknown: ['subject', 'body', 'call', 'attachments', 'label'],
};

/** Who carried a text message, as far as its type and provider tell. */
export type Route = 'own' | 'replacing' | 'extra' | 'provider';

/**
 * Reported from real rows: `TYPE_SMS` without a provider is HighLevel's own telephony, `TYPE_CUSTOM_SMS` a provider that
 * replaces it, `TYPE_CUSTOM_PROVIDER_SMS` a provider added as an extra channel. Of other types nothing is known.
 */
export function routeOf(messageType: string, providerId: string | undefined): Route | undefined {
  switch (messageType.toUpperCase().replace(/^TYPE_/, '')) {
    case 'SMS':
      return providerId === undefined ? 'own' : 'provider';
    case 'CUSTOM_SMS':
      return 'replacing';
    case 'CUSTOM_PROVIDER_SMS':
      return 'extra';
    default:
      return undefined;
  }
}

const channelKeys = Object.keys(channels).filter((key): key is Channel => key in channels);
const byName: ReadonlyMap<string, Channel> = new Map(
  channelKeys.flatMap((channel) => channels[channel].names.map((name) => [name, channel] as const)),
);

/** The channel of a `messageType` or `lastMessageType`: `TYPE_CAMPAIGN_SMS`, `SMS` and `sms` are all `sms`. */
export function channelOf(messageType: string): Channel {
  let name = messageType.toUpperCase().replace(/^TYPE_/, '');
  if (isActivity(messageType)) return 'activity';
  for (const prefix of ['CAMPAIGN_', 'MANUAL_', 'CUSTOM_', 'PROVIDER_', 'IVR_']) {
    if (name.startsWith(prefix)) name = name.slice(prefix.length);
  }
  return byName.get(name) ?? 'other';
}

/** A record of something that happened, not a message. By prefix, because the list of activities grows. */
export function isActivity(messageType: string): boolean {
  return /^(TYPE_)?ACTIVITY_/i.test(messageType);
}

/** What is said of its sound; of another row that has some, what is said of a call's. */
export function soundOf(messageType: string): Sound {
  return channelRow(messageType).sound ?? channels.call.sound;
}

/** Whether it makes sense to say that somebody sent it to somebody: a record and a team's remark go nowhere. */
export function hasDirection(messageType: string): boolean {
  const { kind } = channelRow(messageType);
  return kind !== 'activity' && kind !== 'team' && kind !== 'note';
}

/** Statuses that mean the message or call did not reach the person. */
export function isFailure(status: string | undefined): boolean {
  return status !== undefined && failures.has(status.toLowerCase());
}

const failures: ReadonlySet<string> = new Set([
  'failed',
  'undelivered',
  'busy',
  'no-answer',
  'canceled',
  'opt_out',
]);

/** Names of the numeric `type`, for rows without `messageType`. Confirmed by HighLevel or seen in its web application. */
const numericTypes: Readonly<Record<number, string>> = {
  1: 'CALL',
  2: 'SMS',
  3: 'EMAIL',
  4: 'SMS_REVIEW_REQUEST',
  5: 'WEBCHAT',
  6: 'SMS_NO_SHOW_REQUEST',
  7: 'CAMPAIGN_SMS',
  8: 'CAMPAIGN_CALL',
  9: 'CAMPAIGN_EMAIL',
  10: 'CAMPAIGN_VOICEMAIL',
  11: 'FACEBOOK',
  12: 'CAMPAIGN_FACEBOOK',
  13: 'CAMPAIGN_MANUAL_CALL',
  14: 'CAMPAIGN_MANUAL_SMS',
  15: 'GMB',
  16: 'CAMPAIGN_GMB',
  17: 'REVIEW',
  18: 'INSTAGRAM',
  19: 'WHATSAPP',
  20: 'CUSTOM_SMS',
  21: 'CUSTOM_EMAIL',
  22: 'CUSTOM_PROVIDER_SMS',
  23: 'CUSTOM_PROVIDER_EMAIL',
  24: 'IVR_CALL',
  25: 'ACTIVITY_CONTACT',
  26: 'ACTIVITY_INVOICE',
  27: 'ACTIVITY_PAYMENT',
  28: 'ACTIVITY_OPPORTUNITY',
  29: 'LIVE_CHAT',
  30: 'LIVE_CHAT_INFO_MESSAGE',
  31: 'ACTIVITY_APPOINTMENT',
  32: 'FACEBOOK_COMMENT',
  33: 'INSTAGRAM_COMMENT',
  34: 'CUSTOM_CALL',
  35: 'GROUP_SMS',
  36: 'INTERNAL_CHAT',
  37: 'INTERNAL_COMMENT',
  38: 'ACTIVITY_EMPLOYEE_ACTION_LOG',
  100: 'NO_SHOW',
};

/** `TYPE_*` of a message's numeric `type` (not of a conversation's, whose numbers mean other things). */
export function typeNameOf(type: number): string | undefined {
  const name = numericTypes[type];
  return name === undefined ? undefined : `TYPE_${name}`;
}
