import { channelOf, channels, typeNameOf } from '../channels';

/*
 * What values mean, in a few words. The documentation lists most of them without a word; the numbers are those of
 * HighLevel's web application.
 */

/** English; translated where it is shown. */
const statuses: Readonly<Record<string, string>> = {
  pending: 'Accepted by HighLevel, not yet handed on.',
  queued: 'Waiting to be handed to the carrier or provider.',
  scheduled: 'Will be sent later.',
  sent: 'Handed to the carrier or provider; no word of delivery yet.',
  delivered: 'The carrier or provider says that it arrived.',
  read: 'The other side has read it.',
  undelivered: 'The carrier or provider could not deliver it.',
  failed: 'It was not sent, or not delivered; the member “error” may say why.',
  connected: 'The call was connected.',
  opened: 'The email was opened, as far as its tracking image can tell.',
  clicked: 'A link in the email was clicked.',
  opt_out: 'Not sent: the contact has opted out.',
};

const callStatuses: Readonly<Record<string, string>> = {
  pending: 'The call is being set up.',
  completed: 'The call was connected and has ended.',
  answered: 'Somebody picked up.',
  busy: 'The line was busy.',
  'no-answer': 'Nobody picked up.',
  failed: 'The call could not be made.',
  canceled: 'The caller hung up before it was answered.',
  voicemail: 'It went to voicemail.',
};

const directions: Readonly<Record<string, string>> = {
  inbound: 'From the contact.',
  outbound: 'To the contact.',
};

const sources: Readonly<Record<string, string>> = {
  workflow: 'Sent by a workflow.',
  bulk_actions: 'Sent by a bulk action.',
  campaign: 'Sent by a campaign.',
  api: 'Sent through the API.',
  app: 'Sent by a person in the application.',
};

const conversationTypes: Readonly<Record<string, string>> = {
  1: 'Phone',
  2: 'Email',
  3: 'Facebook Messenger',
  4: 'Review',
  5: 'Group SMS',
  6: 'Internal chat',
  TYPE_PHONE: 'Phone',
  TYPE_EMAIL: 'Email',
  TYPE_FB_MESSENGER: 'Facebook Messenger',
  TYPE_REVIEW: 'Review',
  TYPE_GROUP_SMS: 'Group SMS',
};

const byField: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: { ...callStatuses, ...statuses },
  callStatus: callStatuses,
  direction: directions,
  lastMessageDirection: directions,
  source: sources,
};

/** What a value of a member means, where it can be said. English. */
export function meaningOf(
  record: 'message' | 'email' | 'conversation' | 'searchRow',
  field: string,
  value: string | number,
): string | undefined {
  if (field === 'type' && record === 'message') {
    return typeof value === 'number' ? typeNameOf(value) : undefined;
  }
  const meanings = field === 'type' ? conversationTypes : Object.hasOwn(byField, field) ? byField[field] : {};
  if (meanings !== undefined && Object.hasOwn(meanings, value)) return meanings[value];
  const isType = field === 'messageType' || field === 'lastMessageType';
  const channel = isType ? channelOf(String(value)) : 'other';
  return channel === 'other' ? undefined : channels[channel].label;
}
