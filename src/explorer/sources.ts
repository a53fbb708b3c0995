import type { HighLevelApi } from '../api/client';
import type { Urgency } from '../api/policy/priority';
import { rawText } from '../api/rawJson';
import type { Conversation, Message } from '../api/types';
import { toQuery, type ConversationFilter } from './filters';
import type { Cursor, Page, PageSource } from './pagedList';

/** Pages of the server's search, cut by the date of the last message. */
export function conversationSource(
  api: HighLevelApi,
  pageSize: number,
  filter: () => ConversationFilter,
): PageSource<Conversation> {
  const fetch = async (
    cursor: Cursor | undefined,
    signal: AbortSignal,
    urgency: Urgency | undefined,
    mayStep = true,
  ): Promise<Page<Conversation>> => {
    const query = toQuery(filter(), pageSize);
    const startAfterDate = typeof cursor === 'number' ? cursor : undefined;
    const asked = startAfterDate === undefined ? query : { ...query, startAfterDate };
    const { items, total } = await api.searchConversations(asked, signal, urgency);
    const last = items.findLast((row) => row.cursor !== undefined)?.cursor;
    if (items.length < pageSize) return { items, total, next: undefined };
    if (last === undefined) return { items, total, next: undefined, hasUnreachable: true };
    if (!mayStep || startAfterDate !== overlapping(last)) return { items, total, next: overlapping(last) };
    // All rows of the page share one time, so the overlapping cursor would fetch it again: step past it. Once a page: a server
    // that never moves on would be asked for ever, and the list's own guards see only whole pages.
    const rest = await fetch(last, signal, urgency, false);
    return { ...rest, items: [...items, ...rest.items] };
  };
  return {
    fetch: (cursor, signal, urgency) => fetch(cursor, signal, urgency),
    key: conversationKey,
    time: (conversation) => conversation.lastMessageDate ?? conversation.cursor,
  };
}

/**
 * The next page begins one millisecond before the last row's date, so that rows of the same instant that did not fit
 * on this page are not lost; a row that comes twice is known by its id.
 */
function overlapping(last: number): number {
  return last + 1;
}

/** Pages of one conversation, cut by message id. `types` empty: every type. */
export function messageSource(
  api: HighLevelApi,
  conversationId: string,
  pageSize: number,
  types: () => readonly string[],
): PageSource<Message> {
  return {
    key: messageKey,
    time: (message) => message.dateAdded,
    fetch: async (cursor, signal, urgency): Promise<Page<Message>> => {
      const query = { types: types(), limit: pageSize };
      const page = await api.listMessages(conversationId, withCursor(query, cursor), signal, urgency);
      const next = page.nextPage ? page.lastMessageId : undefined;
      return page.nextPage && next === undefined
        ? { items: page.items, next, hasUnreachable: true }
        : { items: page.items, next };
    },
  };
}

function withCursor<Q extends object>(query: Q, cursor: Cursor | undefined): Q & { lastMessageId?: string } {
  return typeof cursor === 'string' ? { ...query, lastMessageId: cursor } : query;
}

/** A conversation's identity in lists and in the tree: its id, or a stand-in where the server sent none. */
export function conversationKey(conversation: Conversation): string {
  return conversation.id || keyWithoutId(rawText(conversation.raw));
}

/** A message's identity in lists and in the tree: its id, or a stand-in where the server sent none. */
export function messageKey(message: Message): string {
  return message.id || keyWithoutId(rawText(message.raw));
}

/**
 * A row that came without an id is known by its content. FNV-1a: the text itself must not become an id of a tree row.
 * With a colon, so that it cannot be taken for an id and asked for.
 */
function keyWithoutId(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `no-id:${(hash >>> 0).toString(16)}:${text.length}`;
}
