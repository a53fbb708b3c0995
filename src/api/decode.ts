import { typeNameOf } from '../channels';
import { callFacts, direction, pageFacts, receivers } from './decodeFacts';
import { RawSource, type RawValue } from './rawJson';
import {
  asDate,
  asFlag,
  asNumber,
  asObject,
  asText,
  asTexts,
  isObject,
  nested,
  type JsonObject,
} from './read';
import type { Conversation, ConversationPage, EmailMessage, Message, MessagePage } from './types';

/*
 * JSON text -> typed views. Tolerant: a wrong field becomes `undefined`, a wrong row becomes an empty row that still
 * shows its raw JSON, and only an answer without the expected list or object is refused.
 * Shapes: https://marketplace.gohighlevel.com/docs/ghl/conversations, and the nesting that its servers add.
 */

/** The answer is not JSON, or not of the expected outer shape. */
export class UnreadableAnswer extends Error {}

/** Decodes `GET /conversations/search`. @throws UnreadableAnswer */
export function decodeConversationPage(text: string): ConversationPage {
  const body = parse(text);
  const rows = Array.isArray(body) ? body : asObject(body)?.['conversations'];
  if (!Array.isArray(rows)) throw new UnreadableAnswer('no list of conversations');
  const source = new RawSource(text, Array.isArray(body) ? [] : ['conversations']);
  const envelope = asObject(body) ?? {};
  return {
    items: rows.map((row, index) => conversation(asObject(row) ?? {}, { source, index })),
    total: asNumber(envelope['total']),
    traceId: asText(envelope['traceId']),
  };
}

/** Decodes `GET /conversations/{conversationId}`, bare or wrapped in `conversation`. @throws UnreadableAnswer */
export function decodeConversation(text: string): Conversation {
  return single(text, 'conversation', conversation);
}

/** Decodes `GET /conversations/{id}/messages`: nested envelope, flat envelope or bare list. @throws UnreadableAnswer */
export function decodeMessagePage(text: string): MessagePage {
  const body = parse(text);
  const outer = asObject(body) ?? {};
  const inner = asObject(outer['messages']);
  const envelope = inner ?? outer;
  const rows = Array.isArray(body) ? body : envelope['messages'];
  if (!Array.isArray(rows)) throw new UnreadableAnswer('no list of messages');
  const path = Array.isArray(body) ? [] : inner === undefined ? ['messages'] : ['messages', 'messages'];
  const source = new RawSource(text, path);
  return {
    items: messages(rows, source),
    lastMessageId: asText(envelope['lastMessageId']),
    nextPage: asFlag(envelope['nextPage']),
    traceId: asText(outer['traceId']),
  };
}

/** Decodes `GET /conversations/messages/{id}`, bare or wrapped in `message`. @throws UnreadableAnswer */
export function decodeMessage(text: string): Message {
  return single(text, 'message', message);
}

/** Decodes `GET /conversations/messages/email/{id}`, bare or wrapped in `emailMessage`. @throws UnreadableAnswer */
export function decodeEmail(text: string): EmailMessage {
  return single(text, 'emailMessage', email);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the answer, which is somebody's personal data.
    throw new UnreadableAnswer('not JSON');
  }
}

function single<T>(text: string, wrapper: string, decode: (row: JsonObject, raw: RawValue) => T): T {
  const body = parse(text);
  if (!isObject(body)) throw new UnreadableAnswer(`no ${wrapper}`);
  const inner = asObject(body[wrapper]);
  if (inner === undefined && asText(body['id']) === undefined) throw new UnreadableAnswer(`no ${wrapper}`);
  const source = new RawSource(text, inner === undefined ? [] : [wrapper]);
  return decode(inner ?? body, { source, index: -1 });
}

function conversation(row: JsonObject, raw: RawValue): Conversation {
  const lastMessageDate = asDate(row['lastMessageDate']);
  const sort = row['sort'];
  return {
    id: asText(row['id']) ?? '',
    locationId: asText(row['locationId']),
    contactId: asText(row['contactId']),
    contactName: asText(row['fullName']) ?? asText(row['contactName']) ?? asText(row['companyName']),
    email: asText(row['email']),
    phone: asText(row['phone']),
    type: asText(row['type']),
    unreadCount: Math.max(0, asNumber(row['unreadCount']) ?? 0),
    starred: asFlag(row['starred']),
    deleted: asFlag(row['deleted']),
    assignedTo: asText(row['assignedTo']),
    lastMessageType: asText(row['lastMessageType']),
    lastMessageBody: asText(row['lastMessageBody']),
    lastMessageDirection: direction(row['lastMessageDirection']),
    lastMessageDate,
    dateAdded: asDate(row['dateAdded']),
    cursor: (Array.isArray(sort) ? cursor(sort[0]) : undefined) ?? lastMessageDate,
    raw,
  };
}

/** A number that counts: beyond 2^53 the next one is the same, and paging would stand still. */
function cursor(value: unknown): number | undefined {
  const number = asNumber(value);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** The rows of a page say the same ids again and again. Each is kept once: a sixth of a page's memory. */
function messages(rows: readonly unknown[], source: RawSource): readonly Message[] {
  let previous: Message | undefined;
  return rows.map((row, index) => (previous = message(asObject(row) ?? {}, { source, index }, previous)));
}

function shared(value: unknown, previous: string | undefined): string | undefined {
  return value === previous ? previous : asText(value);
}

function message(row: JsonObject, raw: RawValue, previous?: Message): Message {
  const type = asNumber(row['type']);
  const meta = asObject(row['meta']) ?? {};
  return {
    id: asText(row['id']) ?? '',
    conversationId: shared(row['conversationId'], previous?.conversationId),
    locationId: shared(row['locationId'], previous?.locationId),
    contactId: shared(row['contactId'], previous?.contactId),
    messageType: asText(row['messageType']) ?? (type === undefined ? undefined : typeNameOf(type)) ?? '',
    type,
    direction: direction(row['direction']),
    status: asText(row['status']),
    dateAdded: asDate(row['dateAdded']),
    body: asText(row['body']) ?? '',
    contentType: asText(row['contentType']),
    attachments: asTexts(row['attachments']),
    source: asText(row['source']),
    userId: shared(row['userId'], previous?.userId),
    conversationProviderId: asText(row['conversationProviderId']),
    chatWidgetId: asText(row['chatWidgetId']),
    altId: asText(row['altId']),
    from: shared(row['from'], previous?.from),
    to: shared(row['to'], previous?.to),
    error: asText(row['error']),
    call: callFacts(row, meta),
    emailSubject: asText(nested(meta, 'email', 'subject')?.['subject']) ?? asText(row['subject']),
    emailMessageIds: asTexts(nested(meta, 'email', 'messageIds')?.['messageIds']),
    pages: pageFacts(meta),
    marketplaceAppId: asText(nested(meta, 'marketplace', 'appId')?.['appId']),
    raw,
  };
}

function email(row: JsonObject, raw: RawValue): EmailMessage {
  const like = message(row, raw);
  return {
    ...like,
    messageType: like.messageType === '' ? 'TYPE_EMAIL' : like.messageType,
    emailSubject: asText(row['subject']),
    to: receivers(row['to']).join(', ') || undefined,
    threadId: asText(row['threadId']),
    replyToMessageId: asText(row['replyToMessageId']),
    cc: receivers(row['cc']),
    bcc: receivers(row['bcc']),
    provider: asText(row['provider']),
  };
}
