import type { RecordKind } from '../explorer/lookUp';

/*
 * An `"id"` says what it is of only by the members beside it. This reads text that may hold JSON anywhere (a payload, a
 * log with payloads, lines cut off in the middle) at most once, from left to right, and notes the members of each object. It
 * runs on whole log files, so it looks at characters and cuts out none but short names.
 */

export type FoundId = (start: number, end: number, kind: RecordKind) => void;

interface ObjectSeen {
  idStart: number;
  idEnd: number;
  members: number;
}

const conversationId = 1;
const message = 2;
const thread = 4;
const contactId = 8;
const conversation = 16;
const locationId = 32;
const contact = 64;
const own = 128;
const emails = 256;

/** What a member's presence says about its object. */
const meanings: ReadonlyMap<string, number> = new Map([
  ['id', own],
  ['conversationId', conversationId],
  ['messageType', message],
  ['direction', message],
  ['contentType', message],
  ['threadId', thread],
  ['contactId', contactId],
  ['unreadCount', conversation],
  ['lastMessageDate', conversation],
  ['lastMessageType', conversation],
  ['inbox', conversation],
  ['locationId', locationId],
  ['dnd', contact],
  ['firstName', contact],
  ['firstNameLowerCase', contact],
  ['messageIds', emails],
]);

const longestName = 18;
/** Objects deeper than this are passed over: no payload is, and brackets alone must not cost memory. */
const deepest = 100;

/** Characters by their code. */
const Code = {
  newLine: 10,
  space: 32,
  quote: 34,
  apostrophe: 39,
  comma: 44,
  colon: 58,
  openList: 91,
  backslash: 92,
  closeList: 93,
  open: 123,
  close: 125,
} as const;

export function payloadIds(text: string, found: FoundId): void {
  const reader = new Reader(text, found);
  const marks = /["']id["']|messageIds/g;
  // Of a log only the entries that have such a member are read.
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    marks.lastIndex = reader.readEntry(entryAround(text, mark.index));
  }
}

/** Where the entry of a log that has this place begins. */
function entryAround(text: string, at: number): number {
  let before = text.lastIndexOf('\n', at);
  while (before >= 0 && !beginsAnew(text.charCodeAt(before + 1))) {
    before = before === 0 ? -1 : text.lastIndexOf('\n', before - 1);
  }
  return before + 1;
}

class Reader {
  #stack: ObjectSeen[] = [];
  #tooDeep = 0;
  /** What the last string means, if it turns out to be a name. */
  #name = 0;
  #inEmails = false;
  #lineEnd = -1;
  /** The last character that was neither white space nor in a string. */
  #before = 0;

  constructor(
    private readonly text: string,
    private readonly found: FoundId,
  ) {}

  /** @returns where the next entry begins */
  readEntry(start: number): number {
    const { text } = this;
    for (let at = start; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === Code.quote || (code === Code.apostrophe && mayOpen(this.#before))) {
        at = this.#string(at, code);
      } else if (code > Code.space) {
        this.#sign(code);
      } else if (code === Code.newLine && beginsAnew(text.charCodeAt(at + 1))) {
        this.#end();
        return at + 1;
      }
    }
    this.#end();
    return text.length;
  }

  /** @returns the string's last character; where none closes it on its line, the quote is no string's */
  #string(at: number, quote: number): number {
    const { text } = this;
    if (this.#lineEnd < at) this.#lineEnd = lineEndFrom(text, at);
    const end = closing(text, at, quote, this.#lineEnd);
    if (end < 0) return at;
    const top = this.#stack.at(-1);
    if (this.#name === own && this.#before === Code.colon && top !== undefined) {
      top.idStart = at + 1;
      top.idEnd = end;
    } else if (this.#inEmails) this.found(at + 1, end, 'email');
    this.#name = end - at - 1 <= longestName ? (meanings.get(text.slice(at + 1, end)) ?? 0) : 0;
    this.#before = Code.quote;
    return end;
  }

  #sign(code: number): void {
    if (code === Code.colon) {
      const top = this.#stack.at(-1);
      if (top !== undefined && this.#before === Code.quote) top.members |= this.#name;
    } else {
      if (code === Code.open) this.#open();
      else if (code === Code.close) this.#close();
      else if (code === Code.openList) this.#inEmails = this.#name === emails && this.#before === Code.colon;
      else if (code === Code.closeList) this.#inEmails = false;
      this.#name = 0;
    }
    this.#before = code;
  }

  #open(): void {
    if (this.#stack.length < deepest) this.#stack.push({ idStart: -1, idEnd: -1, members: 0 });
    else this.#tooDeep++;
  }

  #close(): void {
    if (this.#tooDeep > 0) this.#tooDeep--;
    else tell(this.#stack.pop(), this.found);
  }

  /** Nothing closes the objects that are open: the text was cut off, and what they showed until here counts. */
  #end(): void {
    for (const seen of this.#stack) tell(seen, this.found);
    this.#stack = [];
    this.#tooDeep = this.#name = this.#before = 0;
    this.#inEmails = false;
  }
}

function tell(seen: ObjectSeen | undefined, found: FoundId): void {
  const kind = seen === undefined || seen.idStart < 0 ? undefined : kindOf(seen.members);
  if (seen !== undefined && kind !== undefined) found(seen.idStart, seen.idEnd, kind);
}

function kindOf(members: number): RecordKind | undefined {
  const has = (bits: number): boolean => (members & bits) === bits;
  if (has(conversationId | thread)) return 'email';
  if (has(conversationId | message)) return 'message';
  if (has(contactId | conversation)) return 'conversation';
  return has(locationId | contact) ? 'contact' : undefined;
}

/** Single quotes are strings in Python's logs and apostrophes in prose. */
function mayOpen(before: number): boolean {
  return before === Code.open || before === Code.comma || before === Code.colon || before === Code.openList;
}

/** A line that is neither indented nor closes anything begins another entry of a log. */
function beginsAnew(code: number): boolean {
  return !(code <= Code.space || code === Code.close || code === Code.closeList || code === Code.quote);
}

function lineEndFrom(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** The closing quote on the same line, or -1. */
function closing(text: string, at: number, quote: number, lineEnd: number): number {
  const mark = quote === Code.quote ? '"' : "'";
  for (let end = text.indexOf(mark, at + 1); end >= 0 && end < lineEnd; end = text.indexOf(mark, end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === Code.backslash) backslashes++;
    if (backslashes % 2 === 0) return end;
  }
  return -1;
}
