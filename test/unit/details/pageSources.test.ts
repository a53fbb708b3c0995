import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const sinks =
  /innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|DOMParser|document\.write|srcdoc|\beval\b|new Function|fetch\(|XMLHttpRequest|\.href\b|\.src\b/;

for (const page of ['details', 'reading']) {
  const folder = join('src', page, 'page');

  describe(`the sources of the ${page} page`, () => {
    const sources = readdirSync(folder).filter((name) => name.endsWith('.ts'));

    it('are found', () => assert.ok(sources.length > 5));

    for (const name of sources) {
      it(`${name} parses no text as markup and loads nothing`, () => {
        assert.doesNotMatch(readFileSync(join(folder, name), 'utf8'), sinks);
      });
    }
  });
}
