import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const sinks =
  /innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|DOMParser|document\.write|srcdoc|\beval\b|new Function|fetch\(|XMLHttpRequest|\.href\b|\.src\b/;

/** The frame of an email is where a string becomes markup: cleaned, without rights, under a policy of its own. */
const frame = join('mail', 'frame.ts');

for (const page of ['details', 'reading', 'webview']) {
  const folder = join('src', page, 'page');
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

  describe(`the sources of the ${page} page`, () => {
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    const only = (names: readonly string[]): readonly string[] => (page === 'details' ? names : []);

    it('are found', () => assert.ok(sources.length > 3));

    it('make a document of a string in one place', () => {
      const makers = sources.filter((name) => /srcdoc|innerHTML|outerHTML/.test(read(name)));
      assert.deepEqual(makers, only([frame]));
      for (const name of makers) {
        assert.match(read(name), /sandbox: ''/);
        assert.doesNotMatch(read(name), /allow-/);
      }
    });

    it('give an element something to load in one file, which makes the addresses itself', () => {
      const loads = /\bsrc\b|createObjectURL|poster|srcset/;
      const found = sources.filter((name) => loads.test(read(name)));
      // An email's images are in its frame, as far as the cleaning of its markup and styles leaves them.
      assert.deepEqual(
        found.filter((name) => ![frame, join('mail', 'clean.ts'), join('mail', 'css.ts')].includes(name)),
        only(['blobs.ts']),
      );
    });

    for (const name of sources.filter((source) => source !== frame)) {
      it(`${name} parses no text as markup and loads nothing`, () => {
        assert.doesNotMatch(read(name), sinks);
      });
    }
  });
}
