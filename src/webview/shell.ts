import { randomBytes } from 'node:crypto';

export interface ShellOptions {
  readonly cspSource: string;
  readonly language: string;
  readonly title: string;
  readonly script: string;
  readonly styles: readonly string[];
  /** A person asked for the remote images of the email in it. */
  readonly remoteImages?: boolean;
}

/**
 * The page before it knows a message: nothing of a message is ever part of a document's source.
 * The policy lets it run its one script and load its own styles and icon font, and reach nothing else. An email's frame
 * inherits the policy and narrows it (page/mail/frame.ts): inline styles and `data:` images are there for emails alone,
 * `blob:` for what the page makes of bytes that the host handed over.
 */
export function shellHtml(options: ShellOptions): string {
  const nonce = randomBytes(16).toString('base64url');
  const styles = options.styles.map((href) => `<link rel="stylesheet" href="${attribute(href)}">`);
  return [
    '<!DOCTYPE html>',
    `<html lang="${attribute(options.language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${attribute(policy(options, nonce))}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${attribute(options.title)}</title>`,
    ...styles,
    '</head>',
    '<body>',
    '<main id="page" tabindex="-1"></main>',
    '<div id="announcer" role="status" aria-live="polite"></div>',
    `<script nonce="${nonce}" src="${attribute(options.script)}"></script>`,
    '</body>',
    '</html>',
  ].join('\n');
}

function policy({ cspSource, remoteImages }: ShellOptions, nonce: string): string {
  const remote = remoteImages === true ? ' https:' : '';
  return [
    "default-src 'none'",
    `style-src ${cspSource} 'unsafe-inline'`,
    `font-src ${cspSource} data:${remote}`,
    // Of bytes that the host handed over; `data:` and `remote` are what an email may show.
    `img-src blob: data:${remote}`,
    `script-src 'nonce-${nonce}'`,
    'media-src blob:',
    "frame-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function attribute(text: string): string {
  return text.replace(/[&<>"]/g, (char) => entities[char] ?? char);
}
