import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maxDepth, member, parseExact, type ExactValue } from '../../../src/payload/exactJson';
import { json } from '../../../src/payload/formats/literals/dialects';
import { literal } from '../../../src/payload/formats/literals/literal';
import { Refusal } from '../../../src/payload/refusal';
import { files } from '../../support/corpora';

const refuses =
  (reason: Refusal['reason']) =>
  (error: unknown): boolean =>
    error instanceof Refusal && error.reason === reason;

describe('parseExact', () => {
  it('reads what JSON.parse reads, and refuses what it refuses', () => {
    const anything = fc.oneof(
      fc.json(),
      fc.string({ unit: fc.constantFrom(...Array.from('[]{}",:\\ \n0-1.eEtrufalsn')) }),
    );
    fc.assert(
      fc.property(anything, (text) => {
        let expected: unknown;
        try {
          expected = JSON.parse(text);
        } catch {
          assert.throws(() => parseExact(text), refuses('notJson'), text);
          return;
        }
        assert.deepEqual(JSON.parse(literalOr(parseExact(text))), expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps digits, order and keys that come twice', () => {
    const value = parseExact('{"b":12345678901234567890,"a":-0.10e+5,"b":1,"__proto__":{}}');
    assert.deepEqual(value, {
      kind: 'object',
      members: [
        { key: 'b', value: { kind: 'number', digits: '12345678901234567890' } },
        { key: 'a', value: { kind: 'number', digits: '-0.10e+5' } },
        { key: 'b', value: { kind: 'number', digits: '1' } },
        { key: '__proto__', value: { kind: 'object', members: [] } },
      ],
    });
    assert.deepEqual(member(value, 'b'), { kind: 'number', digits: '1' });
  });

  it('refuses what no compiler reads', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    parseExact(nested(maxDepth));
    assert.throws(() => parseExact(nested(maxDepth + 2)), refuses('tooDeep'));
    assert.throws(() => parseExact(nested(200_000)), refuses('tooDeep'));
  });

  for (const { name, bytes } of files('jsontestsuite-transform', { 'big.json': '[1e400,-0,0.1]' })) {
    it(`changes no digit of ${name}`, () => {
      const text = new TextDecoder().decode(bytes);
      try {
        JSON.parse(text);
      } catch {
        assert.throws(() => parseExact(text), refuses('notJson'));
        return;
      }
      assert.deepEqual(
        digitsOf(parseExact(text)),
        text.replace(/"(?:[^"\\]|\\.)*"/g, '').match(/[-\d][\d.eE+-]*/g) ?? [],
      );
    });
  }
});

/** As JSON; an object with a key twice has no literal, so the last is kept. */
function literalOr(value: ExactValue): string {
  const last = (inner: ExactValue): ExactValue => {
    if (inner.kind === 'array') return { kind: 'array', items: inner.items.map(last) };
    if (inner.kind !== 'object') return inner;
    const members = new Map(inner.members.map(({ key, value: own }) => [key, last(own)]));
    return { kind: 'object', members: [...members].map(([key, own]) => ({ key, value: own })) };
  };
  return literal(last(value), json, '');
}

function digitsOf(value: ExactValue): string[] {
  if (value.kind === 'array') return value.items.flatMap(digitsOf);
  if (value.kind === 'object') return value.members.flatMap((one) => digitsOf(one.value));
  return value.kind === 'number' ? [value.digits] : [];
}
