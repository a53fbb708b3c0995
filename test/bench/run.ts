import { activation } from './activation';
import { line, type Figure } from './figures';
import { blocking } from './blocking';
import { copying } from './copying';
import { inside } from './inside';
import { panel } from './panel';
import { packaged } from './package';
import { paging } from './paging';
import { reading } from './reading';
import { workbench } from './workbench';

/*
 * `npm run bench`, or some parts of it: `npm run bench paging inside`. Prints a line a figure; see README.md.
 */

const parts: Readonly<Record<string, () => Promise<Figure[]>>> = {
  activation,
  workbench,
  panel,
  reading,
  inside,
  paging,
  blocking,
  copying,
  package: packaged,
};

async function main(): Promise<void> {
  const named = process.argv.slice(2);
  for (const name of named.length > 0 ? named : Object.keys(parts)) {
    const part = parts[name];
    if (part === undefined)
      throw new Error(`No such part: ${name}. There are ${Object.keys(parts).join(', ')}.`);
    console.log(`\n=== ${name}`);
    for (const figure of await part()) console.log(line(figure));
  }
  process.exit(0);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
