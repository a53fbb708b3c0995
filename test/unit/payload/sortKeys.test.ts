import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tokens } from '../../../src/payload/json';
import { sortKeys } from '../../../src/payload/sortKeys';

const compact = (json: string): string => tokens(sortKeys(json)).join('');

describe('sorting keys', () => {
  it('orders the members of every object, and leaves lists as they are', () => {
    assert.equal(
      compact('{"b":1,"a":{"d":[{"z":1,"y":2},2,1],"c":3}}'),
      '{"a":{"c":3,"d":[{"y":2,"z":1},2,1]},"b":1}',
    );
    assert.equal(sortKeys('{"b":[],"a":{}}'), '{\n  "a": {},\n  "b": []\n}');
    for (const scalar of ['1', '"a"', 'null', '[]', '{}']) assert.equal(sortKeys(` ${scalar} `), scalar);
  });

  it('keeps digits, escapes and the order of members with one name', () => {
    const json =
      '{"n":12345678901234567890,"m":1.0,"e":1E+2,"s":"\\u00e9\\/\\ud800","n":2,"\\u006e":3,"a":-0}';
    const expected =
      '{"a":-0,"e":1E+2,"m":1.0,"n":12345678901234567890,"n":2,"\\u006e":3,"s":"\\u00e9\\/\\ud800"}';
    assert.equal(compact(json), expected);
  });

  it('is not confused by names that objects have anyway, or by nesting', () => {
    assert.equal(compact('{"z":1,"__proto__":2,"constructor":3}'), '{"__proto__":2,"constructor":3,"z":1}');
    const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
    assert.equal(compact(deep), deep);
  });

  it('changes no value of any JSON, and two orders of the same members give one text', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        assert.deepEqual(JSON.parse(sortKeys(json)), JSON.parse(json));
        assert.equal(sortKeys(sortKeys(json)), sortKeys(json));
        assert.deepEqual(tokens(sortKeys(json)).toSorted(), tokens(json).toSorted());
      }),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (members) => {
        const turned = Object.fromEntries(Object.entries(members).reverse());
        assert.equal(sortKeys(JSON.stringify(turned)), sortKeys(JSON.stringify(members)));
      }),
    );
  });
});
