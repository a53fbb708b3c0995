import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface GuardedOptions {
  command: string;
  args: readonly string[];
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Folders that are removed once the program has ended, even if we were killed meanwhile. */
  remove?: readonly string[];
  onLine?: (line: string) => void;
}

export interface Guarded {
  /** The program's exit code; also resolves when it could not be started (127). */
  exited: Promise<number>;
  /** Ends the program and everything it started; resolves when it is gone and its folders are removed. */
  stop(): Promise<void>;
}

/** Starts a program under the watchdog: it cannot outlive this process, however this process ends. */
export function guarded(options: GuardedOptions): Guarded {
  const watchdog = spawn(
    process.execPath,
    [join(__dirname, 'watchdog.js'), JSON.stringify(options.remove ?? []), options.command, ...options.args],
    {
      stdio: 'pipe',
      // Out of the terminal's foreground group: Ctrl+C reaches us alone, and we stop things in order.
      detached: process.platform !== 'win32',
      windowsHide: true,
      env: options.env ?? process.env,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    },
  );
  const onLine = options.onLine ?? (() => undefined);
  createInterface({ input: watchdog.stdout }).on('line', onLine);
  createInterface({ input: watchdog.stderr }).on('line', onLine);
  watchdog.stdin.on('error', () => undefined);
  const exited = new Promise<number>((resolve, reject) => {
    watchdog.once('error', reject);
    watchdog.once('close', (code) => resolve(code ?? 1));
  });
  return {
    exited,
    async stop() {
      watchdog.stdin.end();
      await exited;
    },
  };
}
