import assert from 'node:assert/strict';
import { context, rowWith } from '../../../support/hostile';
import { defaultFormat, formatIds, formatOf, isFormatId } from '../../../../src/payload/formats/table';

describe('the table of formats', () => {
  it('fits each editor language', () => {
    const expected = {
      python: 'literal.python',
      json: 'json.pretty',
      jsonc: 'json.pretty',
      http: 'request.http',
      typescript: 'literal.typescript',
      typescriptreact: 'literal.typescript',
      javascript: 'literal.javascript',
      php: 'literal.php',
      ruby: 'literal.ruby',
      go: 'literal.go',
      csharp: 'literal.csharp',
      java: 'literal.java',
      kotlin: 'types.kotlin',
      rust: 'types.rust',
      swift: 'types.swift',
      shellscript: 'request.curl',
      markdown: 'text.markdown',
      plaintext: 'text.plain',
      brainfuck: 'json.pretty',
      '': 'json.pretty',
    };
    for (const [language, id] of Object.entries(expected))
      assert.equal(defaultFormat(language), id, language);
  });

  it('has one default a language, and every label once', () => {
    const languages = formatIds.flatMap((id) => formatOf(id).defaultIn ?? []);
    assert.equal(new Set(languages).size, languages.length);
    assert.equal(new Set(formatIds.map((id) => formatOf(id).label)).size, formatIds.length);
  });

  it('knows its ids, and no others', () => {
    assert.ok(formatIds.length > 40);
    for (const other of ['toString', '__proto__', 'json', undefined, 1])
      assert.equal(isFormatId(other), false);
  });

  for (const id of formatIds.filter((one) => formatOf(one).rows === 'many')) {
    it(`${id} stops between two rows when it is told to`, async () => {
      let steps = 0;
      const step = (): Promise<void> | undefined => {
        steps++;
        return steps === 3 ? Promise.reject(new Error('enough')) : undefined;
      };
      const rows = Array.from({ length: 10 }, () => rowWith(['text']));
      await assert.rejects(formatOf(id).render(rows, { ...context, step }), /enough/);
      assert.equal(steps, 3);
    });
  }
});
