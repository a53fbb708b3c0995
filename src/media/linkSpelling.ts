/* What a link's spelling tells. Never node: the page asks as well, before the host checks where a link leads. */

export type CheckedLink =
  | { readonly ok: true; readonly url: string; readonly host: string; readonly name: string }
  | { readonly ok: false; readonly reason: LinkFault };

export type LinkFault = 'malformed' | 'notHttps' | 'userinfo' | 'characters' | 'inner';

const longest = 8192;

/** A plain https link without user name. Its `url` is the text as received where that is already ASCII. */
export function checkSpelling(text: string): CheckedLink {
  // Browsers drop tabs and line ends and trim spaces: what is checked must be what is opened.
  if (/[\u0000-\u0020\u007f-\u00a0\\"<>`\p{Cf}\p{Z}]/u.test(text))
    return { ok: false, reason: unfitFor(text) };
  if (text.length > longest || !URL.canParse(text)) return { ok: false, reason: 'malformed' };
  const url = new URL(text);
  if (url.protocol !== 'https:') return { ok: false, reason: 'notHttps' };
  if (!/^https:\/\/[^/]/i.test(text) || url.hostname === '') return { ok: false, reason: 'malformed' };
  if (url.username !== '' || url.password !== '' || /^https:\/\/[^/?#]*@/i.test(text)) {
    return { ok: false, reason: 'userinfo' };
  }
  return { ok: true, url: url.href, host: url.host, name: fileName(url) };
}

/** Why a text with characters that no link has is none: what it would be without them says more. */
function unfitFor(text: string): LinkFault {
  const [, scheme] = /^[\s\p{Cc}\p{Cf}]*([a-z][a-z0-9+.-]*):/iu.exec(text) ?? [];
  if (scheme === undefined) return 'malformed';
  return scheme.toLowerCase() === 'https' ? 'characters' : 'notHttps';
}

function fileName(url: URL): string {
  const last = url.pathname.split('/').filter(Boolean).at(-1);
  return last === undefined ? url.host : readable(last);
}

function readable(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
