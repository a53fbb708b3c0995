import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from './errors';
import { cacheRoot } from './paths';
import { until } from './until';

const LOCK_LIMIT_MS = 15 * 60_000;

/**
 * The folder `name` of the cache, filled by `install` when it is not there yet. It is filled under another name
 * and then renamed, so a half install is never seen.
 */
export async function cached(
  name: string,
  install: (staging: string) => Promise<void>,
  log: (line: string) => void,
): Promise<string> {
  const folder = join(cacheRoot(), name);
  if (existsSync(folder)) {
    return folder;
  }
  await exclusively(name, log, async () => {
    if (existsSync(folder)) {
      return;
    }
    await removeLeftovers(name);
    const staging = join(cacheRoot(), `.${name}-${process.pid}`);
    await mkdir(staging);
    try {
      await install(staging);
      await rename(staging, folder);
    } finally {
      await removeLeftovers(name);
    }
  });
  return folder;
}

/** Runs a job that fills the cache while no other process does the same. */
export async function exclusively<T>(
  name: string,
  log: (line: string) => void,
  job: () => Promise<T>,
): Promise<T> {
  await mkdir(cacheRoot(), { recursive: true });
  const unlock = await lock(join(cacheRoot(), `${name}.lock`), name, log);
  try {
    return await job();
  } finally {
    await unlock();
  }
}

/** What an install that was killed or failed has left: only the holder of the lock may remove it. */
async function removeLeftovers(name: string): Promise<void> {
  for (const entry of await readdir(cacheRoot())) {
    if (entry.startsWith(`.${name}-`)) {
      await rm(join(cacheRoot(), entry), { recursive: true, force: true });
    }
  }
}

async function lock(file: string, name: string, log: (line: string) => void): Promise<() => Promise<void>> {
  let told = false;
  await until(
    `the other process that installs ${name} (delete ${file} if there is none)`,
    async () => {
      if (await take(file)) {
        return true;
      }
      if (!told) {
        log(`Waiting for another process that installs ${name}`);
        told = true;
      }
      if (await isStale(file)) {
        await rm(file, { force: true });
      }
      return false;
    },
    LOCK_LIMIT_MS,
  );
  return () => rm(file, { force: true });
}

async function take(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

async function isStale(file: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(file);
    const pid = Number(await readFile(file, 'utf8'));
    // An empty file is a lock being taken this moment.
    return Date.now() - mtimeMs > LOCK_LIMIT_MS || (pid > 0 && !isAlive(pid));
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
