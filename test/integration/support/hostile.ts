import { attacks } from '../../support/attacks';
import { members } from '../../support/corpora';

/*
 * Texts that attack whoever shows them. Besides those here, public lists in a folder beside the repository, where
 * there is one.
 */

const own: Readonly<Record<string, string>> = {
  'line breaks': 'one\r\ntwo\u2028three\u2029four\u0085five\vsix\fseven',
  'control characters': '\u0000\u0007\u001b[31mred\u001b[0m\u009b5n\u007f',
  'a terminal link': '\u001b]8;;https://example.org\u0007link\u001b]8;;\u0007',
  'an override': 'Invoice \u202egpj.exe\u202c',
  'isolates without an end': '\u2066\u2067\u2068 open',
  'ends without a beginning': 'a\u2069\u2069\u202cb',
  marks: '\u200e\u200f\u061c',
  'right to left': 'שלום \u202dabc',
  icons: '$(trash) $(error~spin) \\$(x)',
  Markdown: '**bold** [click](command:workbench.action.quit) ![](https://example.org/p.png) `code`',
  HTML: '<img src=x onerror=alert(1)><script>alert(1)</script><svg onload=alert(1)>',
  'an unclosed tag': `<div ${'a'.repeat(5_000)}`,
  'a very long line': 'x'.repeat(100_000),
  'very many lines': '\n'.repeat(100_000),
  'white space alone': ' \t\u00a0\u3000\r\n',
  'half a character': '\ud83d lone \ude00',
  'places of a translation': '{0} {1} {{0}}',
  'the names of a prototype': '__proto__ constructor toString',
};

export const hostileTexts: readonly (readonly [name: string, text: string])[] = [
  ...Object.entries(own),
  ...[...attacks, ...members('email-html-talon', 'html')].map((text, n) => [`listed ${n}`, text] as const),
];

/** Characters that no line of ours may have: they end it, hide it or reorder it. */
export const unfit = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066\u2067]/u;

/** What is wrong with a text that stands in one line of the user interface; `undefined`: nothing. */
export function faultOf(text: string, longest: number): string | undefined {
  const found = unfit.exec(text);
  if (found !== null) return `has U+${(found[0].codePointAt(0) ?? 0).toString(16)}`;
  const opened = text.split('\u2068').length;
  const closed = text.split('\u2069').length;
  if (opened !== closed) return 'an isolate is not closed';
  if (/\p{Cs}/u.test(text)) return 'half a character';
  return text.length > longest ? `${text.length} characters` : undefined;
}
