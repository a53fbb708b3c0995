import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import * as zod from 'zod';
import { formatIds, formatOf, type FormatId } from '../../../../src/payload/formats/table';
import type { Row } from '../../../../src/payload/formats/row';
import { createSampleHandler } from '../../../../src/sample/handler';
import { asObject, messagesOf, searchAll } from '../../../support/ask';
import { context, hostileRows, rowOf } from '../../../support/hostile';

const write = (id: FormatId, rows: readonly Row[]): Promise<string> => formatOf(id).render(rows, context);
const rowsOf = (...values: readonly unknown[]): Row[] => values.map((value) => rowOf(JSON.stringify(value)));

/** What the compiler says of the code, in strict mode. */
function compilerErrors(code: string): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...others) =>
    name === 'code.ts' ? ts.createSourceFile(name, code, ts.ScriptTarget.ES2022) : read(name, ...others);
  const program = ts.createProgram(['code.ts'], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/** The schema that zod code exports, made with the real library. */
function zodSchema(code: string): zod.ZodType {
  const { outputText } = ts.transpileModule(code.replace(/^import .*$/m, ''), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const body = `${outputText.replace(/^export /gm, '')}\nreturn MessageSchema;`;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  const schema: unknown = new Function('z', body)(zod);
  assert.ok(schema instanceof zod.ZodType);
  return schema;
}

describe('inferred types', () => {
  it('say what is optional and what may be null, from all the rows', async () => {
    const rows = rowsOf({ id: 'a', n: null, o: 1, list: [] }, { id: 'b', n: 'x', list: [{ p: 1 }, {}] });
    const code = await write('types.typescript', rows);
    assert.equal(
      code.replace(/ +/g, ' '),
      'export interface Message {\n id: string;\n n: null | string;\n o?: number;\n list: List[];\n}\n\nexport interface List {\n p?: number;\n}\n',
    );
  });

  it('are called what the rows are', async () => {
    assert.match(await write('types.go', [rowOf('{"a":1}', 'conversation')]), /type Conversation struct/);
    assert.match(await write('types.rust', [rowOf('{}', 'conversation'), rowOf('{}')]), /pub struct Row/);
  });

  it('take in every message of the sample account, for the compiler and for zod', async () => {
    const handler = createSampleHandler({ now: () => Date.UTC(2026, 5, 1) });
    const values = searchAll(handler)
      .slice(0, 25)
      .flatMap(({ id }) => {
        try {
          return messagesOf(handler, String(id));
        } catch {
          return [];
        }
      });
    assert.ok(values.length > 100, String(values.length));
    const rows = values.map((value) => rowOf(JSON.stringify(value)));
    const constants = `const all: Message[] = ${JSON.stringify(values.slice(0, 300))};`;
    assert.deepEqual(compilerErrors(`${await write('types.typescript', rows)}\n${constants}`), []);
    const schema = zodSchema(await write('types.zod', rows));
    for (const value of values) schema.parse(value);
    assert.throws(() => schema.parse({ id: 1 }));
  });

  it('take in hostile keys, for the compiler and for zod', async () => {
    for (const row of hostileRows().slice(0, 4)) {
      const value: unknown = JSON.parse(row.json);
      const literal = (await write('literal.javascript', [row])).replace(
        'const message',
        'const message: Message',
      );
      assert.deepEqual(compilerErrors(`${await write('types.typescript', [row])}\n${literal}`), []);
      zodSchema(await write('types.zod', [row])).parse(value);
    }
  });

  it('have a member called __proto__ in zod, and no prototype instead', async () => {
    const schema = zodSchema(await write('types.zod', [rowOf('{"__proto__":1,"a":"x"}')]));
    assert.ok(schema instanceof zod.ZodObject);
    assert.deepEqual(Object.keys(schema.shape).sort(), ['__proto__', 'a']);
  });

  it('name odd keys in every language as JSON has them', async () => {
    const row = rowOf('{"it\'s \\"odd\\"":1,"plain":2}');
    const expected = {
      'types.typescript': `'it\\'s "odd"'`,
      'types.python': `obj.get("it's \\"odd\\"")`,
      'types.csharp': `[JsonPropertyName("it's \\"odd\\"")]`,
      'types.java': `@JsonProperty("it's \\"odd\\"")`,
      'types.kotlin': `@SerialName("it's \\"odd\\"")`,
      'types.rust': `rename = "it's \\"odd\\""`,
      'types.php': `{'it\\'s "odd"'}`,
      'types.swift': `"it's \\"odd\\""`,
      'types.go': '`json:"-"` // no tag can name the key "it\'s \\"odd\\""',
      'types.jsonSchema': `"it's \\"odd\\"": {`,
    } as const;
    for (const id of formatIds.filter((one) => Object.hasOwn(expected, one))) {
      const text = await write(id, [row]);
      assert.ok(text.includes(asObject(expected)[id] as string), `${id}\n${text}`);
    }
  });

  it('give the generator no text of a person', async () => {
    const text = await write(
      'types.php',
      rowsOf({ body: 'Dear Ada', type: 'TYPE_SMS', date: '2026-01-01T00:00:00Z' }),
    );
    assert.doesNotMatch(text, /Ada|TYPE_SMS|2026/);
  });

  it('say that numbers are rounded where they are', async () => {
    const row = rowOf('{"a":9007199254740993}');
    assert.match(await write('types.typescript', [row]), /^\/\/ Some integers are beyond 2\^53/);
    assert.doesNotMatch(await write('types.typescript', [rowOf('{"a":1}')]), /2\^53/);
    assert.match(await write('types.go', [row]), /A int64/);
    assert.match(await write('types.go', [rowOf('{"a":123456789012345678901}')]), /A float64/);
    assert.match(await write('types.python', [rowOf('{"a":123456789012345678901}')]), /a: int/);
  });

  it('make one file of Java, with one public class', async () => {
    const code = await write('types.java', rowsOf({ a: { b: [{ c: 1 }] } }));
    assert.equal(code.match(/^public class/gm)?.length, 1);
    assert.equal(code.match(/^class/gm)?.length, 2);
    assert.doesNotMatch(code, /^package|Converter/m);
  });

  it('let a schema pass members that HighLevel adds', async () => {
    const schema = asObject(JSON.parse(await write('types.jsonSchema', rowsOf({ __proto: 1, a: 'x' }))));
    assert.doesNotMatch(JSON.stringify(schema), /additionalProperties/);
    const proto = JSON.parse(await write('types.jsonSchema', [rowOf('{"__proto__":1}')])) as unknown;
    assert.match(JSON.stringify(proto), /"required":\["__proto__"\]/);
  });

  it('are the same for many rows of one shape as for one', async () => {
    const many = Array.from({ length: 300 }, (_, n) => rowOf(JSON.stringify({ id: String(n), n })));
    assert.equal(await write('types.swift', many), await write('types.swift', many.slice(0, 1)));
  });

  it('are read as a chunk of their own', () => {
    const source = readFileSync('src/payload/formats/types/inferTypes.ts', 'utf8');
    assert.match(source, /await import\('\.\/generate'\)/);
    assert.doesNotMatch(source, /quicktype-core/);
  });
});
