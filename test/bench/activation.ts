import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot, temporaryFolder } from '../host/paths';
import { until } from '../host/until';
import { openWorkbench, reload } from '../host/workbench';
import { buildForProduction, type BuiltFile } from '../support/productionBuild';
import { numbersOf, type Numbers } from './child';
import { ratio, type Figure } from './figures';
import { writeExtension } from './workbench/extensions';

const windows = 15;

/** How long `activate` takes in a fresh window, against an extension that does nothing, and what is read for it. */
export async function activation(): Promise<Figure[]> {
  const dir = await temporaryFolder();
  const workspace = join(dir, 'workspace');
  const results = join(dir, 'results.jsonl');
  await mkdir(workspace);
  const workbench = await openWorkbench({
    dir,
    workspace,
    extensionPaths: [
      await ourselves(join(dir, 'ours')),
      await writeExtension(dir, 'first', 'empty'),
      await writeExtension(dir, 'empty', 'empty'),
      await writeExtension(dir, 'probe', 'probe'),
    ],
    env: { HIGHLEVEL_BENCH_RESULTS: results },
  });
  try {
    let samples: Numbers[] = [];
    while (samples.length < windows) {
      const before = samples.length;
      samples = await until('the times of a window', async () => {
        const lines = (await readFile(results, 'utf8').catch(() => '')).trim().split('\n');
        const found = lines.filter((line) => line !== '').map((line) => numbersOf(JSON.parse(line)));
        return found.length > before && found;
      });
      await reload(workbench.page);
    }
    const take = (name: string): number[] => samples.map((sample) => sample(name));
    const time = ratio('activation', take('ours'), take('empty'), {
      than: 'an empty extension',
      target: 1.2,
    });
    return [time, ...(await bytesRead())];
  } finally {
    await workbench.close();
  }
}

/** Our own extension, not woken by the start of a window: the probe has to be first. */
async function ourselves(folder: string): Promise<string> {
  await mkdir(folder);
  // Copies: VS Code finds out whose a file is by its real path.
  for (const name of ['dist', 'media', 'l10n', 'package.nls.json'])
    await cp(join(repositoryRoot(), name), join(folder, name), {
      recursive: true,
      filter: (source) => !source.endsWith('test-out'),
    });
  const manifest = await readFile(join(repositoryRoot(), 'package.json'), 'utf8');
  await writeFile(join(folder, 'package.json'), manifest.replace('"onStartupFinished"', '"onUri"'));
  return folder;
}

async function bytesRead(): Promise<Figure[]> {
  const build = await buildForProduction();
  await build.remove();
  const figure = (name: string, files: readonly BuiltFile[], target: number): Figure => {
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    return {
      name,
      value: bytes / 1024,
      unit: 'KB',
      target,
      detail: `${bytes} bytes in ${files.length} files`,
    };
  };
  return [
    figure('files read at activation', build.atActivation, 60),
    figure('files read then and right after', build.atStart, 100),
  ];
}
