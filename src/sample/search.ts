import { sampleLocationId } from './account';
import type { SearchRow } from './conversations';
import { anyText, complaints, limitOf, number, oneOf, positive, type Query } from './parameters';
import { errorReply, jsonReply, type Reply } from './replies';
import { canonicalType } from './thread';

const checks = {
  locationId: anyText,
  contactId: anyText,
  id: anyText,
  query: anyText,
  assignedTo: anyText,
  status: oneOf('all', 'read', 'unread', 'starred', 'recents'),
  lastMessageType: anyText,
  lastMessageDirection: oneOf('inbound', 'outbound'),
  sort: oneOf('asc', 'desc'),
  sortBy: oneOf('last_message_date'),
  startAfterDate: number,
  limit: positive,
  // Accepted and ignored by the real server too, which is why paging by it never ends.
  page: anyText,
};

const week = 7 * 86_400_000;

/** `GET /conversations/search`. */
export function search(rows: readonly SearchRow[], query: Query, now: number, trace: string): Reply {
  const wrong = complaints(query, checks, ['locationId']);
  if (wrong.length > 0) return errorReply(422, wrong, trace);
  if (query['locationId'] !== sampleLocationId) {
    return errorReply(403, 'The token does not have access to this location.', trace);
  }
  const found = rows.filter((row) => matches(row, query, now));
  if (query['sort'] === 'asc') found.reverse();
  const page = after(found, query).slice(0, limitOf(query, 100));
  return jsonReply(
    { conversations: `[${page.map((row) => row.text).join(',')}]`, total: String(found.length) },
    trace,
  );
}

function after(rows: readonly SearchRow[], query: Query): readonly SearchRow[] {
  const given = query['startAfterDate'];
  if (given === undefined) return rows;
  const cursor = Number(given);
  return rows.filter((row) => (query['sort'] === 'asc' ? row.sort > cursor : row.sort < cursor));
}

function matches(row: SearchRow, query: Query, now: number): boolean {
  const wants = (name: string, value: string | undefined): boolean => !query[name] || query[name] === value;
  return (
    wants('contactId', row.contactId) &&
    wants('id', row.id) &&
    wants('assignedTo', row.assignedTo) &&
    wants('lastMessageDirection', row.lastWay) &&
    (!query['lastMessageType'] ||
      canonicalType(query['lastMessageType']) === canonicalType(row.lastType ?? '')) &&
    row.haystack.includes((query['query'] ?? '').trim().toLowerCase()) &&
    hasStatus(row, query['status'] ?? 'all', now)
  );
}

/** What `recents` means is not documented; here: something happened within the week. */
function hasStatus(row: SearchRow, status: string, now: number): boolean {
  switch (status) {
    case 'unread':
      return row.unread;
    case 'read':
      return !row.unread;
    case 'starred':
      return row.starred;
    case 'recents':
      return row.sort > now - week;
    default:
      return true;
  }
}
