import DOMPurify from 'dompurify';
import { checkCss } from './css';
import { keepInline, keepRemote, type Keep } from './remote';

/*
 * Somebody's HTML as a document that asks for nothing and leads nowhere. The second wall: the first are the frame without
 * rights and its policy (frame.ts). What is forbidden here reached the network through the other walls: `link` opens
 * connections that no policy sees, `meta` and `base` lead away, a form sends, a link that is clicked navigates.
 */

export interface MailLink {
  /** What the email calls it. */
  readonly words: string;
  readonly url: string;
}

export interface CleanMail {
  readonly document: HTMLElement;
  readonly links: readonly MailLink[];
  /** Images, backgrounds and fonts that were taken out. */
  readonly remote: number;
}

const purify = {
  USE_PROFILES: { html: true },
  WHOLE_DOCUMENT: true,
  RETURN_DOM: true,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  FORBID_TAGS: [
    ...['link', 'meta', 'base', 'form', 'input', 'button', 'textarea', 'select', 'option', 'datalist'],
    ...['audio', 'video', 'source', 'track', 'template', 'slot', 'dialog', 'frameset', 'frame', 'noscript'],
  ],
  FORBID_ATTR: ['tabindex', 'autofocus', 'accesskey', 'contenteditable', 'popover', 'popovertarget', 'slot'],
};

/** Attributes with an address in them, but for the `src` of images and `background`, which may be shown. */
const addresses = [
  ...['href', 'xlink:href', 'action', 'formaction', 'ping', 'target', 'srcset', 'poster', 'cite', 'data'],
  ...['longdesc', 'lowsrc', 'dynsrc', 'usemap', 'classid', 'codebase', 'profile', 'manifest', 'archive'],
];

/** @param withRemote a person asked for this email's remote images */
export function cleanMail(html: string, withRemote: boolean): CleanMail {
  const root: unknown = DOMPurify.sanitize(html, purify);
  if (!(root instanceof HTMLElement)) throw new Error('the cleaner made no document');
  const keep = withRemote ? keepRemote : keepInline;
  const links: MailLink[] = [];
  let remote = 0;
  for (const element of [root, ...root.querySelectorAll<HTMLElement>('*')]) {
    const url = element.getAttribute('href')?.trim();
    if (url !== undefined && url !== '') disarm(element, url, links);
    for (const name of addresses) element.removeAttribute(name);
    remote += images(element, keep) + styles(element, keep);
  }
  return { document: root, links, remote };
}

/** A link keeps its looks and says where it leads; leading there is for the list beside the email. */
function disarm(element: Element, url: string, links: MailLink[]): void {
  const words = (element.textContent || element.querySelector('img')?.getAttribute('alt') || '').trim();
  element.setAttribute('data-link', '');
  element.setAttribute('title', url);
  if (!url.startsWith('#')) links.push({ words: words.replace(/\s+/g, ' ').slice(0, 300), url });
}

function images(element: HTMLElement, keep: Keep): number {
  let taken = 0;
  for (const name of ['src', 'background']) {
    const address = element.getAttribute(name);
    if (address === null) continue;
    const kept = element.localName === 'img' || name === 'background' ? keep(address) : undefined;
    if (kept === undefined || isPixel(element)) {
      element.removeAttribute(name);
      // Parts of the email itself (`cid:`) were never remote.
      if (/^\s*(https?:|\/\/)/i.test(address)) taken++;
    } else element.setAttribute(name, kept);
  }
  return taken;
}

/** An image that nobody can see is there to report that the email was read: it is not loaded even when asked for. */
function isPixel(element: HTMLElement): boolean {
  const { width, height } = element.style;
  const attributes = ['width', 'height'].map((name) => Number.parseInt(element.getAttribute(name) ?? '', 10));
  const drawn = [width, height].map((size, at) => (size === '' ? attributes[at] : pixels(size)));
  return [attributes, drawn].some((sizes) => sizes.every((size) => size !== undefined && size <= 2));
}

/** `NaN` where that depends on something else. */
function pixels(size: string): number {
  const number = Number.parseFloat(size);
  return number === 0 || size.endsWith('px') ? number : Number.NaN;
}

function styles(element: Element, keep: Keep): number {
  if (element.localName === 'style') {
    const { css, remote } = checkCss(element.textContent, keep);
    element.textContent = css;
    return remote;
  }
  const style = element.getAttribute('style');
  if (style === null) return 0;
  const { css, remote } = checkCss(style, keep);
  if (css !== style) element.setAttribute('style', css);
  return remote;
}
