import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatIds, formatOf, isFormatId, type FormatId } from '../../../../src/payload/formats/table';
import { Refusal } from '../../../../src/payload/refusal';
import { asObject } from '../../../support/ask';
import { context, hostileRows, hostileTexts, rowOf, rowWith } from '../../../support/hostile';
import { parseFormat } from '../../../support/parseFormat';

const write = (id: FormatId, json: string): Promise<string> => formatOf(id).render([rowOf(json)], context);

/** The value that a program has which contains the code. */
function run(code: string): unknown {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  const value: unknown = new Function(`${code}\nreturn message;`)();
  return value;
}

describe('a constant where a value is wanted', () => {
  // What stands before it, in a document of each language.
  const before = {
    'literal.typescript': 'const a = ',
    'literal.javascript': 'const a = ',
    'literal.python': 'a = ',
    'literal.php': '<?php $a = ',
    'literal.ruby': 'a = ',
    'literal.go': 'package main\nvar a = ',
    'literal.csharp': 'var a = ',
    'literal.java': 'String a = ',
  } as const;
  const [row] = hostileRows();

  for (const [id, start] of Object.entries(before)) {
    it(`${id} has no declaration`, async () => {
      assert.ok(isFormatId(id) && row !== undefined);
      const text = await formatOf(id).render([row], { ...context, expression: true });
      const end = /php|java|csharp/.test(id) ? ';' : '';
      assert.deepEqual((await parseFormat(id, start + text + end))?.errors, []);
      assert.doesNotMatch(text.slice(0, 60), /message\s*=/);
    });
  }
});

describe('a JavaScript constant', () => {
  it('is the payload, whatever is in it', async () => {
    // JSON.parse knows no BigInt, so that numbers are doubles here; keys such as __proto__ are own members in both.
    const anything = fc.jsonValue({ maxDepth: 4 });
    const strange = fc.dictionary(
      fc.oneof(fc.constantFrom('__proto__', ...hostileTexts), fc.string({ unit: 'binary' })),
      fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary' })),
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(anything, strange), async (value) => {
        const json = JSON.stringify(value);
        const found = run(await write('literal.javascript', json));
        assert.equal(JSON.stringify(withoutBigInts(found)), JSON.stringify(JSON.parse(json)));
      }),
      { numRuns: 300 },
    );
  });

  it('has __proto__ as a member and not as a prototype', async () => {
    const found = run(await write('literal.javascript', '{"__proto__":{"admin":true},"a":1}'));
    assert.deepEqual(Object.keys(asObject(found)), ['__proto__', 'a']);
    assert.equal(Object.getPrototypeOf(found), Object.prototype);
  });

  it('keeps halves of surrogate pairs', async () => {
    assert.deepEqual(run(await write('literal.javascript', '{"a":"x\\ud800y"}')), { a: 'x\ud800y' });
  });

  it('loses no digit', async () => {
    const code = await write(
      'literal.javascript',
      '[9007199254740991,9007199254740993,0.1,0.10000000000000000555,1e400,-0]',
    );
    assert.deepEqual(run(code), [
      9007199254740991,
      9007199254740993n,
      0.1,
      '0.10000000000000000555',
      '1e400',
      -0,
    ]);
  });
});

function withoutBigInts(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner)),
  );
}

describe('big numbers', () => {
  it('are told from doubles at once, however many zeros are inside of them', async () => {
    const time = async (zeros: number): Promise<number> => {
      const started = performance.now();
      await write('literal.python', `0.1${'0'.repeat(zeros)}1`);
      return performance.now() - started;
    };
    await time(1_000);
    const [short, long] = [await time(10_000), await time(160_000)];
    assert.ok(long < 100 * Math.max(short, 5), `${short} ms, then ${long} ms`);
  });

  const json =
    '{"big":123456789012345678901234567890,"long":9007199254740993,"small":7,"dec":0.10000000000000000555,"half":0.5}';
  const expected: Readonly<Record<string, readonly string[]>> = {
    'literal.typescript': [
      '123456789012345678901234567890n',
      '9007199254740993n',
      ' 7,',
      "'0.10000000000000000555' /* number */",
      ' 0.5,',
    ],
    'literal.python': [
      'from decimal import Decimal',
      ' 123456789012345678901234567890,',
      ' 9007199254740993,',
      'Decimal("0.10000000000000000555")',
      ' 0.5,',
    ],
    'literal.ruby': [
      "require 'bigdecimal'",
      ' 123456789012345678901234567890,',
      'BigDecimal("0.10000000000000000555")',
      ' 0.5,',
    ],
    'literal.php': [
      "'123456789012345678901234567890' /* number */",
      ' 9007199254740993,',
      "'0.10000000000000000555' /* number */",
    ],
    'literal.go': [
      'import "encoding/json"',
      'json.Number("123456789012345678901234567890")',
      'int64(9007199254740993)',
      ' 7,',
      'json.Number("0.10000000000000000555")',
    ],
    'literal.csharp': [
      'System.Numerics.BigInteger.Parse("123456789012345678901234567890")',
      '9007199254740993L',
      '"0.10000000000000000555" /* number */',
    ],
    'literal.java': ['123456789012345678901234567890', '0.10000000000000000555'],
  };
  for (const id of formatIds.filter((one) => Object.hasOwn(expected, one))) {
    it(`${id} writes every digit`, async () => {
      const text = await formatOf(id).render([rowOf(json)], context);
      for (const part of expected[id] ?? []) assert.ok(text.includes(part), `${part} in\n${text}`);
    });
  }

  it('imports nothing for a text that only names a number', async () => {
    assert.doesNotMatch(await write('literal.python', '{"a":"Decimal(1)"}'), /^from/);
    assert.doesNotMatch(await write('literal.go', '{"a":"json.Number(\\"1\\")"}'), /import/);
  });
});

describe('what a language cannot hold', () => {
  const refusal =
    (reason: string, subject?: string) =>
    (error: unknown): boolean =>
      error instanceof Refusal && error.reason === reason && error.subject === subject;

  it('is refused with the reason: a key that comes twice', async () => {
    for (const id of ['literal.javascript', 'literal.python', 'literal.java'] as const) {
      await assert.rejects(write(id, '{"x":[{"a":1,"a":2}]}'), refusal('duplicateKey', 'a'));
    }
    assert.equal(await write('json.compact', '{"a":1,"a":2}'), '{"a":1,"a":2}');
  });

  it('is refused with the reason: half of a surrogate pair', async () => {
    for (const id of ['literal.go', 'literal.php', 'literal.ruby'] as const) {
      await assert.rejects(write(id, '{"a":"\\ud800"}'), refusal('loneSurrogate'));
    }
  });

  it('is refused with the reason: text that is not JSON', async () => {
    for (const id of [
      'json.pretty',
      'literal.python',
      'types.go',
      'fixture.json',
      'text.markdown',
      'webhook',
    ] as const) {
      await assert.rejects(write(id, '{"a":'), refusal('notJson'), id);
    }
  });
});

describe('how constants are laid out', () => {
  it('uses the indentation of the editor', async () => {
    const text = await formatOf('literal.python').render([rowOf('{"a":[1]}')], { ...context, indent: '\t' });
    assert.equal(text, 'message = {\n\t"a": [\n\t\t1,\n\t],\n}');
  });

  it('has what a file needs at its top only in a file of its own', async () => {
    const row = rowOf('{}');
    assert.equal(await formatOf('literal.php').render([row], context), '<?php\n\n$message = new stdClass();');
    assert.equal(
      await formatOf('literal.php').render([row], { ...context, standalone: false }),
      '$message = new stdClass();',
    );
    assert.equal(
      await formatOf('literal.go').render([row], { ...context, standalone: false }),
      'var message = map[string]any{}',
    );
  });

  it('writes several rows as a list in their order', async () => {
    const rows = [rowOf('{"a":1}', 'conversation'), rowOf('{"a":2}', 'conversation')];
    const text = await formatOf('literal.typescript').render(rows, { ...context, indent: '' });
    assert.equal(
      text,
      'const conversations = [\n{\na: 1,\n},\n{\na: 2,\n},\n] satisfies Record<string, unknown>[];',
    );
  });

  it('joins a Java text that no constant holds, and loses nothing of it', async () => {
    const body = `"\\${'naïve 😀 '.repeat(6_000)}`;
    const text = await formatOf('literal.java').render([rowWith([body])], context);
    const parts = text.match(/^ {2}(".*")/gm) ?? [];
    assert.ok(parts.length > 3);
    assert.ok(parts.every((part) => Buffer.byteLength(part) < 65_000));
    const joined = parts.map((part) => String(JSON.parse(part.trim()))).join('');
    assert.equal(asObject(JSON.parse(joined))['usual0'], body);
  });

  it('calls a step for every row', async () => {
    const steps: string[] = [];
    const rows = [1, 2, 3].map((n) => rowOf(`{"a":${n}}`));
    const step = (done: number, total: number): undefined => void steps.push(`${done}/${total}`);
    await formatOf('json.pretty').render(rows, { ...context, step });
    assert.deepEqual(steps, ['1/3', '2/3', '3/3']);
  });
});
