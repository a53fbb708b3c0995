import type { Keep } from './remote';

/*
 * The addresses in a style sheet of an email. That nothing is loaded unasked is the policy's doing (frame.ts): this keeps
 * quiet what the policy would refuse, and counts it. Each character is looked at once: patterns with room for
 * going back took minutes over what a stranger can write in a line.
 */

export interface CheckedCss {
  /** Does not end the `style` element that it stands in. */
  readonly css: string;
  /** Addresses that were taken out. */
  readonly remote: number;
}

/** @param keep which addresses stay, as they should be written */
export function checkCss(sheet: string, keep: Keep): CheckedCss {
  const css = plainLetters(sheet);
  const parts: string[] = [];
  let remote = 0;
  const address = (text: string, without: string, written: (kept: string) => string): string => {
    const kept = keep(text);
    if (kept !== undefined) return written(kept.replace(/["\\\n\r\f]/g, encodeURIComponent));
    remote++;
    return without;
  };
  let at = 0;
  for (let found = next(css, at, marks); found !== undefined; found = next(css, at, marks)) {
    const { start, mark } = found;
    parts.push(css.slice(at, start));
    at = endOf(css, found);
    const text = css.slice(start, at);
    if (mark === '@import') remote++;
    else if (mark === 'url(') parts.push(address(addressIn(text), 'none', (kept) => `url("${kept}")`));
    // Of `image-set("…")`, which needs no `url`.
    else if (isQuote(mark) && /[/\\]/.test(text) && /^(https?:|[\\/]{2})/i.test(meant(text)))
      parts.push(address(meant(text), '""', (kept) => `"${kept}"`));
    else parts.push(text);
  }
  parts.push(css.slice(at));
  // Also where what was taken out stood between `<` and `/style>`.
  return { css: parts.join('').replaceAll('</', '<\\/'), remote };
}

interface Found {
  readonly start: number;
  readonly mark: string;
}

/** An escaped quote begins no string. */
const marks = /\\[^]|["']|\/\*|url\(|@import\b/gi;
const importMarks = /\\[^]|["';{}]|\/\*|url\(/gi;

function next(css: string, from: number, wanted: RegExp): Found | undefined {
  wanted.lastIndex = from;
  const found = wanted.exec(css);
  return found === null ? undefined : { start: found.index, mark: found[0].toLowerCase() };
}

/** Behind what begins there. */
function endOf(css: string, { start, mark }: Found): number {
  const inside = start + mark.length;
  switch (mark) {
    case '/*':
      return behind(css, '*/', inside);
    case 'url(': {
      const quote = css.slice(inside).search(/\S/) + inside;
      return behind(css, ')', isQuote(css[quote]) ? endOfString(css, quote) : inside);
    }
    case '@import':
      return endOfImport(css, inside);
    default:
      return isQuote(mark) ? endOfString(css, start) : inside;
  }
}

function behind(css: string, mark: string, from: number): number {
  const at = css.indexOf(mark, from);
  return at < 0 ? css.length : at + mark.length;
}

/** A line that ends ends a string, too. */
function endOfString(css: string, start: number): number {
  for (let at = start + 1; at < css.length; at++) {
    if (css[at] === css[start]) return at + 1;
    if (css[at] === '\n') return at;
    if (css[at] === '\\') at++;
  }
  return css.length;
}

/** Addresses of web fonts have semicolons in them. */
function endOfImport(css: string, from: number): number {
  let at = from;
  for (let found = next(css, at, importMarks); found !== undefined; found = next(css, at, importMarks)) {
    if (found.mark === ';') return found.start + 1;
    if (found.mark === '{' || found.mark === '}') return found.start;
    at = endOf(css, found);
  }
  return css.length;
}

function addressIn(url: string): string {
  const text = url.slice('url('.length).trim();
  return isQuote(text[0]) ? inner(text.slice(0, endOfString(text, 0))) : text.replace(/\)$/, '').trim();
}

function inner(quoted: string): string {
  return quoted.slice(1, quoted.length > 1 && quoted.endsWith(quoted.slice(0, 1)) ? -1 : undefined);
}

const isQuote = (char: string | undefined): boolean => char === '"' || char === "'";

/**
 * `\75rl(` is `url(`: letters stand as themselves. What else is escaped ends with a blank, so that no letter that comes
 * next becomes a part of it.
 */
function plainLetters(css: string): string {
  return css
    .replace(/\r\n?|\f/g, '\n')
    .replace(escapes, (all, hex: string | undefined, char: string | undefined) => {
      const letter = escaped(hex, char);
      if (/^[a-z]$/i.test(letter)) return letter;
      return hex === undefined ? all : `\\${hex} `;
    });
}

/** What a string says where an address is wanted, where blanks and controls count for nothing. */
function meant(quoted: string): string {
  return inner(quoted)
    .replace(escapes, (_, hex: string | undefined, char: string | undefined) => escaped(hex, char))
    .replace(/[\u0000-\u0020]+/g, '');
}

const escapes = /\\(?:([\da-f]{1,6})[ \t\n]?|([^]))/gi;

function escaped(hex: string | undefined, char = ''): string {
  const code = hex === undefined ? undefined : Number.parseInt(hex, 16);
  return code === undefined ? char : String.fromCodePoint(code > 0x10ffff ? 0xfffd : code);
}
