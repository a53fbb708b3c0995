import fc from 'fast-check';

/*
 * Any JSON text, not only what `JSON.stringify` writes: with any white space and any escapes, with doubled keys and
 * with numbers that a parser would round.
 */

/** White space as it may stand between two tokens. */
export const space: fc.Arbitrary<string> = fc.constantFrom('', '', '', ' ', '\n', '\r\n', '\t', '  \n\t ');

const literals = [
  'null',
  'true',
  'false',
  '{}',
  '[]',
  '""',
  '"\\""',
  '"\\\\"',
  '"}]\\",[{"',
  '"\\ud800"',
  '": ,"',
];
const numbers = ['0', '-0', '1.0', '1E400', '-1e-7', '12345678901234567890', '0.10', '1e2'];

const string: fc.Arbitrary<string> = fc
  .tuple(fc.string({ unit: 'binary', maxLength: 6 }), fc.boolean())
  .map(([text, escaped]) => (escaped ? inEscapes(text) : JSON.stringify(text)));

function inEscapes(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) =>
    text.charCodeAt(at).toString(16).padStart(4, '0'),
  );
  return `"${units.map((unit) => `\\u${unit}`).join('')}"`;
}

export const jsonText: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    fc.constantFrom(...literals, ...numbers),
    string,
    spaced('[', fc.array(tie('value'), { maxLength: 4 }), ']'),
    spaced('{', fc.array(member(tie('value')), { maxLength: 4 }), '}'),
  ),
})).value;

function member(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const key = fc.oneof(fc.constantFrom('"a"', '"messages"', '"__proto__"', '"\\u0061"'), string);
  return fc
    .tuple(key, space, space, value)
    .map(([name, before, after, text]) => `${name}${before}:${after}${text}`);
}

function spaced(open: string, parts: fc.Arbitrary<string[]>, close: string): fc.Arbitrary<string> {
  return fc.tuple(parts, space, space).map(([list, before, after]) => {
    const inner = list.map((part) => before + part + after).join(',');
    return `${open}${list.length === 0 ? before : inner}${close}`;
  });
}
