import assert from 'node:assert/strict';
import fc from 'fast-check';
import { childrenOf, rootNode, type Cursor, type JsonNode } from '../../../src/details/jsonRows';

function allChildren(text: string, parent: JsonNode, limit = 3): readonly JsonNode[] {
  const nodes: JsonNode[] = [];
  let from: Cursor | undefined;
  do {
    const page = childrenOf(text, parent, limit, from);
    nodes.push(...page.nodes);
    from = page.next;
  } while (from !== undefined);
  return nodes;
}

/** Every node below, with the texts that a person would see for keys and leaves. */
function outline(text: string, node = rootNode(text)): unknown {
  const slice = text.slice(node.start, node.end);
  if (node.kind !== 'object' && node.kind !== 'array') return slice;
  const children = allChildren(text, node).map((child) => [child.key, outline(text, child)]);
  assert.equal(children.length, node.count);
  return children;
}

/** The same from a parsed value whose leaves print as they were written. */
function expected(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item, index) => [index, expected(item)]);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).map(([key, item]) => [key, expected(item)]);
  return JSON.stringify(value);
}

describe('rows of a JSON text', () => {
  it('finds every value of any document, however it is laid out', () => {
    const value = fc.json({ noUnicodeString: false }).map((json): unknown => JSON.parse(json));
    const spaces = fc.constantFrom(undefined, '\t', '  ');
    fc.assert(
      fc.property(value, spaces, (parsed, indent) => {
        const text = ` ${JSON.stringify(parsed, null, indent)}\r\n`;
        assert.deepEqual(outline(text), expected(parsed));
      }),
    );
  });

  const exact: readonly [string, string, unknown][] = [
    [
      'digits beyond 2^53',
      '{"n":9007199254740993.10, "e" : -1E+400}',
      [
        ['n', '9007199254740993.10'],
        ['e', '-1E+400'],
      ],
    ],
    [
      'duplicate keys',
      '{"a":1,"a":2}',
      [
        ['a', '1'],
        ['a', '2'],
      ],
    ],
    [
      '__proto__ and constructor',
      '{"__proto__":{"x":1},"constructor":null}',
      [
        ['__proto__', [['x', '1']]],
        ['constructor', 'null'],
      ],
    ],
    [
      'escapes as they were sent',
      '["\\u0041\\/","\\ud800"]',
      [
        [0, '"\\u0041\\/"'],
        [1, '"\\ud800"'],
      ],
    ],
    [
      'keys that are decoded',
      '{"\\u0069d":"x","a\\"b":1}',
      [
        ['id', '"x"'],
        ['a"b', '1'],
      ],
    ],
    [
      'brackets, commas and quotes in strings',
      '[",]}{[","\\\\","\\\\\\""]',
      [
        [0, '",]}{["'],
        [1, '"\\\\"'],
        [2, '"\\\\\\""'],
      ],
    ],
    [
      'empty containers',
      '[ { } , [\n] , "" ]',
      [
        [0, []],
        [1, []],
        [2, '""'],
      ],
    ],
    ['a lone value', ' true ', 'true'],
  ];
  for (const [what, text, rows] of exact) {
    it(`shows ${what}`, () => assert.deepEqual(outline(text), rows));
  }

  it('gives any page of a long list and tells where the next begins', () => {
    const text = JSON.stringify(Array.from({ length: 10 }, (_, index) => index));
    const first = childrenOf(text, rootNode(text), 4);
    assert.deepEqual(
      first.nodes.map(({ key }) => key),
      [0, 1, 2, 3],
    );
    const second = childrenOf(text, rootNode(text), 6, first.next);
    assert.deepEqual(
      second.nodes.map(({ key }) => key),
      [4, 5, 6, 7, 8, 9],
    );
    assert.equal(second.next, undefined);
  });

  it('takes a document nested a million times', () => {
    const depth = 1_000_000;
    const text = '['.repeat(depth) + ']'.repeat(depth);
    const [child] = childrenOf(text, rootNode(text), 1).nodes;
    assert.deepEqual([child?.start, child?.end], [1, 2 * depth - 1]);
  });
});
