import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join('src', 'details', 'page');

describe('the sources of the details page', () => {
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const sinks =
    /innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|DOMParser|document\.write|srcdoc|\beval\b|new Function|fetch\(|XMLHttpRequest|\.href\b|\.src\b/;

  it('are found', () => assert.ok(sources.length > 5));

  it('give an element something to load in one file, which makes the addresses itself', () => {
    const loads = /\bsrc\b|createObjectURL|poster|srcset/;
    const found = sources.filter((name) => loads.test(readFileSync(join(folder, name), 'utf8')));
    assert.deepEqual(found, ['blobs.ts']);
  });

  for (const name of sources) {
    it(`${name} parses no text as markup and loads nothing`, () => {
      assert.doesNotMatch(readFileSync(join(folder, name), 'utf8'), sinks);
    });
  }
});
