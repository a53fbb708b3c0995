import { isInnerHost } from './address';
import { checkSpelling, type CheckedLink } from './linkSpelling';

/*
 * Links come from strangers. Only plain https links without user name to hosts of the open internet are taken, and the
 * host is told in ASCII, so that a look-alike letter shows as `xn--`.
 */

/** The link as it may be opened. */
export function checkLink(text: string): CheckedLink {
  const link = checkSpelling(text);
  return link.ok && isInnerHost(new URL(link.url).hostname) ? { ok: false, reason: 'inner' } : link;
}
