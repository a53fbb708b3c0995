import { randomBytes } from 'node:crypto';

/** What a page may load besides its own script, styles and icon font, by directive of its policy. */
export type Sources = Readonly<Partial<Record<'style-src' | 'font-src' | 'img-src' | 'media-src', string>>>;

export interface ShellOptions {
  readonly cspSource: string;
  readonly language: string;
  readonly title: string;
  readonly script: string;
  readonly styles: readonly string[];
  readonly sources: Sources;
}

/**
 * The page before it knows a message: nothing of a message is ever part of a document's source.
 * The policy lets it run its one script and load its own styles and icon font, and reach nothing else but `sources`.
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

function policy({ cspSource, sources }: ShellOptions, nonce: string): string {
  const more: Sources = {
    ...sources,
    'style-src': [cspSource, sources['style-src']].join(' ').trim(),
    'font-src': [cspSource, sources['font-src']].join(' ').trim(),
  };
  return [
    "default-src 'none'",
    ...Object.entries(more).map(([directive, from]) => `${directive} ${from}`),
    `script-src 'nonce-${nonce}'`,
    "frame-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function attribute(text: string): string {
  return text.replace(/[&<>"]/g, (char) => entities[char] ?? char);
}
