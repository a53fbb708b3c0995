import assert from 'node:assert/strict';
import { member, parseExact, type ExactValue } from '../../../../src/payload/exactJson';
import type { Row } from '../../../../src/payload/formats/row';
import { formatIds, formatOf, type FormatId } from '../../../../src/payload/formats/table';
import { parseCode, type GrammarName } from '../../../support/grammars';
import { context, crowdedRow, hostileRows, hostileTexts, rowWith } from '../../../support/hostile';
import { grammars, parseFormat } from '../../../support/parseFormat';

/** The row with nothing in its texts; keys are quoted where those of the row are. */
function harmless(row: Row): Row {
  const value = parseExact(row.json);
  const keys = keysOf(member(value, 'meta')).map((key, at) => (isUsual(key) ? key : `plain text ${at}`));
  return rowWith(
    keysOf(value)
      .slice(4)
      .map((_, at) => `text ${at}`),
    keys,
  );
}

function keysOf(value: ExactValue | undefined): readonly string[] {
  return value?.kind === 'object' ? value.members.map(({ key }) => key) : [];
}

const isUsual = (key: string): boolean => /^[A-Za-z_][\w.-]{0,80}$/.test(key) && key !== '__proto__';

/** What is written in a language that a parser is here for. With `kind` it is the same function over other rows. */
const readable = formatIds.filter((id) => {
  const { group, language, reads } = formatOf(id);
  // One value has tests of its own, in texts.test.ts.
  return group !== 'value' && reads !== 'kind' && (language in grammars || /script|json/.test(language));
});

describe('every format, with hostile texts in every value and key', () => {
  const rows = [...hostileRows(), crowdedRow()];

  for (const id of readable) {
    it(`${id} is read without an error, and nothing gets out of its quotes`, async () => {
      for (const [at, row] of rows.entries()) {
        const parsed = await parseFormat(id, await formatOf(id).render([row], context));
        assert.deepEqual(parsed?.errors, [], `row ${at}`);
        const plain = await parseFormat(id, await formatOf(id).render([harmless(row)], context));
        assert.deepEqual(plain?.errors, []);
        assertSame(normal(id, parsed.shape), normal(id, plain.shape), `row ${at}`);
      }
    }).timeout(120_000);

    if (formatOf(id).rows === 'many') {
      it(`${id} takes many rows`, async () => {
        const parsed = await parseFormat(id, await formatOf(id).render(rows.slice(0, 5), context));
        assert.deepEqual(parsed?.errors, []);
      }).timeout(60_000);
    }
  }

  it('has enough to try', () => {
    assert.ok(hostileTexts.length >= 40, String(hostileTexts.length));
    assert.ok(rows.every((row) => row.json !== harmless(row).json));
    assert.ok(readable.length > 30, readable.join());
  });
});

function normal(id: FormatId, shape: readonly string[]): readonly string[] {
  // `["__proto__"]` is how a member of that name has to be written.
  const kept = shape.filter((kind) => kind !== 'ComputedPropertyName');
  // A key may be a number, which PHP writes as a member of an object.
  if (id === 'literal.php') return kept.filter((kind) => !/^(cast|[()]|object$)/.test(kind));
  // A long text is joined from parts.
  return id === 'literal.java' ? [...new Set(kept.filter((kind) => !partsOfJoin.has(kind)))] : kept;
}

const partsOfJoin: ReadonlySet<string> = new Set(
  'method_invocation identifier . argument_list ( ) ,'.split(' '),
);

/** A difference of ten thousand nodes says nothing; the first one does. */
function assertSame(actual: readonly string[], expected: readonly string[], where: string): void {
  const at = actual.findIndex((kind, index) => kind !== expected[index]);
  if (at >= 0) assert.deepEqual(actual.slice(at, at + 9), expected.slice(at, at + 9), where);
  assert.equal(actual.length, expected.length, where);
}

describe('every format, with a body of 10 MB', () => {
  const body = `${'It is a long mail. '.repeat(30)}"\u202e\${x}' \\</p>\n`.repeat(17_500);
  const row = { ...rowWith([]), json: JSON.stringify({ id: 'a', messageType: 'TYPE_SMS', body }) };

  for (const id of formatIds.filter(
    (one) => formatOf(one).reads !== 'kind' && formatOf(one).group !== 'value',
  )) {
    it(`${id} is written`, async () => {
      const text = await formatOf(id).render([row], context);
      const holdsBody = !['types', 'request'].includes(formatOf(id).group);
      assert.ok(text.length > (holdsBody ? body.length : 50), String(text.length));
    });
  }

  it('has one', () => assert.ok(body.length > 10_000_000, String(body.length)));
});

describe('the parsers of these tests', () => {
  const samples: Readonly<Record<GrammarName, readonly [plain: string, escaping: string, open: string]>> = {
    python: ['x = "a"', 'x = "a" + exit()', 'x = "a'],
    php: ['<?php $x = "a";', '<?php $x = "a{$b}";', '<?php $x = "a;'],
    ruby: ['x = "a"', 'x = "a#{b}"', 'x = "a'],
    go: ['package main\nvar x = "a"', 'package main\nvar x = "a" + b', 'package main\nvar x = "a'],
    c_sharp: ['var x = "a";', 'var x = $"a{b}";', 'var x = "a;'],
    java: ['class A { String x = "a"; }', 'class A { String x = "a" + b; }', 'class A { String x = "a; }'],
    kotlin: ['val x = "a"', 'val x = "a${b}"', 'val x = "a'],
    rust: ['const X: &str = "a";', 'const X: &str = concat!("a", b);', 'const X: &str = "a;'],
    swift: ['let x = "a"', 'let x = "a\\(b)"', 'let x = "a'],
    bash: ['x="a"', 'x="a$(b)"', "x='a"],
  };
  for (const name of Object.values(grammars)) {
    it(`see what gets out of a string in ${name}`, async () => {
      const [plain, escaping, open] = samples[name];
      const reference = await parseCode(name, plain);
      assert.deepEqual(reference.errors, []);
      assert.notDeepEqual((await parseCode(name, escaping)).shape, reference.shape);
      assert.notDeepEqual((await parseCode(name, open)).errors, []);
    });
  }
});
