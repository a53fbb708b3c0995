import { isId } from '../api/operations';
import type { RecordKind, Reference } from '../explorer/lookUp';
import { scanIds } from './scan';
import { looksLikeId, looksLikeToken, looksLikeUsualId } from './shapes';

/** Something to look up, with the location that the text names for it. */
export interface Candidate extends Reference {
  readonly locationId?: string | undefined;
}

/** More than a person can choose from is not a selection of ids. */
const most = 50;
/** A longer text is a file, not a selection. */
const longest = 1_000_000;

/**
 * What a person may mean by a text that they typed or pasted: one id, the address of a page, one of our links, or any
 * text with ids in it, such as a whole payload. A token is never among them.
 */
export function candidatesIn(typed: string): readonly Candidate[] {
  const text = typed.trim();
  if (text === '' || text.length > longest || looksLikeToken(text)) return [];
  if (isId(text)) return [{ id: text }];
  const address = inAddress(text);
  if (address !== undefined) return [address];
  const found = new Map<string, Candidate>();
  for (const { id, kind, locationId } of scanIds(text)) {
    if (!found.has(id)) found.set(id, { id, kind, locationId });
  }
  // Ids in a column or a list, with nothing said about them. The parts of an address are not.
  if (found.size === 0 && !text.includes('://')) {
    for (const [word] of text.matchAll(wholeWord)) {
      if (looksLikeUsualId(word)) found.set(word, { id: word });
    }
  }
  return [...found.values()].sort((a, b) => rank(a) - rank(b)).slice(0, most);
}

/** A payload names its conversation and contact, too: what it is itself comes first. */
const order: readonly (RecordKind | undefined)[] = ['message', 'email', undefined, 'conversation', 'contact'];

const rank = ({ kind }: Candidate): number => order.indexOf(kind);

/** Not the rest of a longer one: of a token or of base64, cut into pieces, some piece always looks like an id. */
const wholeWord = /(?<![\w\-+/=@%.])[\w-]{16,64}(?![\w\-+/=@%]|\.\w)/g;

/** Stricter than for what a person typed: a word on the clipboard is not an id. */
export function candidatesOffered(text: string): readonly Candidate[] {
  const word = text.trim();
  return isId(word) && !looksLikeId(word) ? [] : candidatesIn(text);
}

/** The web application's pages by path, on whichever host; a label's host is nobody's business but its own. */
const pages = [
  [/^\/v2\/location\/([^/]+)\/conversations\/conversations\/([^/]+)\/?$/, 'conversation'],
  [/^\/v2\/location\/([^/]+)\/contacts\/detail\/([^/]+)\/?$/, 'contact'],
] as const;

/** A page of the web application. Ids are taken as they are: the path says enough. */
function inAddress(text: string): Candidate | undefined {
  if (!/^https:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const { pathname, username, password } = new URL(text);
  if (username !== '' || password !== '') return undefined;
  for (const [pattern, kind] of pages) {
    const [, locationId = '', id = ''] = pattern.exec(pathname) ?? [];
    if (isId(locationId) && isId(id)) return { id, kind, locationId };
  }
  return undefined;
}
