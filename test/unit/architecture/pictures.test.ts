import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../host/paths';

/** Those that the themes of high contrast have as well, and not in the colour of what lies behind. */
const inEveryTheme = new Set([
  'foreground',
  'descriptionForeground',
  'textLink-foreground',
  'editor-background',
  'sideBar-background',
  'editorWidget-border',
  'symbolIcon-propertyForeground',
  'charts-orange',
]);

describe('the pictures of the walkthrough', () => {
  const folder = join(repositoryRoot(), 'media', 'walkthrough');

  for (const name of readdirSync(folder)) {
    it(`are drawn in colours that every theme has: ${name}`, () => {
      const svg = readFileSync(join(folder, name), 'utf8');
      const colours = [...svg.matchAll(/ (?:fill|stroke)="([^"]*)"/g)].map(([, colour = '']) => colour);
      assert.ok(colours.length > 5);
      const others = colours.filter((colour) => {
        // What a theme has not leaves the next.
        const last = /^.*var\(--vscode-([\w-]+)\)+$/.exec(colour)?.[1];
        return last === undefined ? colour.includes('#') : !inEveryTheme.has(last);
      });
      assert.deepEqual(others, []);
    });
  }
});
