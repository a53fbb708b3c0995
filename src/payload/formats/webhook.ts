import { channelOf, isActivity, typeNameOf } from '../../channels';
import { exactObject, exactText, member, parseExact, textOf, type ExactValue } from '../exactJson';
import { Refusal } from '../refusal';
import { eachRow, type RenderContext } from './format';
import { json } from './literals/dialects';
import { literal } from './literals/literal';
import type { Row } from './row';

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
  return member(value, 'threadId') !== undefined || channelOf(type) === 'email'
    ? emailEvent(value)
    : messageEvent(value, type);
}

const unknown = (what: string): ExactValue => exactText(`<${what}>`);
const onlyInEvent = (name: string): ExactValue => unknown(`${name}: not in the API`);

/** Only in the event: nothing of the API leads to them. */
const envelope = ['timestamp', 'webhookId', 'appId', 'versionId', 'companyId'] as const;

function messageEvent(value: ExactValue, type: string): ExactValue {
  const direction = textOf(member(value, 'direction'))?.toLowerCase();
  const channel = channelOf(type);
  const isCall = channel === 'call' || channel === 'voicemail';
  const callStatus = callFact(value, 'status', 'callStatus');
  return exactObject([
    ['type', eventName(direction)],
    ['messageId', member(value, 'id')],
    ...copied(value, ['locationId', 'contactId', 'conversationId', 'direction', 'contentType', 'body']),
    ['attachments', attachments(value, isCall)],
    ['messageType', shortType(channel, type)],
    ['messageTypeId', member(value, 'type')],
    ['messageTypeString', exactText(type)],
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
          ['callDuration', callFact(value, 'duration', 'callDuration')],
          ['callStatus', callStatus],
        ] as const)
      : []),
    ...envelope.map((name) => [name, onlyInEvent(name)] as const),
  ]);
}

/** One event an email. A row of the messages list knows the ids of its thread's emails and little more. */
function emailEvent(value: ExactValue): ExactValue {
  const isEmail = member(value, 'threadId') !== undefined;
  const email = member(member(value, 'meta'), 'email');
  const ids = member(email, 'messageIds') ?? member(member(email, 'email'), 'messageIds');
  const last = ids?.kind === 'array' ? ids.items.at(-1) : undefined;
  const ofEmail = (name: string): ExactValue =>
    member(value, name) ?? unknown(`${name}: get the email to know it`);
  const cc = ofEmail('cc');
  const bcc = ofEmail('bcc');
  return exactObject([
    ['type', eventName(textOf(member(value, 'direction'))?.toLowerCase())],
    ['emailMessageId', (isEmail ? member(value, 'id') : last) ?? unknown('emailMessageId: not in this row')],
    ['threadId', ofEmail('threadId')],
    ...copied(value, ['locationId', 'contactId', 'conversationId', 'direction', 'dateAdded']),
    ['messageType', exactText('Email')],
    ['subject', member(value, 'subject') ?? member(email, 'subject') ?? ofEmail('subject')],
    ['body', member(value, 'body')],
    ['plainText', onlyInEvent('plainText')],
    ...(['from', 'to', 'provider'] as const).map((name) => [name, ofEmail(name)] as const),
    ['cc', cc],
    ['bcc', bcc],
    ['ccList', { kind: 'array', items: cc.kind === 'array' ? cc.items : [] }],
    ['bccList', { kind: 'array', items: bcc.kind === 'array' ? bcc.items : [] }],
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
      (name) => [name, member(value, name) ?? unknown(`${name}: not in this row`)] as const,
    ),
  ]);
}

function typeOf(value: ExactValue): string {
  const number = textOf(member(value, 'type'));
  return (
    textOf(member(value, 'messageType')) ?? (number === undefined ? '' : (typeNameOf(Number(number)) ?? ''))
  );
}

function eventName(direction: string | undefined): ExactValue {
  if (direction === 'inbound') return exactText('InboundMessage');
  if (direction === 'outbound') return exactText('OutboundMessage');
  return unknown('InboundMessage or OutboundMessage: this row has no direction');
}

/** The event's own short names; those of the other channels are not documented. */
function shortType(channel: string, type: string): ExactValue {
  const short = new Map([
    ['sms', 'SMS'],
    ['call', 'CALL'],
    ['voicemail', 'VoiceMail'],
    ['internalComment', 'InternalComment'],
  ]).get(channel);
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

/** `meta.call.duration`, `meta.callDuration` or `callDuration`: servers send each. */
function callFact(value: ExactValue, inner: string, outer: string): ExactValue | undefined {
  const meta = member(value, 'meta');
  return member(member(meta, 'call'), inner) ?? member(meta, outer) ?? member(value, outer);
}

function copied(value: ExactValue, names: readonly string[]): (readonly [string, ExactValue | undefined])[] {
  return names.map((name) => [name, member(value, name)] as const);
}
