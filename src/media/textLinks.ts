import { checkSpelling } from './linkSpelling';

/* Links in texts that strangers wrote. Never vscode: the page finds them, the host checks them again. */

export type Segment =
  | { readonly kind: 'text'; readonly text: string }
  /** `text` as it is written; `host` is where it leads, in ASCII. */
  | { readonly kind: 'link'; readonly text: string; readonly host: string };

/**
 * Cuts a text at the https links that may be opened. The segments together are the text, character for character.
 *
 * @param goesOn more of the text follows: a link that touches the end may be cut off, and stays text
 */
export function linkSegments(text: string, goesOn = false): readonly Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const { index, 0: found } of text.matchAll(candidate)) {
    const url = withoutTail(found);
    if (goesOn && index + found.length === text.length) break;
    const link = checkSpelling(url);
    if (!link.ok) continue;
    if (index > end) segments.push({ kind: 'text', text: text.slice(end, index) });
    segments.push({ kind: 'link', text: url, host: link.host });
    end = index + url.length;
  }
  if (end < text.length) segments.push({ kind: 'text', text: text.slice(end) });
  return segments;
}

/** Up to a blank, a control character, or what cannot stand in a link unescaped. */
const candidate = /\bhttps:\/\/[^\s\u0000-\u0020\u007f-\u00a0<>"`{}|\\^\p{Cf}\p{Z}]{1,8000}/giu;

/** Without what ends the sentence: a point, a quote, a bracket that was opened before the link. */
function withoutTail(url: string): string {
  const surplus: Record<string, number> = {
    ')': count(url, ')') - count(url, '('),
    ']': count(url, ']') - count(url, '['),
  };
  let end = url.length;
  while (end > 0) {
    const last = url[end - 1] ?? '';
    const extra = surplus[last] ?? 0;
    if (extra <= 0 && !/[.,;:!?'*_~…»”’]/.test(last)) break;
    if (last in surplus) surplus[last] = extra - 1;
    end--;
  }
  return url.slice(0, end);
}

const count = (text: string, char: string): number => text.split(char).length - 1;

/**
 * The host that a link's own words name, where it is another than the one it leads to: how a phishing mail looks.
 * Subdomains are the same place: `example.com` may lead to `www.example.com`. So is what has one name more, as
 * `www.example.com` has; `example.com.example.net` is read as its beginning.
 */
export function otherHost(words: string, host: string): string | undefined {
  const named = namedHost(words.replace(/\p{Cf}/gu, '').replace(/[\u2024\u3002\uff0e\uff61]/g, '.'));
  if (named === undefined) return undefined;
  const ascii = URL.canParse(`https://${named}`) ? new URL(`https://${named}`).hostname : named;
  const real = host.replace(/:\d+$/, '');
  const hasOneMore = ascii.endsWith(`.${real}`) && ascii.split('.').length === real.split('.').length + 1;
  const same = ascii === real || real.endsWith(`.${ascii}`) || hasOneMore;
  return same ? undefined : named;
}

/** In a sentence only what is plainly an address is one: `Node.js` is none. */
function namedHost(words: string): string | undefined {
  const pattern = /\s/.test(words.trim()) ? inSentence : alone;
  return pattern.exec(words)?.[0].toLowerCase();
}

const name = String.raw`(?:[\p{L}\p{N}-]+\.)+(?:xn--[a-z\d-]+|\p{L}{2,24})`;
const end = String.raw`(?![\p{L}\p{N}-]|\.[\p{L}\p{N}])`;
/** Behind `//` a user name is read as the host; elsewhere what stands before an `@` is somebody's name. */
const address = String.raw`(?<=//)(?:${name}|\d+(?:\.\d+){3})${end}|\bwww\.${name}(?!@)${end}`;
const inSentence = new RegExp(address, 'iu');
const alone = new RegExp(`${address}|${name}(?!@)${end}`, 'iu');
