import { jsonPath, type JsonPath } from '../jsonPath';
import { member, parseExact, type ExactValue } from '../exactJson';
import { Refusal } from '../refusal';
import { layOut } from '../json';
import { eachRow, type Format } from './format';
import type { Row } from './row';
import { stringLiteral } from './literals/strings';
import { rawText, RawSource } from '../../api/rawJson';

/*
 * One value inside a payload: itself, the way to it, and the expression that reads it in a program.
 */

function valueFormat(
  label: string,
  language: string,
  write: (row: Row, value: { readonly path: JsonPath; readonly language: string }, indent: string) => string,
): Format {
  return {
    label,
    group: 'value',
    language,
    rows: 'one',
    reads: 'selection',
    render: async (rows, context) => {
      const { value, indent } = context;
      if (value === undefined) throw new Refusal('noValue');
      return (await eachRow(rows, context, (row) => write(row, value, indent))).join('\n');
    },
  };
}

export const valueFormats = {
  'value.json': valueFormat('One value', 'json', ({ json }, { path }, indent) =>
    valueText(json, path, indent),
  ),
  'value.path': valueFormat('JSON path of a value', 'plaintext', (_row, { path }) => jsonPath(path)),
  'value.accessor': valueFormat('Expression for a value', 'plaintext', ({ kind }, { path, language }) =>
    accessorText(path, language, kind),
  ),
} as const satisfies Record<string, Format>;

/** The value as received, laid out. @throws Refusal `noValue` */
export function valueText(json: string, path: JsonPath, indent: string): string {
  let text = json;
  for (const key of path) text = childText(text, key);
  return layOut(text, 'pretty', indent);
}

function childText(text: string, key: string | number): string {
  if (!has(parseExact(text), key)) throw new Refusal('noValue');
  const source = typeof key === 'number' ? new RawSource(text, []) : new RawSource(text, [key]);
  return rawText({ source, index: typeof key === 'number' ? key : -1 });
}

function has(value: ExactValue, key: string | number): boolean {
  if (typeof key === 'string') return member(value, key) !== undefined;
  return value.kind === 'array' && value.items[key] !== undefined;
}

/** Languages with an expression of their own. */
export const accessors = {
  javascript: (path, name) => scriptAccess(path, name),
  typescript: (path, name) => scriptAccess(path, name),
  python: (path, name) => name + path.map((key) => `[${index(key, 'python')}]`).join(''),
  php: (path, name) => `$${name}${path.map((key) => `[${index(key, 'php')}]`).join('')}`,
  ruby: (path, name) => name + path.map((key) => `[${index(key, 'ruby')}]`).join(''),
  // The assertion stands where the next step needs it.
  go: (path, name) =>
    path.reduce<string>((before, key, at) => {
      const type = typeof key === 'number' ? '[]any' : 'map[string]any';
      return `${before}${at === 0 ? '' : `.(${type})`}[${index(key, 'go')}]`;
    }, name),
  csharp: (path, name) =>
    `${name}.RootElement${path
      .map((key) => (typeof key === 'number' ? `[${key}]` : `.GetProperty(${stringLiteral('csharp', key)})`))
      .join('')}`,
  java: (path, name) => `${name}.at(${stringLiteral('java', pointer(path))})`,
} satisfies Record<string, (path: JsonPath, name: string) => string>;

/** The expression that reads the value from a variable, in a language that has one, else in JavaScript. */
export function accessorText(path: JsonPath, language: string, name: string): string {
  const normal = language.replace(/react$/, '');
  return accessors[isAccessorLanguage(normal) ? normal : 'javascript'](path, name);
}

function isAccessorLanguage(language: string): language is keyof typeof accessors {
  return Object.hasOwn(accessors, language);
}

function index(key: string | number, dialect: 'python' | 'php' | 'ruby' | 'go'): string {
  return typeof key === 'number' ? String(key) : stringLiteral(dialect, key);
}

/** Any part may be missing in the next payload; `?.` says so. */
function scriptAccess(path: JsonPath, name: string): string {
  return path.reduce<string>((before, key, at) => {
    const step = at === 0 ? '' : '?.';
    if (typeof key === 'number') return `${before}${step}[${key}]`;
    if (/^[A-Za-z_$][\w$]*$/.test(key)) return `${before}${step === '' ? '.' : step}${key}`;
    return `${before}${step}[${stringLiteral('javascript', key)}]`;
  }, name);
}

/** RFC 6901. */
function pointer(path: JsonPath): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
