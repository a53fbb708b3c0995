import type { RecordKind } from '../explorer/lookUp';
import { extensionId } from '../ids';
import { deepLinkPattern, readDeepLink } from './deepLink';
import { payloadIds } from './payloadIds';
import { isUuid, looksLikeQuotedId, looksLikeUsualId } from './shapes';

/** An id in a text, and what the words around it say it is of. */
export interface IdInText {
  readonly start: number;
  readonly end: number;
  readonly id: string;
  readonly kind: RecordKind;
  /** Where the text names the location too. */
  readonly locationId?: string | undefined;
  /** Part of a full web address: an editor makes a link of that itself. */
  readonly inAddress?: boolean;
}

/**
 * The ids of a text, in its order: by the word before them (`messageId`, `contact_id`, `No message found with id:`), by
 * the path they stand in, and by the members beside an `"id"`. A shape alone is never enough.
 */
export function scanIds(text: string): readonly IdInText[] {
  const found = new Map<number, IdInText>();
  const add = (item: IdInText): void => {
    if (!found.has(item.start)) found.set(item.start, item);
  };
  for (const item of deepLinks(text)) add(item);
  for (const item of inPaths(text)) add(item);
  for (const item of named(text)) add(item);
  payloadIds(text, (start, end, kind) => {
    const id = text.slice(start, end);
    if (looksLikeQuotedId(id)) add({ start, end, id, kind });
  });
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** What may follow an id: nothing that would make it part of a longer word, an address or base64. */
const ends = String.raw`(?![\w\-+/=@%]|\.\w)`;
const id = String.raw`([\w-]{16,64})`;

const colour = String.raw`(?:\x1b\[[\d;]{0,12}m)?`;

/**
 * `messageId`, `message_id`, `MESSAGE-ID`, `message id`, or a few words between: `Conversation with id`; then what
 * stands between a name and its value in code, JSON (escaped too), a query, Markdown, PHP's dumps or prose. Logs made
 * for terminals have colours there.
 */
const namePattern = new RegExp(
  String.raw`(email[\s_-]?message|message|conversation|contact)(?:[ \w]{0,20} |[_-]?)id` +
    `${colour}${String.raw`(?:\\{0,3}["'\x60\])*]{0,3}`}${colour}` +
    String.raw`\s{0,3}(?:=>|[:=])(?:\s{0,40}string\(\d\d\) |[\s*]{0,3})|\s)` +
    `${colour}${String.raw`(\\{0,3}["'\x60]?)`}${id}${ends}`,
  'gi',
);

function* named(text: string): Iterable<IdInText> {
  for (const match of text.matchAll(namePattern)) {
    const [all, word = '', quote = '', value = ''] = match;
    if (!(quote === '' ? looksLikeUsualId(value) : looksLikeQuotedId(value))) continue;
    const end = match.index + all.length;
    yield { start: end - value.length, end, id: value, kind: kindOfWord(word) };
  }
}

function kindOfWord(word: string): RecordKind {
  switch (word.toLowerCase().charAt(2)) {
    case 'a':
      return 'email';
    case 's':
      return 'message';
    default:
      return /^contact/i.test(word) ? 'contact' : 'conversation';
  }
}

/** Paths of the API and of the web application, whose white labels change only the host. */
const pathPattern = new RegExp(
  String.raw`/(?:v2/location/([\w-]+)/)?` +
    String.raw`(conversations/messages/email|conversations/messages|conversations/conversations|conversations|contacts/detail|contacts)/` +
    String.raw`${id}(?![\w\-+=@%]|\.\w)`,
  'g',
);

const kindOfPath: Readonly<Record<string, RecordKind>> = {
  'conversations/messages/email': 'email',
  'conversations/messages': 'message',
  'conversations/conversations': 'conversation',
  conversations: 'conversation',
  'contacts/detail': 'contact',
  contacts: 'contact',
};

function* inPaths(text: string): Iterable<IdInText> {
  for (const match of text.matchAll(pathPattern)) {
    const [all, locationId, path = '', value = ''] = match;
    const kind = kindOfPath[path];
    // `/contacts/<uuid>` is a path of many other products.
    const foreign = locationId === undefined && isUuid(value) && !path.includes('/');
    if (kind === undefined || foreign || !looksLikeUsualId(value)) continue;
    const end = match.index + all.length;
    const inAddress = locationId !== undefined && hasHostBefore(text, match.index);
    yield { start: end - value.length, end, id: value, kind, locationId, inAddress };
  }
}

function hasHostBefore(text: string, at: number): boolean {
  return /https?:\/\/[^\s"'<>/]+$/.test(text.slice(Math.max(0, at - 270), at));
}

function* deepLinks(text: string): Iterable<IdInText> {
  // Far cheaper than the pattern, and hardly any text has one.
  if (!text.includes(extensionId)) return;
  for (const match of text.matchAll(deepLinkPattern)) {
    const [all, path = '', query = ''] = match;
    const link = readDeepLink(path, query);
    if (link === undefined) continue;
    yield { start: match.index, end: match.index + all.length, ...link };
  }
}
