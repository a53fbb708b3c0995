import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Stands in for two native modules of the server build that are not compiled here, and is copied over their
 * index.js: @vscode/spdlog, without which every output channel stays empty, and @vscode/native-watchdog.
 */
const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical'] as const;

export class Logger {
  private level = 0;
  private plain = false;

  constructor(private readonly file: string) {
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, '');
  }

  readonly trace = (text: string): void => this.write(0, text);
  readonly debug = (text: string): void => this.write(1, text);
  readonly info = (text: string): void => this.write(2, text);
  readonly warn = (text: string): void => this.write(3, text);
  readonly error = (text: string): void => this.write(4, text);
  readonly critical = (text: string): void => this.write(5, text);

  getLevel(): number {
    return this.level;
  }

  setLevel(level: number): void {
    this.level = level;
  }

  clearFormatters(): void {
    this.plain = true;
  }

  setPattern(): void {
    this.plain = false;
  }

  flush(): void {
    // Written at once: there is nothing to flush.
  }

  drop(): void {
    // No file is held open.
  }

  private write(level: number, text: string): void {
    if (level < this.level) {
      return;
    }
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    appendFileSync(this.file, this.plain ? text : `${time} [${LEVELS[level] ?? 'off'}] ${text}\n`);
  }
}

export const version = 0;

export function createRotatingLogger(_name: string, file: string): Promise<Logger> {
  return Promise.resolve(new Logger(file));
}

export const createAsyncRotatingLogger = createRotatingLogger;

export function setLevel(): void {
  // Each logger has its own level.
}

export function setFlushOn(): void {
  // Written at once.
}

/** What @vscode/native-watchdog exports: it ends the extension host when the server is gone. */
export function start(pid: number): void {
  const check = (): void => {
    try {
      process.kill(pid, 0);
    } catch {
      process.kill(process.pid, 'SIGKILL');
    }
  };
  setInterval(check, 1_000).unref();
}
