import { randomBytes } from 'node:crypto';

export interface ShellOptions {
  readonly cspSource: string;
  readonly language: string;
  readonly title: string;
  readonly script: string;
  readonly styles: readonly string[];
}

/**
 * The page before it knows a message: nothing of a message is ever part of a document's source.
 * The policy lets it run its one script and load its own styles and icon font, and reach nothing else.
 */
export function shellHtml(options: ShellOptions): string {
  const nonce = randomBytes(16).toString('base64url');
  const styles = options.styles.map((href) => `<link rel="stylesheet" href="${attribute(href)}">`);
  return [
    '<!DOCTYPE html>',
    `<html lang="${attribute(options.language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${attribute(policy(options.cspSource, nonce))}">`,
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

function policy(cspSource: string, nonce: string): string {
  return [
    "default-src 'none'",
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    // Of bytes that the host handed over; a remote address is none of these.
    'img-src blob:',
    'media-src blob:',
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function attribute(text: string): string {
  return text.replace(/[&<>"]/g, (char) => entities[char] ?? char);
}
