import assert from 'node:assert/strict';
import { copyText } from '../../../src/details/copyText';

describe('the copy of a JSON value', () => {
  const cases: readonly [string, string, string][] = [
    ['a string is its characters', '"a\\n\\u00e9\\/"', 'a\né/'],
    ['a number is its digits', '12345678901234567890.10', '12345678901234567890.10'],
    ['an object is its text', '{ "a":1, "a" : 2 }', '{ "a":1, "a" : 2 }'],
    ['null is null', 'null', 'null'],
    ['a string that no clipboard can carry stays JSON', '"\\ud800"', '"\\ud800"'],
    ['a pair of surrogates is a character', '"\\ud83d\\ude00"', '😀'],
    ['what is no whole value stays as it is', '"cut', '"cut'],
    ['what holds more than one value stays as it is', '"a","b"', '"a","b"'],
  ];
  for (const [what, json, expected] of cases) {
    it(what, () => assert.equal(copyText(json), expected));
  }
});
