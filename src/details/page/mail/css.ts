import {
  isTokenAtKeyword,
  isTokenCloseCurly,
  isTokenCloseParen,
  isTokenFunction,
  isTokenOpenCurly,
  isTokenOpenParen,
  isTokenSemicolon,
  isTokenString,
  isTokenURL,
  isTokenWhitespace,
  tokenize,
  type CSSToken,
} from '@csstools/css-tokenizer';
import type { Keep } from './remote';

/*
 * The addresses in a style sheet of an email. That nothing is loaded unasked is the policy's doing (frame.ts): this keeps
 * quiet what the policy would refuse, and counts it. The tokenizer follows the standard, so it finds what a browser finds.
 */

export interface CheckedCss {
  /** Does not end the `style` element that it stands in. */
  readonly css: string;
  /** Addresses that were taken out. */
  readonly remote: number;
}

/** Stands where something was taken out: what is left of it and right of it must not become one word. */
const gap = '/**/';

/** @param keep which addresses stay, as they should be written */
export function checkCss(sheet: string, keep: Keep): CheckedCss {
  const tokens = tokenize({ css: sheet });
  const parts: string[] = [];
  let remote = 0;
  const address = (text: string, without: string, written: (kept: string) => string): string => {
    const kept = keep(text);
    if (kept !== undefined) return written(kept.replace(/["\\\n\r\f]/g, encodeURIComponent));
    remote++;
    return without;
  };
  const asUrl = (text: string): string => address(text, `none${gap}`, (kept) => `url("${kept}")`);
  for (let at = 0, next = 0; at < tokens.length; at = next) {
    const token = tokens[at];
    next = at + 1;
    const quoted = quotedUrl(tokens, at);
    if (isTokenAtKeyword(token) && token[4].value.toLowerCase() === 'import') {
      remote++;
      parts.push(gap);
      next = endOfImport(tokens, at);
    } else if (isTokenURL(token)) parts.push(asUrl(token[4].value));
    else if (quoted !== undefined) {
      parts.push(asUrl(quoted));
      next = endOfParentheses(tokens, at);
    }
    // Of `image-set("…")`, which needs no `url`.
    else if (isTokenString(token) && isRemote(token[4].value))
      parts.push(address(token[4].value, '""', (kept) => `"${kept}"`));
    else parts.push(token?.[1] ?? '');
  }
  return { css: withoutEndTags(parts), remote };
}

/** Within a string or a comment a backslash does no harm; between two others it would make a word of what follows. */
function withoutEndTags(parts: readonly string[]): string {
  return parts
    .map((part, at) => (part === '/' && parts[at - 1]?.endsWith('<') === true ? gap + part : part))
    .map((part) => part.replace(/<\/(?=[a-z])/gi, '<\\/'))
    .join('');
}

/** Blanks and controls count for nothing in an address. */
const isRemote = (text: string): boolean =>
  /^(https?:|[\\/]{2})/i.test(text.replace(/[\u0000-\u0020]+/g, ''));

/** Of `url("…")`, where the function begins. */
function quotedUrl(tokens: readonly CSSToken[], at: number): string | undefined {
  const token = tokens[at];
  if (!isTokenFunction(token) || !/^(url|src)$/i.test(token[4].value)) return undefined;
  const [first, second] = tokens.slice(at + 1, at + 3);
  const inside = isTokenWhitespace(first) ? second : first;
  return isTokenString(inside) ? inside[4].value : undefined;
}

/** Behind the parenthesis that closes what begins there. */
function endOfParentheses(tokens: readonly CSSToken[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    depth += step(tokens[at]);
    if (depth === 0) return at + 1;
  }
  return tokens.length;
}

/** Behind its semicolon, or before the block that it may not have. */
function endOfImport(tokens: readonly CSSToken[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    depth += step(token);
    if (depth > 0) continue;
    if (isTokenSemicolon(token)) return at + 1;
    if (isTokenOpenCurly(token) || isTokenCloseCurly(token)) return at;
  }
  return tokens.length;
}

function step(token: CSSToken | undefined): number {
  if (isTokenFunction(token) || isTokenOpenParen(token)) return 1;
  return isTokenCloseParen(token) ? -1 : 0;
}
