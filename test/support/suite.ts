import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Mocha from 'mocha';
import { testFilesIn } from './files';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export interface SuiteOptions {
  readonly timeout: number;
  /** Where the counts are written, for a runner in another process. */
  readonly countsFile?: string | undefined;
}

/** Runs every test below a folder. A pending test counts as failed: nothing passes by being skipped. */
export async function runSuite(folder: string, { timeout, countsFile }: SuiteOptions): Promise<Counts> {
  const files = testFilesIn(folder);
  if (files.length === 0) throw new Error(`There are no tests below ${folder}.`);
  const mocha = new Mocha({
    ui: 'bdd',
    timeout,
    color: false,
    reporter: 'spec',
    forbidOnly: true,
    forbidPending: true,
  });
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  const counts = await new Promise<Counts>((resolve) => {
    const runner = mocha.run(() => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      resolve({ passed: passes, failed: failures + pending });
    });
  });
  if (countsFile !== undefined) {
    mkdirSync(dirname(countsFile), { recursive: true });
    writeFileSync(countsFile, JSON.stringify(counts));
  }
  return counts;
}
