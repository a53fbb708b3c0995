import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join('src', 'details', 'page');

const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('the sources of the details page', () => {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const sinks =
    /innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|DOMParser|document\.write|srcdoc|\beval\b|new Function|fetch\(|XMLHttpRequest|\.href\b|\.src\b/;

  /** The frame of an email is where a string becomes markup: cleaned, without rights, under a policy of its own. */
  const frame = join('mail', 'frame.ts');

  it('are found', () => assert.ok(sources.length > 5));

  it('make a document of a string in one place', () => {
    const makers = sources.filter((name) => /srcdoc|innerHTML|outerHTML/.test(read(name)));
    assert.deepEqual(makers, [frame]);
    assert.match(read(frame), /sandbox: ''/);
    assert.doesNotMatch(read(frame), /allow-/);
  });

  for (const name of sources.filter((source) => source !== frame)) {
    it(`${name} parses no text as markup and loads nothing`, () => {
      assert.doesNotMatch(read(name), sinks);
    });
  }
});
