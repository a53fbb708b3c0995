import { channelRow, isActivity } from '../../channels';
import { exactObject, exactText, member, parseExact, textOf, type ExactValue } from '../exactJson';
import { Refusal } from '../refusal';
import { eachRow, type RenderContext } from './format';
import { json } from './literals/dialects';
import { literal } from './literals/literal';
import { typeOf, type Row } from './row';

/*
 * The event that HighLevel would have sent to a webhook for this row, as far as the API can tell. What only the event
 * has is a text that says so, in its place. Fields: https://marketplace.gohighlevel.com/docs/webhook/InboundMessage
 */

/** The events of the rows; a row that causes none adds none. @throws Refusal `noWebhook` where nothing is left */
export async function webhookTwin(rows: readonly Row[], context: RenderContext): Promise<string> {
  const events = (await eachRow(rows, context, eventOf)).flatMap((event) => event ?? []);
  const [first] = events;
  if (first === undefined) throw new Refusal('noWebhook');
  return literal(rows.length === 1 ? first : { kind: 'array', items: events }, json, context.indent);
}

/** `undefined` for a record of something that happened. */
function eventOf(row: Row): ExactValue | undefined {
  const value = parseExact(row.json);
  if (row.kind === 'conversation') return unreadUpdate(value, row);
  const type = typeOf(value);
  if (isActivity(type)) return undefined;
  // Only emails have a thread; one that came without is known by its call.
  const isEmail = row.kind === 'email' || member(value, 'threadId') !== undefined;
  if (isEmail) return emailEvent(value, member(value, 'id'));
  return channelRow(type).kind === 'email' ? emailEvent(value) : messageEvent(value, type);
}

const unknown = (what: string): ExactValue => exactText(`<${what}>`);
const onlyInEvent = (name: string): ExactValue => unknown(`${name}: not in the API`);
const notInRow = (name: string): ExactValue => unknown(`${name}: not in this row`);

/** Only in the event: nothing of the API leads to them. */
const envelope = ['timestamp', 'webhookId', 'appId', 'versionId', 'companyId'] as const;

function messageEvent(value: ExactValue, type: string): ExactValue {
  const direction = textOf(member(value, 'direction'))?.toLowerCase();
  const { sound, eventName } = channelRow(type);
  const isCall = sound !== undefined;
  return exactObject([
    ['type', eventType(direction)],
    ['messageId', member(value, 'id')],
    ...copied(value, ['locationId', 'contactId', 'conversationId', 'direction', 'contentType', 'body']),
    ['attachments', attachments(value, isCall)],
    ['messageType', shortType(eventName, type)],
    ['messageTypeId', member(value, 'type')],
    ['messageTypeString', type === '' ? notInRow('messageTypeString') : exactText(type)],
    ...copied(value, [
      'dateAdded',
      'status',
      'userId',
      'conversationProviderId',
      'chatWidgetId',
      'from',
      'to',
    ]),
    ...(direction === 'outbound' ? copied(value, ['source']) : []),
    ...(isCall
      ? ([
          ['callDuration', asNumber(callFact(value, 'duration', 'callDuration')) ?? notInRow('callDuration')],
          ['callStatus', callFact(value, 'status', 'callStatus') ?? notInRow('callStatus')],
        ] as const)
      : []),
    ...envelope.map((name) => [name, onlyInEvent(name)] as const),
  ]);
}

/**
 * One event an email. A row of the messages list knows the ids of its thread's emails and little more; what the email
 * itself, of that id, does not have, it has not.
 */
function emailEvent(value: ExactValue, emailId?: ExactValue): ExactValue {
  const email = member(member(value, 'meta'), 'email');
  const ids = member(email, 'messageIds') ?? member(member(email, 'email'), 'messageIds');
  const last = ids?.kind === 'array' ? ids.items.at(-1) : undefined;
  const ofEmail = (name: string): ExactValue | undefined =>
    member(value, name) ?? (emailId === undefined ? unknown(`${name}: get the email to know it`) : undefined);
  return exactObject([
    ['type', eventType(textOf(member(value, 'direction'))?.toLowerCase())],
    ['emailMessageId', emailId ?? last ?? notInRow('emailMessageId')],
    ['threadId', ofEmail('threadId')],
    ...copied(value, ['locationId', 'contactId', 'conversationId', 'direction', 'dateAdded']),
    ['messageType', exactText('Email')],
    ['subject', member(value, 'subject') ?? member(email, 'subject') ?? ofEmail('subject')],
    ['body', member(value, 'body')],
    ['plainText', onlyInEvent('plainText')],
    ...(['from', 'to', 'provider'] as const).map((name) => [name, ofEmail(name)] as const),
    ...(['cc', 'bcc'] as const).map((name) => [name, ofEmail(name)] as const),
    ...(['cc', 'bcc'] as const).map((name) => [`${name}List`, asList(ofEmail(name))] as const),
    ...copied(value, ['attachments', 'userId', 'conversationProviderId']),
    ...envelope.map((name) => [name, onlyInEvent(name)] as const),
  ]);
}

function unreadUpdate(value: ExactValue, row: Row): ExactValue {
  return exactObject([
    ['type', exactText('ConversationUnreadUpdate')],
    ['locationId', member(value, 'locationId')],
    ['id', member(value, 'id') ?? exactText(row.id)],
    ['contactId', member(value, 'contactId')],
    ...(['deleted', 'inbox', 'starred', 'unreadCount'] as const).map(
      (name) => [name, member(value, name) ?? notInRow(name)] as const,
    ),
  ]);
}

function eventType(direction: string | undefined): ExactValue {
  if (direction === 'inbound') return exactText('InboundMessage');
  if (direction === 'outbound') return exactText('OutboundMessage');
  return unknown('InboundMessage or OutboundMessage: this row has no direction');
}

/** The event's own short name of a channel; those of most are not documented. */
function shortType(short: string | undefined, type: string): ExactValue {
  if (type === '') return notInRow('messageType');
  return short === undefined
    ? unknown(`messageType: the short form of ${type} is not documented`)
    : exactText(short);
}

/** The event of a call carries the recording; the API's row does not. */
function attachments(value: ExactValue, isCall: boolean): ExactValue {
  const found = member(value, 'attachments');
  const isEmpty = found?.kind !== 'array' || found.items.length === 0;
  if (isCall && isEmpty) return { kind: 'array', items: [unknown('URL of the recording, if there is one')] };
  return found ?? { kind: 'array', items: [] };
}

/** `meta.call.duration`, there once more, `meta.callDuration` or `callDuration`: servers send each. */
function callFact(value: ExactValue, inner: string, outer: string): ExactValue | undefined {
  const meta = member(value, 'meta');
  const call = member(meta, 'call');
  const found =
    member(call, inner) ?? member(member(call, 'call'), inner) ?? member(meta, outer) ?? member(value, outer);
  return found?.kind === 'word' ? undefined : found;
}

/** The event has a number where some rows have its digits as a text. */
function asNumber(value: ExactValue | undefined): ExactValue | undefined {
  if (value?.kind !== 'string') return value;
  const digits = value.text.trim();
  return /^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(digits) ? { kind: 'number', digits } : undefined;
}

/** Addresses, one by one. What is not known stays what it says. */
function asList(value: ExactValue | undefined): ExactValue {
  if (value?.kind === 'array') return value;
  const isAddress = value?.kind === 'string' && value.text.includes('@');
  if (isAddress) return { kind: 'array', items: [value] };
  return value?.kind === 'string' && value.text !== '' ? value : { kind: 'array', items: [] };
}

function copied(value: ExactValue, names: readonly string[]): (readonly [string, ExactValue | undefined])[] {
  return names.map((name) => [name, member(value, name)] as const);
}
