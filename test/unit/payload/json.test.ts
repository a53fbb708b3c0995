import assert from 'node:assert/strict';
import fc from 'fast-check';
import { asArray, layOut, type JsonStyle } from '../../../src/payload/json';
import { attacks } from '../../support/attacks';
import { files } from '../../support/corpora';
import { jsonText } from '../../support/jsonTexts';

/** The text without the white space between its tokens, by another way than the code's: character by character. */
function stripped(json: string): string {
  let result = '';
  let inString = false;
  for (let at = 0; at < json.length; at++) {
    const char = json.charAt(at);
    if (inString && char === '\\') result += char + json.charAt(++at);
    else if (inString || !/[ \t\r\n]/.test(char)) {
      result += char;
      if (char === '"') inString = !inString;
    }
  }
  return result;
}

/** Where white space was taken to be none, this is what is left of the text in each style. */
function keepsAllButSpace(json: string): void {
  for (const style of ['pretty', 'compact', 'received'] as const) {
    assert.equal(stripped(layOut(json, style)), stripped(json), style);
  }
  assert.equal(layOut(json, 'received'), json);
  assert.equal(layOut(json, 'compact'), stripped(json));
  assert.deepEqual(JSON.parse(layOut(json, 'pretty')), JSON.parse(json));
}

describe('laying out a payload', () => {
  const cases: readonly (readonly [rule: string, json: string, pretty: string, compact: string])[] = [
    [
      'an object',
      '{"a":1,"b":[true,null]}',
      '{\n  "a": 1,\n  "b": [\n    true,\n    null\n  ]\n}',
      '{"a":1,"b":[true,null]}',
    ],
    ['empty containers', '{ "a" : { } , "b" : [ ] }', '{\n  "a": {},\n  "b": []\n}', '{"a":{},"b":[]}'],
    ['nothing but an empty object', ' {\n} ', '{}', '{}'],
    ['an empty list in a list', '[[],[[]]]', '[\n  [],\n  [\n    []\n  ]\n]', '[[],[[]]]'],
    ['a bare text', ' "a b" ', '"a b"', '"a b"'],
    ['a bare number', '-1.50E+2\n', '-1.50E+2', '-1.50E+2'],
    ['brackets and quotes in a text', '["}],{\\"[:,"]', '[\n  "}],{\\"[:,"\n]', '["}],{\\"[:,"]'],
    [
      'a text that ends in a backslash',
      '["\\\\","\\\\\\""]',
      '[\n  "\\\\",\n  "\\\\\\""\n]',
      '["\\\\","\\\\\\""]',
    ],
    [
      'white space in a text',
      '{" a ":" \\n\u00a0\u2028 "}',
      '{\n  " a ": " \\n\u00a0\u2028 "\n}',
      '{" a ":" \\n\u00a0\u2028 "}',
    ],
    ['a key twice', '{"a":1,"a":2}', '{\n  "a": 1,\n  "a": 2\n}', '{"a":1,"a":2}'],
  ];
  for (const [rule, json, pretty, compact] of cases) {
    it(`writes ${rule}`, () => {
      assert.equal(layOut(json, 'pretty'), pretty);
      assert.equal(layOut(json, 'compact'), compact);
      assert.equal(layOut(json, 'received'), json);
    });
  }

  it('changes nothing but white space, whatever the JSON text', () => {
    fc.assert(fc.property(jsonText, keepsAllButSpace), { numRuns: 2_000 });
  });

  it('agrees with the platform on what the platform can write', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.equal(layOut(JSON.stringify(value), 'pretty'), JSON.stringify(value, undefined, 2));
        assert.equal(layOut(JSON.stringify(value, undefined, 2), 'compact'), JSON.stringify(value));
        assert.equal(layOut(JSON.stringify(value), 'pretty', '\t'), JSON.stringify(value, undefined, '\t'));
      }),
      { numRuns: 500 },
    );
  });

  it('leads to the same text from any layout, and to itself from its own', () => {
    fc.assert(
      fc.property(jsonText, fc.constantFrom<JsonStyle>('pretty', 'compact'), (json, style) => {
        const once = layOut(json, style);
        assert.equal(layOut(once, style), once);
        assert.equal(layOut(layOut(json, 'pretty', '\t'), style), once);
        assert.equal(layOut(layOut(json, 'compact'), style), once);
      }),
    );
  });

  it('keeps every text of the lists', () => {
    for (const text of [...['', '"', '\\', '\u0000', '\u2028', '😀', '{"a":'], ...attacks]) {
      keepsAllButSpace(JSON.stringify({ [text]: [text, { body: text }] }));
    }
  });

  it('keeps what parsers alter', () => {
    const own = { digits: '[12345678901234567890,1.0,-0,1E400]', escapes: '["\\/\\u00e9\\ud800"]' };
    for (const { name, bytes } of files('jsontestsuite-transform', own)) {
      const text = bytes.toString();
      assert.equal(stripped(layOut(text, 'pretty')), stripped(text), name);
      assert.equal(layOut(text, 'compact'), stripped(text), name);
    }
  });

  it('takes deep nesting without running out of stack', () => {
    const deep = `${'['.repeat(2_000)}${']'.repeat(2_000)}`;
    assert.equal(layOut(layOut(deep, 'pretty'), 'compact'), deep);
    const deeper = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    assert.equal(layOut(deeper, 'compact'), deeper);
  });
});

describe('a payload nested deeper than any that is meant', () => {
  const nested: Readonly<Record<string, (depth: number) => string>> = {
    lists: (depth) => `${'['.repeat(depth)}1${']'.repeat(depth)}`,
    objects: (depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`,
  };
  for (const [what, make] of Object.entries(nested)) {
    it(`does not become megabytes of white space (${what})`, () => {
      const deep = make(5_000);
      const pretty = layOut(deep, 'pretty');
      assert.ok(pretty.length < 1_000_000, `${pretty.length} characters`);
      assert.equal(layOut(pretty, 'compact'), deep);
    });

    it(`is the same when parsed, as deep as parsers go (${what})`, () => {
      for (const depth of [31, 32, 33, 1_000]) {
        const deep = make(depth);
        assert.deepEqual(JSON.parse(layOut(deep, 'pretty')), JSON.parse(deep));
        assert.equal(JSON.stringify(JSON.parse(layOut(deep, 'compact'))), deep);
      }
    });
  }
});

describe('several payloads', () => {
  it('become one list in their order, and each keeps its text', () => {
    fc.assert(
      fc.property(fc.array(jsonText, { maxLength: 5 }), (payloads) => {
        const list = asArray(payloads);
        assert.equal(stripped(list), `[${payloads.map(stripped).join(',')}]`);
        const parsed: unknown = JSON.parse(list);
        assert.ok(Array.isArray(parsed) && parsed.length === payloads.length);
      }),
    );
  });
});
