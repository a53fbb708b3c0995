import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../host/paths';
import { runExtensionTests } from '../host/runExtensionTests';
import { median, round, type Figure } from './figures';

/** What a person waits for who copies a row that is loaded, or opens a log with ids. */
export async function copying(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'highlevel-bench-'));
  const workspace = join(folder, 'workspace');
  const results = join(folder, 'results.json');
  await mkdir(workspace);
  try {
    await runExtensionTests({
      extensionPath: repositoryRoot(),
      testsPath: join(__dirname, 'copying', 'index.js'),
      workspace,
      settings: { 'highlevel.pageSize': 100 },
      env: { HIGHLEVEL_BENCH_RESULTS: results },
    });
    return figuresOf(JSON.parse(await readFile(results, 'utf8')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function figuresOf(samples: unknown): Figure[] {
  const named = new Map<string, unknown>(samples instanceof Object ? Object.entries(samples) : []);
  const of = (name: string): number[] => {
    const list = named.get(name);
    return Array.isArray(list) ? list.filter((one) => typeof one === 'number') : [];
  };
  const clipboard = round(median(of('bareCopy')));
  const [cold = Infinity, ...warm] = of('scan');
  const ms = (name: string, value: number, target: number, detail: string): Figure => ({
    ...{ name, value, unit: 'ms', target, detail },
  });
  return [
    ms(
      'copying the payload of a held row',
      median(of('payloadCopy')),
      10,
      `the clipboard alone takes ${clipboard} ms`,
    ),
    ms(
      'types from 1,000 loaded rows, the first time',
      median(of('firstTypes')),
      1_500,
      'loads the generator',
    ),
    ms('types from 1,000 loaded rows, after that', median(of('types')), 200, ''),
    ms('looking for ids in a log of 1 MB, cold', cold, 20, `then ${round(median(warm))} ms`),
  ];
}
