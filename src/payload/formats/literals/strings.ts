import { Refusal } from '../../refusal';
import { invisible } from '../../jsonPath';

/*
 * Texts as string literals. Whatever the text, the literal is one token of its language: the quote, the backslash and
 * what starts an interpolation are escaped, and so is every character that cannot be seen or that moves its neighbours,
 * ends of lines included.
 */

interface Escapes {
  readonly quote: string;
  /** Characters with an escape of their own, beside the quote and the backslash. */
  readonly named: Readonly<Record<string, string>>;
  /** Any other code point. */
  readonly point: (point: number) => string;
  /** Half of a surrogate pair; without it such a text is refused. */
  readonly half?: (unit: number) => string;
}

const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0');
const common = { '\n': '\\n', '\r': '\\r', '\t': '\\t' } as const;
const unit = (value: number): string => `\\u${hex(value, 4)}`;
const units = (point: number): string =>
  Array.from(String.fromCodePoint(point).split(''), (char) => unit(char.charCodeAt(0))).join('');
const longPoint = (point: number): string => (point > 0xffff ? `\\U${hex(point, 8)}` : `\\u${hex(point, 4)}`);
const bracedPoint = (point: number): string => `\\u{${hex(point, 1)}}`;

const dialects = {
  javascript: { quote: "'", named: common, point: units, half: unit },
  json: { quote: '"', named: common, point: units, half: unit },
  python: { quote: '"', named: common, point: longPoint, half: unit },
  csharp: { quote: '"', named: common, point: units, half: unit },
  go: { quote: '"', named: common, point: longPoint },
  ruby: { quote: '"', named: { ...common, '#': '\\#' }, point: bracedPoint },
  php: { quote: '"', named: { ...common, $: '\\$' }, point: bracedPoint },
  rust: { quote: '"', named: common, point: bracedPoint },
  swift: { quote: '"', named: common, point: bracedPoint },
  kotlin: { quote: '"', named: { ...common, $: '\\$' }, point: units, half: unit },
  // Java reads \uXXXX before it reads strings, so \u000a would end the line: control characters are octal there.
  java: {
    quote: '"',
    named: common,
    point: (point) => (point < 0x100 ? `\\${point.toString(8).padStart(3, '0')}` : units(point)),
    half: unit,
  },
} as const satisfies Record<string, Escapes>;

export type StringDialect = keyof typeof dialects;

/** A text as a literal of a language. @throws Refusal `loneSurrogate` */
export function stringLiteral(dialect: StringDialect, text: string): string {
  if (dialect === 'php' && plainPhp.test(text)) return `'${text.replace(/['\\]/g, '\\$&')}'`;
  const { quote, named, point, half }: Escapes = dialects[dialect];
  const body = text.replace(special, (char) => {
    if (char === quote || char === '\\') return `\\${char}`;
    if (Object.hasOwn(named, char)) return named[char] ?? '';
    const code = char.codePointAt(0) ?? 0;
    if (code >= 0xd800 && code <= 0xdfff) {
      if (half === undefined) throw new Refusal('loneSurrogate');
      return half(code);
    }
    return invisibleOne.test(char) ? point(code) : char;
  });
  // Editors that colour Swift by its grammar take this for a comment where it follows an escape.
  return quote + (dialect === 'swift' ? body.replaceAll('/*', '\\u{2f}*') : body) + quote;
}

/** One class of characters: alternatives would be tried one after the other, for each character of a long mail. */
const unseen = `\\p{Surrogate}\\p{Noncharacter_Code_Point}${invisible.source.slice(1, -1)}`;
const special = new RegExp(`["'\\\\$#${unseen}]`, 'gu');
const invisibleOne = new RegExp(`^[${unseen}]$`, 'u');
const plainPhp = new RegExp(`^[^${unseen}]*$`, 'u');
