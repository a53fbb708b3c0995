/**
 * The JSON of one value exactly as the server sent it: digits beyond 2^53, escapes, duplicate keys and key order survive,
 * because the text is cut out of the answer and never re-serialised.
 */
export interface RawValue {
  readonly source: RawSource;
  /** Position in the source's array, or -1 for the source's value itself. */
  readonly index: number;
}

/** A value inside an answer's text. Offsets are found on first use: a page that nobody copies costs no scan. */
export class RawSource {
  #spans: readonly Span[] | undefined;

  /**
   * @param text the whole answer, valid JSON
   * @param path keys from the root to the value or to the array whose items are wanted
   */
  constructor(
    private readonly text: string,
    private readonly path: readonly string[],
  ) {}

  slice(index: number): string {
    this.#spans ??= this.#locate();
    const span = index < 0 ? this.#spans[0] : this.#spans[index + 1];
    if (span === undefined) throw new RangeError('no such value in this answer');
    return this.text.slice(span.start, span.end);
  }

  /** The value's own span, then those of its items where it is an array. */
  #locate(): readonly Span[] {
    let span: Span = valueAt(this.text, 0);
    for (const key of this.path) span = memberAt(this.text, span.start, key) ?? span;
    return [span, ...(this.text[span.start] === '[' ? itemsAt(this.text, span.start) : [])];
  }
}

/** The text of a value as received. @throws RangeError when the source holds no such value */
export function rawText(raw: RawValue): string {
  return raw.source.slice(raw.index);
}

/** A value that came alone, not in an answer of its own. `text` must be valid JSON. */
export function rawOf(text: string): RawValue {
  return { source: new RawSource(text, []), index: -1 };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const isSpace = (char: string | undefined): boolean =>
  char === ' ' || char === '\n' || char === '\r' || char === '\t';

function skipSpace(text: string, at: number): number {
  while (isSpace(text[at])) at++;
  return at;
}

/** `at` is on the opening quote; the answer is one past the closing one. */
export function stringEnd(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text[end - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return end + 1;
  }
  return text.length;
}

/** The value that begins at or after `at`. The text was parsed before, so brackets are known to match. */
function valueAt(text: string, at: number): Span {
  const start = skipSpace(text, at);
  const first = text[start];
  if (first === '"') return { start, end: stringEnd(text, start) };
  const nested = first === '{' || first === '[';
  const structural = /["{}[\],]/g;
  structural.lastIndex = nested ? start + 1 : start;
  let depth = nested ? 1 : 0;
  for (let found = structural.exec(text); found !== null; found = structural.exec(text)) {
    const char = found[0];
    if (char === '"') structural.lastIndex = stringEnd(text, found.index);
    else if (char === '{' || char === '[') depth++;
    else if (depth === 0) return { start, end: trimEnd(text, found.index) };
    else if (char !== ',' && --depth === 0) return { start, end: found.index + 1 };
  }
  return { start, end: trimEnd(text, text.length) };
}

function trimEnd(text: string, end: number): number {
  while (isSpace(text[end - 1])) end--;
  return end;
}

/** The last member of that name wins, as it does in `JSON.parse`. */
function memberAt(text: string, objectStart: number, key: string): Span | undefined {
  let found: Span | undefined;
  let at = skipSpace(text, objectStart + 1);
  while (text[at] === '"') {
    const keyEnd = stringEnd(text, at);
    const name: unknown = JSON.parse(text.slice(at, keyEnd));
    const value = valueAt(text, skipSpace(text, keyEnd) + 1);
    if (name === key) found = value;
    at = nextItem(text, value.end);
  }
  return found;
}

function itemsAt(text: string, arrayStart: number): Span[] {
  const items: Span[] = [];
  let at = skipSpace(text, arrayStart + 1);
  while (at < text.length && text[at] !== ']') {
    const item = valueAt(text, at);
    items.push(item);
    at = nextItem(text, item.end);
  }
  return items;
}

/** Past the comma, if there is one. */
function nextItem(text: string, end: number): number {
  const at = skipSpace(text, end);
  return text[at] === ',' ? skipSpace(text, at + 1) : at;
}
