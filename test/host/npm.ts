import { existsSync } from 'node:fs';
import { copyFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { guarded } from './guarded';
import { repositoryRoot } from './paths';
import { onShutdown } from './shutdown';

/** Installs one package into a folder of its own: no scripts are run, nothing of the project is touched. */
export async function installPackage(specifier: string, folder: string): Promise<void> {
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await npmInstall(folder, [specifier]);
}

/** Installs what the package.json in a folder asks for, without its development dependencies and scripts. */
export async function installDependencies(folder: string): Promise<void> {
  await npmInstall(folder, ['--omit=dev']);
}

async function npmInstall(folder: string, args: readonly string[]): Promise<void> {
  // Where packages come from may be said in the project's own .npmrc, which npm would not look for from here.
  const projectRc = join(repositoryRoot(), '.npmrc');
  const rc = join(folder, '.npmrc');
  const copied = existsSync(projectRc) && !existsSync(rc);
  if (copied) {
    await copyFile(projectRc, rc);
  }
  try {
    await npm(folder, [
      'install',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      ...args,
    ]);
  } finally {
    if (copied) {
      await rm(rc, { force: true });
    }
  }
}

async function npm(folder: string, args: readonly string[]): Promise<void> {
  const lines: string[] = [];
  const run = guarded({
    ...npmCommand(['--prefix', folder, ...args]),
    cwd: folder,
    onLine: (line) => lines.push(line),
  });
  const done = onShutdown(() => run.stop());
  const code = await run.exited;
  done();
  if (code !== 0) {
    throw new Error(`npm ${args.join(' ')} failed (${code}): ${lines.slice(-10).join('\n')}`);
  }
}

/** npm itself, also where only npm scripts know where it is. */
export function npmCommand(args: readonly string[]): { command: string; args: readonly string[] } {
  const running = process.env['npm_execpath'];
  // Inside an npm script this is that very npm; under another package manager it is not npm at all.
  if (running !== undefined && basename(running) === 'npm-cli.js') {
    return { command: process.execPath, args: [running, ...args] };
  }
  return { command: 'npm', args };
}
