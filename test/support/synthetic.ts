import type { Handler } from '../../src/api/http';
import { sampleLocationId } from '../../src/sample/account';
import { jsonReply, errorReply, withHeaders, type Reply } from '../../src/sample/replies';

export interface SyntheticSize {
  readonly conversations: number;
  readonly messagesPer: number;
}

const minute = 60_000;
const pad = (n: number): string => String(n).padStart(6, '0');

/** The id of the `c`th conversation, counted from 0, the newest. */
export const syntheticConversationId = (c: number): string => `SynthConversa${pad(c)}`;

/** The id of message `m` of conversation `c`, both counted from 0, the newest. */
export const syntheticMessageId = (c: number, m: number): string => `SynthMsg${pad(c)}x${pad(m)}`;

/**
 * A location of any size, for measuring clients: rows are glued from ready pieces and pages are kept, so that the
 * server's own share of the time is small. Knows search, messages and one conversation or message; no filters.
 */
export function createSyntheticHandler(size: SyntheticSize, now: number): Handler {
  const pages = new Map<string, Reply>();
  const answer = (path: string, query: Readonly<Record<string, string>>): Reply => {
    const key = `${path}?${query['limit'] ?? ''}&${query['startAfterDate'] ?? ''}&${query['lastMessageId'] ?? ''}`;
    const reply = pages.get(key) ?? respond(path, query, size, now);
    if (pages.size < 5000) pages.set(key, reply);
    return reply;
  };
  return ({ path, query }) => withHeaders(answer(path, query), now);
}

function respond(
  path: string,
  query: Readonly<Record<string, string>>,
  size: SyntheticSize,
  now: number,
): Reply {
  const limit = Math.min(Number(query['limit'] ?? 20), 500);
  if (path === '/conversations/search') return searchPage(query['startAfterDate'], limit, size, now);
  if (path === `/locations/${sampleLocationId}`) {
    return jsonReply(
      { location: JSON.stringify({ id: sampleLocationId, name: 'Synthetic location' }) },
      path,
    );
  }
  const [, list] = /^\/conversations\/SynthConversa(\d{6})\/messages$/.exec(path) ?? [];
  if (list !== undefined) return messagePage(Number(list), query['lastMessageId'], limit, size, now);
  const [, c, m] = /^\/conversations\/messages\/SynthMsg(\d{6})x(\d{6})$/.exec(path) ?? [];
  if (c !== undefined && m !== undefined)
    return { status: 200, text: messageText(Number(c), Number(m), now) };
  const [, one] = /^\/conversations\/SynthConversa(\d{6})$/.exec(path) ?? [];
  if (one !== undefined) return { status: 200, text: conversationText(Number(one)) };
  return errorReply(404, `Cannot GET ${path}`, path);
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

function searchPage(after: string | undefined, limit: number, size: SyntheticSize, now: number): Reply {
  const from = after === undefined ? 0 : Math.floor((now - Number(after)) / minute) + 1;
  const rows = range(from, Math.min(from + limit, size.conversations)).map((c) => searchText(c, now));
  return jsonReply({ conversations: `[${rows.join(',')}]`, total: String(size.conversations) }, 'search');
}

function messagePage(
  c: number,
  cursor: string | undefined,
  limit: number,
  size: SyntheticSize,
  now: number,
): Reply {
  const from = cursor === undefined ? 0 : Number(cursor.slice(-6)) + 1;
  const to = Math.min(from + limit, size.messagesPer);
  const rows = range(from, to).map((m) => messageText(c, m, now));
  const last = rows.length > 0 ? `"${syntheticMessageId(c, to - 1)}"` : 'null';
  const more = String(to < size.messagesPer);
  return jsonReply(
    { messages: `{"lastMessageId":${last},"nextPage":${more},"messages":[${rows.join(',')}]}` },
    'messages',
  );
}

function searchText(c: number, now: number): string {
  const date = String(now - c * minute);
  return `{"id":"${syntheticConversationId(c)}","locationId":"${sampleLocationId}","contactId":"SynthContact00${pad(c)}","fullName":"Synthetic ${String(c)}","contactName":"Synthetic ${String(c)}","companyName":null,"email":"synthetic.${String(c)}@example.com","phone":"+15550${pad(c)}","type":"TYPE_PHONE","unreadCount":${String(c % 3)},"inbox":true,"starred":false,"deleted":false,"tags":[],"dateAdded":${date},"dateUpdated":${date},"lastMessageDate":${date},"lastMessageType":"TYPE_SMS","lastMessageBody":"The last message of conversation ${String(c)}","lastMessageDirection":"inbound","lastOutboundMessageAction":"manual","lastManualMessageDate":null,"followers":[],"mentions":[],"scoring":[],"sort":[${date}]}`;
}

function conversationText(c: number): string {
  return `{"id":"${syntheticConversationId(c)}","locationId":"${sampleLocationId}","contactId":"SynthContact00${pad(c)}","type":1,"unreadCount":${String(c % 3)},"inbox":true,"deleted":false,"starred":false}`;
}

const kinds = [
  '"direction":"inbound","status":"delivered","type":2,"messageType":"TYPE_SMS","contentType":"text/plain","meta":{},"attachments":[]',
  '"direction":"outbound","status":"read","type":19,"messageType":"TYPE_WHATSAPP","contentType":"text/plain","meta":{},"attachments":["https://example.com/files/photo.jpg"],"source":"app"',
  '"direction":"outbound","status":"completed","type":1,"messageType":"TYPE_CALL","contentType":"text/plain","meta":{"call":{"duration":61,"status":"completed"}},"attachments":[],"source":"app"',
  '"direction":"inbound","status":"delivered","type":2,"messageType":"TYPE_SMS","contentType":"text/plain","meta":{"marketplace":{"appId":"MarketplaceAppId0001"}},"attachments":[],"conversationProviderId":"ProviderAdditional01"',
];

function messageText(c: number, m: number, now: number): string {
  const date = new Date(now - c * minute - m * minute).toISOString();
  return `{"id":"${syntheticMessageId(c, m)}",${kinds[m % kinds.length] ?? ''},"locationId":"${sampleLocationId}","contactId":"SynthContact00${pad(c)}","conversationId":"${syntheticConversationId(c)}","dateAdded":"${date}","dateUpdated":"${date}","body":"Message ${String(m)} of conversation ${String(c)}: the van is on its way and should be there before noon.","userId":"UserRosaInventxPUvGl","from":"+15550100000","to":"+15550${pad(c)}"}`;
}
