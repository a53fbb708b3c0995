/*
 * The words of somebody's HTML, as they would be read out. One way through the text from its beginning to its end, without
 * looking back: it may be as large and as broken as its sender likes. What comes out is a text and never used as mark-up.
 */

const known =
  'a|address|article|b|blockquote|body|br|center|code|div|em|font|footer|h[1-6]|head|header|hr|html|i|img|li|link|main|meta|ol|p|pre|section|span|strong|style|table|tbody|td|title|tr|u|ul';
/** A text that begins with any other `<word>` is somebody's own way to write. */
const atBeginning = new RegExp(String.raw`^\s*<(?:!doctype\b|!--|(?:${known})(?=[\s/>]))`, 'i');
const anywhere = new RegExp(String.raw`</?(?:${known})(?=[\s/>])`, 'i');

/** Whether that is mark-up: seen at its beginning, or said of it. Servers say it of plain text, too. */
export function isHtml(body: string, contentType: string | undefined): boolean {
  if (atBeginning.test(body.slice(0, 500))) return true;
  return contentType?.toLowerCase().includes('html') === true && anywhere.test(body.slice(0, 20_000));
}

const blocks: ReadonlySet<string> = new Set(
  'address article aside blockquote body br center dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead title tr ul'.split(
    ' ',
  ),
);
const apart: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p']);
const silent: ReadonlySet<string> = new Set(['script', 'style', 'template', 'title']);

/**
 * Its words, in lines where its blocks are. Our own way through, as the first rows of the tree need it at once: a parser
 * with its tables of characters would be 51 KB that they wait for.
 */
export function htmlText(html: string): string {
  const words = new Words();
  let at = 0;
  while (at < html.length) {
    const start = html.indexOf('<', at);
    if (start !== at) words.add(html.slice(at, start < 0 ? html.length : start));
    if (start < 0) break;
    const next = html.charCodeAt(start + 1);
    if (next === exclamation || next === question) at = afterRemark(html, start);
    else if (next === slash || isLetter(next)) at = readTag(html, start, words);
    else {
      words.add('<');
      at = start + 1;
    }
  }
  return words.text;
}

const [exclamation, question, slash] = [0x21, 0x3f, 0x2f];

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

function afterRemark(html: string, start: number): number {
  const isComment = html.startsWith('<!--', start);
  const end = isComment ? html.indexOf('-->', start + 4) : html.indexOf('>', start);
  return end < 0 ? html.length : end + (isComment ? 3 : 1);
}

const tagName = /[a-z][a-z0-9]*/iy;

/** @returns where the text goes on */
function readTag(html: string, start: number, words: Words): number {
  const end = endOfTag(html, start);
  const closes = html.charCodeAt(start + 1) === slash;
  tagName.lastIndex = start + (closes ? 2 : 1);
  const tag = tagName.exec(html)?.[0].toLowerCase() ?? '';
  if (!closes && silent.has(tag)) return afterElement(html, tag, end);
  if (blocks.has(tag)) words.breakLine(!closes && apart.has(tag) ? 2 : 1);
  if (tag === 'pre') words.asIs = !closes;
  if (!closes) addWordsOfTag(tag, html, start, end, words);
  return end;
}

function addWordsOfTag(tag: string, html: string, start: number, end: number, words: Words): void {
  if (tag === 'li') words.point();
  else if (tag === 'td' || tag === 'th') words.add('  ');
  else if (tag === 'img')
    words.add(/\salt\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(html.slice(start, end))?.slice(1).join('') ?? '');
}

const stop = /[>"']/g;
const equals = /=\s*$/;

/** Quotation marks hold a tag together where a value begins with them. */
function endOfTag(html: string, start: number): number {
  stop.lastIndex = start + 1;
  for (let found = stop.exec(html); found !== null; found = stop.exec(html)) {
    const [mark] = found;
    if (mark === '>') return found.index + 1;
    if (!isAfterEquals(html, found.index)) continue;
    const closing = html.indexOf(mark, found.index + 1);
    if (closing >= 0) stop.lastIndex = closing + 1;
  }
  return html.length;
}

function isAfterEquals(html: string, at: number): boolean {
  return html[at - 1] === '=' || equals.test(html.slice(Math.max(0, at - 20), at));
}

/** What an element has that is not to be read is all that there is, where it is never closed. */
function afterElement(html: string, tag: string, from: number): number {
  const closing = new RegExp(`</${tag}(?=[\\s/>])`, 'gi');
  closing.lastIndex = from;
  const found = closing.exec(html);
  return found === null ? html.length : endOfTag(html, found.index);
}

/** White space other than single spaces. */
const uneven = /[^\S ]|\s[\s\u200c]/;

/** Words with as much between them as the mark-up wants: no more than one space, or two new lines. */
class Words {
  readonly #parts: string[] = [];
  #lines = 0;
  #space = '';
  /** What comes next stands beside the point of a list. */
  #atPoint = false;
  /** White space is a part of the text. */
  asIs = false;

  get text(): string {
    return this.#parts.join('');
  }

  breakLine(lines: 1 | 2): void {
    if (this.#atPoint) return;
    this.#lines = Math.max(this.#lines, lines);
    this.#space = '';
  }

  point(): void {
    this.#atPoint = false;
    this.breakLine(1);
    this.#put('•');
    this.#space = ' ';
    this.#atPoint = true;
  }

  add(text: string): void {
    const decoded = withoutFillers(text.includes('&') ? withCharacters(text) : text);
    if (this.asIs) {
      if (decoded !== '') this.#put(decoded.replace(/\r\n?/g, '\n'));
      return;
    }
    const said = uneven.test(decoded) ? decoded.replace(/\s[\s\u200c]*/g, ' ') : decoded;
    const [first, last] = [said.startsWith(' '), said.endsWith(' ')];
    if (first) this.#space = ' ';
    if (!/[^ \u200c]/.test(said)) return;
    this.#put(first || last ? said.trim() : said);
    if (last) this.#space = ' ';
  }

  #put(text: string): void {
    if (this.#parts.length > 0) this.#parts.push(this.#lines > 0 ? '\n'.repeat(this.#lines) : this.#space);
    this.#parts.push(text);
    this.#lines = 0;
    this.#space = '';
    this.#atPoint = false;
  }
}

/** Characters that have no shape: newsletters are filled up with them. */
function withoutFillers(text: string): string {
  return text.replace(/[\u00ad\u034f\u200b\ufeff]+/g, '');
}

const accents: ReadonlyMap<string, string> = new Map(
  Object.entries({
    acute: '\u0301',
    cedil: '\u0327',
    circ: '\u0302',
    grave: '\u0300',
    ring: '\u030a',
    tilde: '\u0303',
    uml: '\u0308',
  }),
);

const named: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    apos: "'",
    bull: '•',
    cent: '¢',
    copy: '©',
    deg: '°',
    emsp: ' ',
    ensp: ' ',
    euro: '€',
    gt: '>',
    hellip: '…',
    iexcl: '¡',
    iquest: '¿',
    laquo: '«',
    ldquo: '“',
    lsquo: '‘',
    lt: '<',
    mdash: '—',
    middot: '·',
    nbsp: ' ',
    ndash: '–',
    ordf: 'ª',
    ordm: 'º',
    pound: '£',
    quot: '"',
    raquo: '»',
    rdquo: '”',
    reg: '®',
    rsquo: '’',
    shy: '',
    szlig: 'ß',
    thinsp: ' ',
    times: '×',
    trade: '™',
    yen: '¥',
    zwj: '\u200d',
    zwnj: '\u200c',
  }),
);

function withCharacters(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,10}));/gi,
    (all, decimal?: string, hex?: string, name?: string) => {
      if (name === undefined)
        return character(Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10));
      const accent = accents.get(name.slice(1));
      return accent === undefined
        ? (named.get(name.toLowerCase()) ?? all)
        : `${name.slice(0, 1)}${accent}`.normalize('NFC');
    },
  );
}

function character(code: number): string {
  const isOne = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isOne ? String.fromCodePoint(code) : '\ufffd';
}
