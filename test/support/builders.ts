import { decodeConversationPage, decodeMessagePage } from '../../src/api/decode';
import type { Conversation, Message } from '../../src/api/types';
import type { JsonObject } from './ask';

/*
 * Rows as the API sends them: complete by default, and any member can be set or, with `undefined`, left out.
 */

/** When the newest row was made; row `n` is `n` minutes older. */
export const newest = Date.UTC(2026, 4, 4, 12);
const minute = 60_000;

export const timeOf = (n: number): number => newest - n * minute;

const padded = (n: number): string => String(n).padStart(5, '0');
export const messageIdOf = (n: number): string => `Message${padded(n)}`;
export const conversationIdOf = (n: number): string => `Conversation${padded(n)}`;

/** A row of `GET /conversations/{id}/messages`. */
export function messageRow(n = 0, members: JsonObject = {}): JsonObject {
  return {
    id: messageIdOf(n),
    type: 2,
    messageType: 'TYPE_SMS',
    locationId: 'Location00001',
    contactId: 'Contact00001',
    conversationId: conversationIdOf(0),
    dateAdded: new Date(timeOf(n)).toISOString(),
    direction: 'inbound',
    status: 'delivered',
    contentType: 'text/plain',
    body: `Message ${n}`,
    attachments: [],
    meta: {},
    ...members,
  };
}

/** A row of `GET /conversations/search`. */
export function conversationRow(n = 0, members: JsonObject = {}): JsonObject {
  return {
    id: conversationIdOf(n),
    locationId: 'Location00001',
    contactId: `Contact${padded(n)}`,
    fullName: `Ada Example ${n}`,
    contactName: `ada example ${n}`,
    type: 'TYPE_PHONE',
    unreadCount: 0,
    lastMessageDate: timeOf(n),
    lastMessageType: 'TYPE_SMS',
    lastMessageBody: `Last of ${n}`,
    lastMessageDirection: 'inbound',
    sort: [timeOf(n)],
    ...members,
  };
}

/** The nested envelope that servers send. */
export function messagesAnswer(rows: readonly unknown[], members: JsonObject = {}): string {
  return JSON.stringify({ messages: { messages: rows, nextPage: false, ...members }, traceId: 'trace-1' });
}

export function conversationsAnswer(rows: readonly unknown[], members: JsonObject = {}): string {
  return JSON.stringify({ conversations: rows, total: rows.length, traceId: 'trace-1', ...members });
}

export function messageOf(n = 0, members: JsonObject = {}): Message {
  return only(decodeMessagePage(messagesAnswer([messageRow(n, members)])).items);
}

export function conversationOf(n = 0, members: JsonObject = {}): Conversation {
  return only(decodeConversationPage(conversationsAnswer([conversationRow(n, members)])).items);
}

/** The one item of a list. */
export function only<T>(items: readonly T[]): T {
  const [item, ...others] = items;
  if (item === undefined || others.length > 0) throw new Error(`${items.length} items instead of one`);
  return item;
}

/** The numbers from `from` up to, but not including, `to`. */
export function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
