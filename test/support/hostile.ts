import type { Row } from '../../src/payload/formats/row';
import type { RenderContext } from '../../src/payload/formats/format';
import { attacks } from './attacks';
import { members, texts } from './corpora';

/*
 * Rows whose every text and key was written to get out of a quote, a comment, a template or a line.
 */

const own: readonly string[] = [
  '',
  "'",
  '"',
  '`',
  '\\',
  '\\"',
  "\\'",
  "'; alert(1); //",
  '"; alert(1); //',
  '*/ alert(1) /*',
  '// end\nalert(1)',
  '--> <!--',
  '${alert(1)}',
  '#{exit}',
  '{$x} $x ${x}',
  '\\(exit)',
  '"""',
  "'''",
  '"""\nimport os',
  '<?php exit; ?>',
  '?> <b>',
  '%s %d {0} {{x}}',
  '\0',
  '\n',
  '\r\n',
  '\t',
  '\u0007\u001b[31m',
  '\u0085\u2028\u2029',
  '\u202eabc\u2066',
  '\u200b\ufeff',
  '\\u0022 \\u000a',
  '\\x22',
  '__proto__',
  'constructor',
  'toString',
  'class',
  'self',
  '😀',
  '𝒳\u{10ffff}',
  '漢字',
  'مرحبا',
  '$(exit) `exit` $HOME !!',
  'odd key 1',
  '"odd key 2"',
  '@JsonProperty("x")',
  ']]>',
  '%>',
  'a,omitempty',
  '-',
];

/** Own ones and public lists; no lone surrogates, which some languages refuse and other tests have. */
export const hostileTexts: readonly string[] = [
  ...new Set([
    ...texts('blns', own),
    ...texts('shell-injection', []).slice(0, 150),
    ...members('trojan-source', 'text').map((text) => text.slice(0, 400)),
    ...members('xss-patt', 'html').slice(0, 100),
  ]),
].map((text) => text.replace(/\p{Surrogate}/gu, ''));

const perRow = 60;

/** Rows that have each of the texts as a value and as a key. */
export function hostileRows(source: readonly string[] = hostileTexts): readonly Row[] {
  const rows: Row[] = [];
  for (let at = 0; at < source.length; at += perRow) rows.push(rowWith(source.slice(at, at + perRow)));
  return rows;
}

/** A row that has every text of every list, many to a value: each of them must get out of the same quotes. */
export function crowdedRow(perValue = 200): Row {
  const values: string[] = [];
  for (let at = 0; at < attacks.length; at += perValue)
    values.push(
      attacks
        .slice(at, at + perValue)
        .join('\n')
        .replace(/\p{Surrogate}/gu, ''),
    );
  return rowWith(values, []);
}

/** A message row that has the texts as values and as keys. */
export function rowWith(list: readonly string[], keys = list): Row {
  const keyed = keys.map((text, at) => `${JSON.stringify(text)}:${JSON.stringify(`value ${at}`)}`);
  const valued = list.map((text, at) => `"usual${at}":${JSON.stringify(text)}`);
  const id = 'HostileRow0000000001';
  const json = `{"id":"${id}","messageType":"TYPE_SMS","direction":"inbound",${valued.join()},"meta":{${[...new Set(keyed)].join()}}}`;
  return { kind: 'message', id, conversationId: 'HostileConv000000001', json };
}

export const context: RenderContext = {
  indent: '  ',
  standalone: true,
  baseUrl: 'https://services.example.com',
  version: undefined,
};

/** A row of any JSON. */
export function rowOf(json: string, kind: Row['kind'] = 'message'): Row {
  return { kind, id: 'SomeRow0000000000001', conversationId: 'SomeConv000000000001', json };
}
