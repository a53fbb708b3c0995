import { mkdir, rename, rmdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Lock } from './lock';

/*
 * The one file that touches the disk: a lock is an empty folder in the extension's own storage, because making a folder
 * is what an operating system lets exactly one of several windows do. Nothing is ever written into it.
 *
 * Its owner touches the folder every few seconds; who waits and sees it untouched for long enough knows that the owner
 * was killed. So work under a lock may take as long as it likes, and no clock of the wall is believed: folders may be
 * of tomorrow.
 */

export interface WindowLockTimes {
  /** Milliseconds between two touches. */
  readonly beat: number;
  /** Milliseconds without a touch after which the owner must have been killed. */
  readonly stale: number;
  /** Milliseconds to wait for another window. */
  readonly patience: number;
}

/**
 * `patience` is longer than the longest work of one window: a renewal that reads the keyring (5 s), asks (30 s), takes
 * the second lock of a window that was killed (15 s) and writes (two answers of the keyring, 10 s, after reading, 5 s).
 */
const usualTimes: WindowLockTimes = { beat: 4_000, stale: 15_000, patience: 75_000 };

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

async function take(folder: string, name: string, times: WindowLockTimes): Promise<Release> {
  const path = join(folder, `${name.replace(/[^\w-]/g, '_')}.lock`);
  const started = performance.now();
  const place = await mkdir(folder, { recursive: true }).then(
    () => true,
    () => false,
  );
  if (!place) return nothing;
  const isUntouched = watch(times);
  for (;;) {
    try {
      await mkdir(path);
      return keep(path, await stateOf(path), times.beat);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') return nothing;
    }
    const state = await stateOf(path);
    if (isUntouched(state)) await takeAway(path, state);
    else if (performance.now() - started > times.patience) throw new Error('Another window holds the lock');
    else await delay(20 + Math.random() * 60);
  }
}

/** Touches the lock until it is released. A lock that was taken away is another window's: it is left alone. */
function keep(path: string, made: string | undefined, beat: number): Release {
  let own = made;
  const isOwn = async (): Promise<boolean> => own !== undefined && (await stateOf(path)) === own;
  const touch = async (): Promise<void> => {
    if (!(await isOwn())) return;
    const now = new Date();
    await utimes(path, now, now);
    own = await stateOf(path);
  };
  let touched = Promise.resolve();
  const timer = setInterval(() => {
    touched = touched.then(touch).catch(() => undefined);
  }, beat).unref();
  return async () => {
    clearInterval(timer);
    await touched;
    if (await isOwn()) await rmdir(path).catch(() => undefined);
  };
}

/**
 * Says of each look whether the lock has been the same for too long. Between two looks no more than one beat is counted:
 * while the machine slept, its owner could not touch it either.
 */
function watch({ beat, stale }: WindowLockTimes): (state: string | undefined) => boolean {
  let seen: string | undefined;
  let looked = performance.now();
  let unchanged = 0;
  return (state) => {
    const now = performance.now();
    unchanged = state === undefined || state !== seen ? 0 : unchanged + Math.min(now - looked, beat);
    [seen, looked] = [state, now];
    return unchanged > stale;
  };
}

/**
 * Of a window that was killed. Renaming is what only one of several windows can do; should the lock have become another
 * window's in the same moment, it is put back.
 */
async function takeAway(path: string, dead: string | undefined): Promise<void> {
  const away = `${path}.${crypto.randomUUID()}`;
  try {
    await rename(path, away);
    if ((await stateOf(away)) === dead) await rmdir(away);
    else await rename(away, path);
  } catch {
    // Another window was faster.
  }
}

/** Which folder it is, and when it was made or touched. */
async function stateOf(path: string): Promise<string | undefined> {
  try {
    const { ino, mtimeNs } = await stat(path, { bigint: true });
    return `${ino} ${mtimeNs}`;
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
