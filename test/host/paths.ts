import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onShutdown } from './shutdown';

/** The folder of the nearest package.json above this file, from the sources and from dist alike. */
export function repositoryRoot(from = __dirname): string {
  if (existsSync(join(from, 'package.json'))) {
    return from;
  }
  const parent = dirname(from);
  if (parent === from) {
    throw new Error(`No package.json above ${__dirname}.`);
  }
  return repositoryRoot(parent);
}

/** Where editors and browsers are kept between runs: the folder @vscode/test-electron uses as well. */
export function cacheRoot(): string {
  return join(repositoryRoot(), '.vscode-test');
}

/**
 * A new folder for one run, removed at the latest when this process ends on a signal. Its name is short: sockets are
 * put below it, and their paths have a limit.
 */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'highlevel-vscode-'));
  onShutdown(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
