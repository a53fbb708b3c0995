import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from './host/paths';
import { runExtensionTests } from './host/runExtensionTests';
import { prepareAuthorities } from './support/authorities';
import { runSuite, type Counts } from './support/suite';

/*
 * All tests, or the suites named on the command line: unit in bare mocha, integration inside VS Code's extension host,
 * e2e with a person's hands in a real workbench. The last line counts them all.
 */

const suites = {
  unit: () => runSuite(join(__dirname, 'unit'), { timeout: 60_000 }),
  integration,
  e2e: () => runSuite(join(__dirname, 'e2e'), { timeout: 180_000 }),
} satisfies Record<string, () => Promise<Counts>>;

type SuiteName = keyof typeof suites;

async function integration(): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'highlevel-tests-'));
  const workspace = join(folder, 'workspace');
  mkdirSync(workspace);
  const countsFile = join(folder, 'counts.json');
  try {
    await runExtensionTests({
      extensionPath: repositoryRoot(),
      testsPath: join(__dirname, 'integration', 'index.js'),
      workspace,
      env: { ...prepareAuthorities(folder), HIGHLEVEL_TEST_COUNTS: countsFile },
    }).catch((error: unknown) => {
      // Failed tests are in the counts; without counts the editor itself failed.
      if (!existsSync(countsFile)) throw error;
    });
    return decodeCounts(readFileSync(countsFile, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function decodeCounts(text: string): Counts {
  const value: unknown = JSON.parse(text);
  if (typeof value === 'object' && value !== null && 'passed' in value && 'failed' in value) {
    const { passed, failed } = value;
    if (typeof passed === 'number' && typeof failed === 'number') return { passed, failed };
  }
  throw new Error('The integration tests left no counts.');
}

const isSuite = (name: string): name is SuiteName => name in suites;

async function main(): Promise<void> {
  const named = process.argv.slice(2);
  const unknown = named.filter((name) => !isSuite(name));
  if (unknown.length > 0) throw new Error(`No such suite: ${unknown.join(', ')}.`);
  const chosen = named.length > 0 ? named.filter(isSuite) : (['unit', 'integration', 'e2e'] as const);
  let passed = 0;
  let failed = 0;
  for (const name of chosen) {
    console.log(`\n=== ${name} tests`);
    const counts = await suites[name]().catch((error: unknown): Counts => {
      console.error(error);
      return { passed: 0, failed: 1 };
    });
    passed += counts.passed;
    failed += counts.failed;
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

void main();
