import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';

/**
 * A program that runs another one and outlives its own parent just long enough to end it: when standard input
 * closes (the parent stopped us, or died in whatever way) the other program's whole process group is ended and
 * its temporary folders are removed. A parent that is killed can run no clean-up code; this can.
 *
 * Arguments: a JSON array of folders to remove, the command, its arguments.
 */
const GRACE_MS = 2_000;
const onWindows = process.platform === 'win32';

function main(): void {
  const [folders = '[]', command, ...args] = process.argv.slice(2);
  if (command === undefined) {
    throw new Error('watchdog: no command given.');
  }
  const child = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    // Its own group, so that what it starts can be ended with it and nothing else is touched.
    detached: !onWindows,
    windowsHide: true,
  });
  const stop = (): void => end(child);
  process.stdin.resume().once('close', stop).once('error', stop);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, stop);
  }
  // The reader of our output may be gone already: that must not keep us from cleaning up.
  process.stdout.on('error', stop);
  process.stderr.on('error', stop);
  child.once('error', (error) => {
    console.error(`Starting ${command} failed: ${error.message}`);
    void finish(child, folders, 127);
  });
  child.once('exit', (code, signal) => void finish(child, folders, code ?? (signal === 'SIGINT' ? 130 : 1)));
}

function end(child: ChildProcess): void {
  child.kill('SIGTERM');
  setTimeout(() => killGroup(child), GRACE_MS).unref();
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) {
    return;
  }
  if (onWindows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { windowsHide: true });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nobody is left in the group.
  }
}

async function finish(child: ChildProcess, folders: string, code: number): Promise<void> {
  killGroup(child);
  const list: unknown = JSON.parse(folders);
  for (const folder of Array.isArray(list) ? list : []) {
    if (typeof folder === 'string') {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
    }
  }
  process.exit(code);
}

main();
