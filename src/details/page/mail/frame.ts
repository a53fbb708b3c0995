import { h } from '../../../webview/page/dom';

/*
 * The frame an email is shown in. No rights at all: no scripts, forms, plugins, navigation, popups, and an origin of its
 * own that is nobody's. Its document inherits the panel's policy and adds its own. This is the one place where a string
 * becomes markup.
 */

const ownStyle = `
  html { background: #fff; color: #1f2328; color-scheme: light; }
  body { margin: 16px; font: 14px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
  img { max-width: 100%; height: auto; }
  img:not([src]) { box-sizing: border-box; border: 1px dashed #8b949e; color: inherit; font-size: 12px; }
  table { max-width: 100%; }
  [data-link] { color: #0b57d0; text-decoration: underline; }
`;

function policy(withRemote: boolean): string {
  const remote = withRemote ? ' https:' : '';
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src data:${remote}`,
    `font-src data:${remote}`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** @param mail a cleaned document */
export function mailFrame(mail: HTMLElement, withRemote: boolean, title: string): HTMLIFrameElement {
  const frame = h('iframe', {
    class: 'mail-frame',
    sandbox: '',
    allow: '',
    referrerpolicy: 'no-referrer',
    // Images that were asked for go without cookies.
    credentialless: '',
    title,
  });
  frame.srcdoc = documentOf(mail, withRemote);
  return frame;
}

function documentOf(mail: HTMLElement, withRemote: boolean): string {
  const body = mail.querySelector('body');
  return [
    '<!DOCTYPE html><html><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy(withRemote)}">`,
    '<meta http-equiv="x-dns-prefetch-control" content="off">',
    '<meta name="referrer" content="no-referrer">',
    `<style>${ownStyle}</style>`,
    mail.querySelector('head')?.innerHTML ?? '',
    '</head>',
    body?.outerHTML ?? '<body></body>',
    '</html>',
  ].join('');
}

/** The frame's content cannot be measured from outside; a short mail should not leave a page of white below it. */
export function frameHeight(mail: HTMLElement, text: string): number {
  const laidOut = mail.querySelector('table, img, style') !== null;
  if (laidOut || text.length > 2_000) return tall;
  const lines = text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 90), 0);
  return Math.min(tall, 60 + lines * 24);
}

const tall = 560;
