import { isDouble, isInt32, isInt64, isInteger, isBetween, isSafe, numberAsText } from './numbers';
import type { Dialect } from './literal';
import { stringLiteral } from './strings';

/*
 * One entry a language. Numbers that it would round: a bigint or a text in JavaScript, `Decimal` in Python,
 * `BigDecimal` in Ruby, `json.Number` in Go, `BigInteger` or a text in C#, a text in PHP.
 */

const lowerWords = { true: 'true', false: 'false', null: 'null' } as const;
const braces = ['{', '}'] as const;
const brackets = ['[', ']'] as const;

/** JSON itself, with whatever cannot be seen escaped. */
export const json: Dialect = {
  text: (text) => stringLiteral('json', text),
  number: (digits) => digits,
  words: lowerWords,
  object: () => braces,
  array: brackets,
  emptyObject: '{}',
  emptyArray: '[]',
  key: (key) => `${stringLiteral('json', key)}: `,
  trailingComma: false,
};

export const javascript: Dialect = {
  ...json,
  text: (text) => stringLiteral('javascript', text),
  number: (digits) => {
    if (isInteger(digits)) return isSafe(digits) ? digits : `${digits}n`;
    return isDouble(digits) ? digits : numberAsText(digits, "'");
  },
  // A plain `__proto__:` would set the prototype.
  key: (key) => {
    if (key === '__proto__') return "['__proto__']: ";
    return /^[A-Za-z_$][\w$]*$/.test(key) ? `${key}: ` : `${stringLiteral('javascript', key)}: `;
  },
  trailingComma: true,
};

/** Python refuses integers of more than 4,300 digits in a source file. */
const isPythonNumber = (digits: string): boolean =>
  isInteger(digits) ? digits.length < 4_000 : isDouble(digits);

export const python: Dialect = {
  ...json,
  text: (text) => stringLiteral('python', text),
  number: (digits) => (isPythonNumber(digits) ? negativeZero(digits) : `Decimal("${digits}")`),
  words: { true: 'True', false: 'False', null: 'None' },
  key: (key) => `${stringLiteral('python', key)}: `,
  trailingComma: true,
};

export const ruby: Dialect = {
  ...json,
  text: (text) => stringLiteral('ruby', text),
  number: (digits) =>
    isInteger(digits) || isDouble(digits) ? negativeZero(digits) : `BigDecimal("${digits}")`,
  words: { ...lowerWords, null: 'nil' },
  key: (key) => `${stringLiteral('ruby', key)} => `,
  trailingComma: true,
};

export const php: Dialect = {
  ...json,
  text: (text) => stringLiteral('php', text),
  number: (digits) =>
    (isInteger(digits) ? isInt64(digits) : isDouble(digits))
      ? negativeZero(digits)
      : numberAsText(digits, "'"),
  // An array turns the key '1' into the number 1; an object does not.
  object: (members) =>
    members.some(({ key }) => /^(-?[1-9]\d*|0)$/.test(key)) ? ['(object) [', ']'] : brackets,
  emptyObject: 'new stdClass()',
  key: (key) => `${stringLiteral('php', key)} => `,
  trailingComma: true,
};

export const go: Dialect = {
  ...json,
  text: (text) => stringLiteral('go', text),
  number: (digits) => {
    if (digits === '-0') return 'json.Number("-0")';
    if (isInteger(digits) && isInt32(digits)) return digits;
    if (isInteger(digits) && isInt64(digits)) return `int64(${digits})`;
    return !isInteger(digits) && isDouble(digits) ? `float64(${digits})` : `json.Number("${digits}")`;
  },
  words: { ...lowerWords, null: 'nil' },
  object: () => ['map[string]any{', '}'],
  array: ['[]any{', '}'],
  emptyObject: 'map[string]any{}',
  emptyArray: '[]any{}',
  key: (key) => `${stringLiteral('go', key)}: `,
  trailingComma: true,
};

export const csharp: Dialect = {
  ...json,
  text: (text) => stringLiteral('csharp', text),
  number: (digits) => {
    if (!isInteger(digits)) return isDouble(digits) ? digits : numberAsText(digits, '"');
    if (isInt32(digits)) return negativeZero(digits);
    if (isInt64(digits)) return `${digits}L`;
    if (isBetween(digits, 0n, 2n ** 64n - 1n)) return `${digits}UL`;
    return `System.Numerics.BigInteger.Parse("${digits}")`;
  },
  object: () => ['new Dictionary<string, object?> {', '}'],
  array: ['new object?[] {', '}'],
  emptyObject: 'new Dictionary<string, object?>()',
  emptyArray: 'new object?[] { }',
  key: (key) => `[${stringLiteral('csharp', key)}] = `,
  trailingComma: true,
};

/** An integer has no negative zero; a double has. */
function negativeZero(digits: string): string {
  return digits === '-0' ? '-0.0' : digits;
}
