import type { Handler, HttpResponse } from '../../src/api/http';
import { sampleLocationId } from '../../src/sample/account';

/*
 * Reading answers in tests: what is not of the expected shape throws, so that no assertion passes on `undefined`.
 */

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asObject(value: unknown): JsonObject {
  if (!isObject(value)) throw new TypeError(`Not an object: ${JSON.stringify(value)}`);
  return value;
}

export function asList(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError(`Not a list: ${JSON.stringify(value)}`);
  return value;
}

export function asText(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`Not a string: ${JSON.stringify(value)}`);
  return value;
}

/** Asks a handler as the product would. */
export function ask(
  handler: Handler,
  path: string,
  query: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = { Version: '2021-04-15' },
): HttpResponse & { body: JsonObject } {
  const response = handler({ path, query, headers });
  const body: unknown = JSON.parse(response.text);
  return { ...response, body: asObject(body) };
}

/** Pages through search to the end, the way the facts describe. */
export function searchAll(
  handler: Handler,
  query: Readonly<Record<string, string>> = {},
  limit = 100,
): readonly JsonObject[] {
  const all: JsonObject[] = [];
  for (let cursor: string | undefined; ;) {
    const { body } = ask(handler, '/conversations/search', {
      locationId: sampleLocationId,
      sortBy: 'last_message_date',
      sort: 'desc',
      limit: String(limit),
      ...query,
      ...(cursor === undefined ? {} : { startAfterDate: cursor }),
    });
    const rows = asList(body['conversations']).map(asObject);
    all.push(...rows);
    assertEnds(all);
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return all;
    cursor = String(asList(last['sort'])[0]);
  }
}

/** Pages through the messages of a conversation to the end. */
export function messagesOf(
  handler: Handler,
  conversationId: string,
  query: Readonly<Record<string, string>> = {},
): readonly JsonObject[] {
  const all: JsonObject[] = [];
  for (let cursor: string | undefined; ;) {
    const { body } = ask(handler, `/conversations/${conversationId}/messages`, {
      limit: '100',
      ...query,
      ...(cursor === undefined ? {} : { lastMessageId: cursor }),
    });
    const page = asObject(body['messages']);
    all.push(...asList(page['messages']).map(asObject));
    assertEnds(all);
    if (page['nextPage'] !== true) return all;
    cursor = asText(page['lastMessageId']);
  }
}

/** A cursor that stands still would page for ever. */
function assertEnds(rows: readonly unknown[]): void {
  if (rows.length > 20_000) throw new Error('Paging does not end');
}
