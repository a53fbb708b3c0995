/*
 * One row a channel: what it is called and how it looks, wherever it is shown. HighLevel's list of types is open,
 * so a type is reduced to its channel by name and a type never seen before still gets a row: `other`.
 * Types and short names: https://marketplace.gohighlevel.com/docs/ghl/conversations/get-message
 */

interface ChannelRow {
  /** English; translated where it is shown. */
  readonly label: string;
  /** A codicon. */
  readonly icon: string;
  /** `TYPE_*` names without `TYPE_`, `CAMPAIGN_`, `MANUAL_`, `CUSTOM_`, `PROVIDER_` and `IVR_`. */
  readonly names: readonly string[];
}

export const channels = {
  sms: {
    label: 'SMS',
    icon: 'comment',
    names: ['SMS', 'SMS_REVIEW_REQUEST', 'SMS_NO_SHOW_REQUEST', 'SMS_REACTION', 'NO_SHOW', 'PHONE'],
  },
  groupSms: { label: 'Group SMS', icon: 'comment-discussion', names: ['GROUP_SMS'] },
  rcs: { label: 'RCS', icon: 'comment', names: ['RCS'] },
  call: { label: 'Call', icon: 'device-mobile', names: ['CALL'] },
  voicemail: { label: 'Voicemail', icon: 'unmute', names: ['VOICEMAIL'] },
  email: { label: 'Email', icon: 'mail', names: ['EMAIL'] },
  webchat: { label: 'Web chat', icon: 'globe', names: ['WEBCHAT'] },
  liveChat: { label: 'Live chat', icon: 'comment-discussion', names: ['LIVE_CHAT'] },
  liveChatInfo: { label: 'Live chat note', icon: 'info', names: ['LIVE_CHAT_INFO_MESSAGE'] },
  facebook: {
    label: 'Facebook',
    icon: 'feedback',
    names: ['FACEBOOK', 'FACEBOOK_COMMENT', 'INFO_FACEBOOK_COMMENT', 'FB_MESSENGER'],
  },
  instagram: { label: 'Instagram', icon: 'device-camera', names: ['INSTAGRAM', 'INSTAGRAM_COMMENT'] },
  whatsapp: { label: 'WhatsApp', icon: 'comment-draft', names: ['WHATSAPP'] },
  google: { label: 'Google Business', icon: 'location', names: ['GMB'] },
  tiktok: { label: 'TikTok', icon: 'play-circle', names: ['TIKTOK', 'TIKTOK_COMMENT'] },
  review: { label: 'Review', icon: 'star-full', names: ['REVIEW'] },
  form: { label: 'Form submission', icon: 'checklist', names: ['FORM_SUBMISSION'] },
  internalComment: {
    label: 'Internal comment',
    icon: 'note',
    names: ['INTERNAL_COMMENT', 'INTERNAL_COMMENTS', 'INTERNALCOMMENT'],
  },
  internalChat: { label: 'Internal chat', icon: 'organization', names: ['INTERNAL_CHAT'] },
  activity: { label: 'Activity', icon: 'pulse', names: [] },
  other: { label: 'Message', icon: 'comment-unresolved', names: ['CUSTOM'] },
} as const satisfies Record<string, ChannelRow>;

export type Channel = keyof typeof channels;

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
