import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guarded } from './host/guarded';
import { repositoryRoot } from './host/paths';
import { onShutdown } from './host/shutdown';
import { runExtensionTests } from './host/runExtensionTests';
import { prepareAuthorities } from './support/authorities';
import { runSuite, type Counts } from './support/suite';

/*
 * All tests, or the suites named on the command line: unit in bare mocha, integration inside VS Code's extension host,
 * e2e with a person's hands in a real workbench, walks through every failure, every hostile mail and all that a token
 * passes there, and hostile with all other places that show texts. The last line counts them all. A workbench waits much
 * of its time, so e2e runs beside others, in a process of its own; what is hostile fills lists to their end and runs alone.
 */

const suites = {
  unit: () => runSuite(join(__dirname, 'unit'), { timeout: 60_000 }),
  integration,
  walks: () => runSuite(join(__dirname, 'walks'), { timeout: 180_000 }),
  hostile: () => runSuite(join(__dirname, 'hostile'), { timeout: 180_000 }),
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

const crashed = (error: unknown): Counts => {
  console.error(error);
  return { passed: 0, failed: 1 };
};

async function inTurn(names: readonly SuiteName[]): Promise<Counts> {
  const counts: Counts[] = [];
  for (const name of names) {
    console.log(`\n=== ${name} tests`);
    counts.push(await suites[name]().catch(crashed));
  }
  return sum(counts);
}

/** Runs a suite in a process of its own; its lines begin with its name. */
async function apart(name: SuiteName): Promise<Counts> {
  let last = '';
  const run = guarded({
    command: process.execPath,
    args: [__filename, name],
    onLine: (line) => {
      console.log(`${name} | ${line}`);
      if (line !== '') last = line;
    },
  });
  const forget = onShutdown(() => run.stop());
  await run.exited.finally(forget);
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/.exec(last) ?? [];
  if (passed === undefined) throw new Error(`The ${name} tests left no counts.`);
  return { passed: Number(passed), failed: Number(failed) };
}

const sum = (counts: readonly Counts[]): Counts => ({
  passed: counts.reduce((total, { passed }) => total + passed, 0),
  failed: counts.reduce((total, { failed }) => total + failed, 0),
});

async function all(): Promise<Counts> {
  const e2e = apart('e2e').catch(crashed);
  const beside = await inTurn(['unit', 'integration', 'walks']);
  return sum([beside, await e2e, await inTurn(['hostile'])]);
}

async function main(): Promise<void> {
  const named = process.argv.slice(2);
  const unknown = named.filter((name) => !isSuite(name));
  if (unknown.length > 0) throw new Error(`No such suite: ${unknown.join(', ')}.`);
  const { passed, failed } = await (named.length > 0 ? inTurn(named.filter(isSuite)) : all());
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

void main();
