import assert from 'node:assert/strict';
import fc from 'fast-check';
import { memberAt } from '../../../src/details/memberAt';
import { jsonPath } from '../../../src/payload/jsonPath';
import { layOut } from '../../../src/payload/json';

const json = layOut('{"id":"a","meta":{"email":{"ids":["x","y"]},"n":{}},"id":7,"last":null}', 'pretty');

/** The path and value under the cursor that stands at the mark of a line. */
function at(line: string, within: number): string {
  const start = json.indexOf(line);
  assert.ok(start >= 0, line);
  const found = memberAt(json, start + within);
  return `${jsonPath(found.path)} = ${json.slice(found.start, found.end).replace(/\s+/g, '')}`;
}

describe('the member at a cursor', () => {
  it('is the one of its line, from the margin to behind the comma', () => {
    for (const within of [0, 2, 5, 10, 11, 12]) assert.equal(at('  "id": "a",', within), 'id = "a"');
    assert.equal(at('  "last": null', 14), 'last = null');
  });

  it('is what a bracket opens or closes', () => {
    const meta = 'meta = {"email":{"ids":["x","y"]},"n":{}}';
    assert.equal(at('  "meta": {', 4), meta);
    assert.equal(at('  "meta": {', 11), meta);
    assert.equal(at('  },\n  "id": 7', 2), meta);
    assert.equal(at('  },\n  "id": 7', 4), meta);
    assert.equal(at('    "n": {}', 10), 'meta.n = {}');
  });

  it('is an item of a list', () => {
    assert.equal(at('        "y"', 9), 'meta.email.ids[1] = "y"');
    assert.equal(at('        "x",', 0), 'meta.email.ids[0] = "x"');
  });

  it('tells two of one name apart', () => {
    assert.equal(at('"id": 7', 1), 'id = 7');
  });

  it('is the whole document at its ends', () => {
    for (const offset of [0, json.length]) assert.deepEqual(memberAt(json, offset).path, []);
  });

  it('is found in any document, at any place: the path leads to the value', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.boolean(), (text, place, pretty) => {
        const document = pretty ? layOut(text, 'pretty') : text;
        const { path, start, end } = memberAt(document, place % (document.length + 1));
        let value: unknown = JSON.parse(document);
        for (const key of path) {
          assert.ok(typeof value === 'object' && value !== null);
          value = Object.entries(value).find(([name]) => name === String(key))?.[1];
        }
        assert.deepEqual(JSON.parse(document.slice(start, end)), value);
      }),
    );
  });

  it('is found beyond the first thousand, and in depths that no parser by recursion reads', () => {
    const wide = `[${Array.from({ length: 3_000 }, (_, n) => n).join(',')}]`;
    assert.deepEqual(memberAt(wide, wide.indexOf('2999')).path, [2999]);
    const deep = `${'['.repeat(2_000)}7${']'.repeat(2_000)}`;
    assert.equal(memberAt(deep, 2_001).path.length, 2_000);
  });
});
