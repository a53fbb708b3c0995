import type { Handler, HttpResponse } from '../../src/api/http';
import { conversationRow, messageRow } from './builders';

export interface Entry {
  readonly id: string;
  readonly date: number;
}

/**
 * A location whose conversations and messages a test can change while a client reads them. It answers as HighLevel
 * does: search cuts by date and leaves the cursor's own instant out, messages are cut behind an id that may be gone.
 */
export class MemoryLocation {
  conversations: readonly Entry[] = [];
  /** Rows that a page of the search has instead of those of `conversations`. */
  search: ((after: string | undefined) => readonly unknown[]) | undefined;
  readonly #messages = new Map<string, readonly Entry[]>();
  readonly #dates = new Map<string, number>();

  messages(conversationId: string): readonly Entry[] {
    return this.#messages.get(conversationId) ?? [];
  }

  setMessages(conversationId: string, entries: readonly Entry[]): void {
    for (const { id, date } of entries) this.#dates.set(id, date);
    this.#messages.set(conversationId, entries);
  }

  readonly handler: Handler = ({ path, query }) => {
    const limit = Number(query['limit'] ?? 20);
    if (path === '/conversations/search') return this.#search(query['startAfterDate'], limit);
    const [, list] = /^\/conversations\/([^/]+)\/messages$/.exec(path) ?? [];
    if (list !== undefined) return this.#page(list, query['lastMessageId'], limit);
    const [, one] = /^\/conversations\/messages\/([^/]+)$/.exec(path) ?? [];
    return { status: 200, headers: {}, text: JSON.stringify(messageRow(0, { id: one ?? '' })) };
  };

  #search(after: string | undefined, limit: number): HttpResponse {
    if (this.search !== undefined) return answer({ conversations: this.search(after) });
    const found = newestFirst(this.conversations).filter(
      ({ date }) => after === undefined || date < Number(after),
    );
    const rows = found
      .slice(0, limit)
      .map(({ id, date }) => conversationRow(0, { id, lastMessageDate: date, sort: [date] }));
    return answer({ conversations: rows, total: this.conversations.length });
  }

  #page(list: string, cursor: string | undefined, limit: number): HttpResponse {
    const all = newestFirst(this.messages(list));
    const rest = cursor === undefined ? all : all.slice(this.#behind(all, cursor));
    const page = rest.slice(0, limit);
    const messages = page.map(({ id, date }) =>
      messageRow(0, { id, conversationId: list, dateAdded: new Date(date).toISOString() }),
    );
    const lastMessageId = page.at(-1)?.id ?? null;
    return answer({ messages: { messages, lastMessageId, nextPage: rest.length > limit } });
  }

  /** Where the rows behind a cursor begin; a deleted one still has its place in time. */
  #behind(all: readonly Entry[], cursor: string): number {
    const at = all.findIndex(({ id }) => id === cursor);
    if (at >= 0) return at + 1;
    const date = this.#dates.get(cursor) ?? 0;
    const older = all.findIndex((entry) => entry.date < date);
    return older < 0 ? all.length : older;
  }
}

function answer(body: unknown): HttpResponse {
  return { status: 200, headers: { 'content-type': 'application/json' }, text: JSON.stringify(body) };
}

export function newestFirst(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted((a, b) => b.date - a.date);
}
