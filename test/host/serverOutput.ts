import { deferred } from './deferred';

export interface ServerOutput {
  onLine: (line: string) => void;
  end: (why: string) => void;
  /** From now on it is no news that something ends. */
  expectEnd: () => void;
  port: Promise<string>;
  ended: Promise<string>;
}

/** The result of a regular test run may still be under way when its extension host has ended. */
const RESULT_LIMIT_MS = 10_000;

/** Reads from what the server prints where it listens, and that an extension host has died. */
export function readServerOutput(log: (line: string) => void): ServerOutput {
  const port = deferred<string>();
  const ended = deferred<string>();
  const lines: string[] = [];
  let expected = false;
  const tell = (why: string): void => {
    if (!expected) {
      ended.resolve(why);
    }
  };
  return {
    port: port.promise,
    ended: ended.promise,
    onLine(line) {
      log(line);
      lines.push(line);
      const bound = /Server bound to 127\.0\.0\.1:(\d+)/.exec(line)?.[1];
      if (bound !== undefined) {
        port.resolve(bound);
      }
      const died = /Extension Host Process exited with code: .*$/.exec(line)?.[0];
      if (died !== undefined) {
        setTimeout(tell, RESULT_LIMIT_MS, died).unref();
      }
    },
    end(why) {
      port.reject(new Error(`${why} before it listened: ${lines.slice(-5).join('\n')}`));
      tell(why);
    },
    expectEnd() {
      expected = true;
    },
  };
}
