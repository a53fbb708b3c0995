import { mkdir, rename, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Lock } from './lock';

/*
 * The one file that touches the disk: a lock is an empty folder in the extension's own storage, because making a folder
 * is what an operating system lets exactly one of several windows do. Nothing is ever written into it.
 */

export interface WindowLockTimes {
  /** Milliseconds after which the owner of a lock must have been killed: longer than anything done under one. */
  readonly stale: number;
  /** Milliseconds to wait for another window. */
  readonly patience: number;
}

const usualTimes: WindowLockTimes = { stale: 60_000, patience: 75_000 };

/** `undefined`, or a folder that cannot be written: the order of this window's own work has to do. */
export function createWindowLock(folder: string | undefined, times = usualTimes): Lock {
  const tails = new Map<string, Promise<unknown>>();
  const held = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const release = folder === undefined ? nothing : await take(folder, name, times);
    try {
      return await work();
    } finally {
      await release();
    }
  };
  return (name, work) => {
    const turn = (tails.get(name) ?? Promise.resolve()).then(() => held(name, work));
    tails.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  };
}

type Release = () => Promise<void>;

const nothing: Release = () => Promise.resolve();

async function take(folder: string, name: string, { stale, patience }: WindowLockTimes): Promise<Release> {
  const path = join(folder, `${name.replace(/[^\w-]/g, '_')}.lock`);
  const started = performance.now();
  const place = await mkdir(folder, { recursive: true }).then(
    () => true,
    () => false,
  );
  if (!place) return nothing;
  for (;;) {
    try {
      await mkdir(path);
      return () => rmdir(path).catch(() => undefined);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') return nothing;
    }
    if (await isOlder(path, stale)) await takeAway(path, stale);
    else if (performance.now() - started > patience) throw new Error('Another window holds the lock');
    else await delay(20 + Math.random() * 60);
  }
}

/**
 * Of a window that was killed. Renaming is what only one of several windows can do; should the lock have become another
 * window's in the same moment, it is put back.
 */
async function takeAway(path: string, stale: number): Promise<void> {
  const away = `${path}.${crypto.randomUUID()}`;
  try {
    await rename(path, away);
    if (await isOlder(away, stale)) await rmdir(away);
    else await rename(away, path);
  } catch {
    // Another window was faster.
  }
}

async function isOlder(path: string, age: number): Promise<boolean> {
  try {
    return Date.now() - (await stat(path)).mtimeMs > age;
  } catch {
    return false;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
