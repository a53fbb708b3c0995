/*
 * The notation the sample account is written in. A story is one conversation; its lines run from the oldest to the
 * newest:
 *   '<text'   the contact writes, in the story's channel
 *   '>text'   we answer, in the story's channel
 *   1440      minutes that pass before the next line
 *   entry     anything else: another channel, a call, an email thread, an activity, odd fields
 */

export type Json = null | boolean | number | string | readonly Json[] | Fields;

/** A JSON object to be; members that are `undefined` are left out, as a server leaves them out. */
export interface Fields {
  readonly [key: string]: Json | undefined;
}

export interface Mail {
  readonly way: Way;
  /** Paragraphs, set into the mail template. */
  readonly text?: string;
  /** The whole HTML body instead; `text` is then only what the row and the list show. */
  readonly html?: string;
  readonly more?: Fields;
}

export type Way = 'inbound' | 'outbound' | undefined;

export interface Entry {
  /** `messageType` of the row, as the server would spell it. */
  readonly type: string;
  readonly way: Way;
  readonly body?: string;
  /** Members that replace the usual ones; `undefined` removes. */
  readonly more?: Fields;
  /** JSON members appended as they stand, for text that parsing and stringifying would alter. */
  readonly verbatim?: string;
  readonly mails?: readonly Mail[];
  readonly subject?: string;
}

export type Line = string | number | Entry;

export interface Story {
  /** Beginning of all ids of this conversation: letters and digits, at most ten. */
  readonly key: string;
  readonly name: string | null;
  /** `TYPE_*` without the prefix, for the lines that are plain text. */
  readonly channel: string;
  /** Minutes from the newest entry to now. */
  readonly ago: number;
  readonly lines: readonly Line[];
  readonly company?: string;
  readonly tags?: readonly string[];
  readonly unread?: number;
  readonly starred?: boolean;
  readonly deleted?: boolean;
  /** Key of another story whose contact this one shares; `null`: the contact no longer exists. */
  readonly contact?: string | null;
  /** `search`: get-conversation refuses it, as while the index lags. `id`: search does not list it, as group chats. */
  readonly only?: 'search' | 'id';
  /** Members of the search row that replace the usual ones. */
  readonly row?: Fields;
}

const ways = { '<': 'inbound', '>': 'outbound' } as const;

/** Which way a line of text goes, and the text without its mark. */
export function readMark(line: string): { way: Way; text: string } {
  const mark = line.charAt(0);
  return mark === '<' || mark === '>'
    ? { way: ways[mark], text: line.slice(1) }
    : { way: undefined, text: line };
}

/** A message outside the story's own channel, or with odd fields. `type` without `TYPE_`. */
export function entry(type: string, line: string, more: Fields = {}): Entry {
  const { way, text } = readMark(line);
  return { type: `TYPE_${type}`, way, body: text, more };
}

/** Something that happened: not a message, and without a status. */
export function activity(kind: string, title: string, more: Fields = {}): Entry {
  return {
    type: `TYPE_ACTIVITY_${kind}`,
    way: 'outbound',
    body: title,
    more: { status: undefined, ...more },
  };
}

/** A remark that only the team sees. */
export function comment(text: string): Entry {
  return { type: 'TYPE_INTERNAL_COMMENT', way: 'outbound', body: text, more: { status: undefined } };
}

/** A call in the shape most often seen: both facts in `meta.call`. */
export function call(way: Way, status: string, duration: number | null, type = 'CALL'): Entry {
  return { type: `TYPE_${type}`, way, body: '', more: { status, meta: { call: { duration, status } } } };
}

/** One row that stands for a whole email thread; `lines` are its mails, marked as the lines of a story. */
export function email(
  subject: string,
  lines: readonly (string | Mail)[],
  more: Fields = {},
  type = 'EMAIL',
): Entry {
  const mails = lines.map((line): Mail => {
    if (typeof line !== 'string') return line;
    const { way, text } = readMark(line);
    return { way, text };
  });
  return { type: `TYPE_${type}`, way: mails.at(-1)?.way, mails, subject, more };
}
