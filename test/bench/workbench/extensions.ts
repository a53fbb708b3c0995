import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A tiny extension, for comparison: one of the scripts beside this file, in a folder of its own. */
export async function writeExtension(
  folder: string,
  name: string,
  script: 'empty' | 'loopWatch' | 'plainList' | 'probe',
  contributes: object = {},
): Promise<string> {
  const path = join(folder, name);
  await mkdir(path, { recursive: true });
  await copyFile(join(__dirname, `${script}.js`), join(path, 'extension.js'));
  await writeFile(join(path, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"/>');
  const manifest = {
    name,
    publisher: 'bench',
    version: '0.0.0',
    engines: { vscode: '^1.101.0' },
    main: './extension.js',
    activationEvents: ['loopWatch', 'probe'].includes(script)
      ? ['onStartupFinished']
      : ['onCommand:bench.never'],
    contributes,
  };
  await writeFile(join(path, 'package.json'), JSON.stringify(manifest));
  return path;
}

/** What the manifest says of it. */
export const plainListContributions = {
  viewsContainers: { activitybar: [{ id: 'bench', title: 'Bench', icon: 'icon.svg' }] },
  views: { bench: [{ id: 'bench.plain', name: 'Plain' }] },
  commands: [
    { command: 'bench.refresh', title: 'Refresh', category: 'Bench' },
    { command: 'bench.look', title: 'Look', category: 'Bench' },
  ],
};

export const loopWatchContributions = {
  commands: [{ command: 'bench.longest', title: 'Longest', category: 'Bench' }],
};
