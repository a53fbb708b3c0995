import * as vscode from 'vscode';

/**
 * A stranger's text for a hover, which takes nothing but Markdown. `appendText` of VS Code is not enough: it leaves an
 * address to become a link, which a click opens without a question, and `&lt;` to become `<`. Written as references,
 * signs mean nothing to Markdown, and are drawn as they are.
 */
export function plainMarkdown(text: string): vscode.MarkdownString {
  const value = text
    .replace(/[!-/:-@[-`{-~]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/(?<=^|[ \t])[ \t]|\t/gm, '&nbsp;')
    .replace(/\n/g, '\n\n');
  return new vscode.MarkdownString(value);
}
