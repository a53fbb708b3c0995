import { deferred } from './deferred';

export interface ServerOutput {
  onLine: (line: string) => void;
  end: (why: string) => void;
  /** From now on it is no news that the server ends. */
  expectEnd: () => void;
  port: Promise<string>;
  ended: Promise<string>;
}

/** Reads from what the server prints where it listens. */
export function readServerOutput(log: (line: string) => void): ServerOutput {
  const port = deferred<string>();
  const ended = deferred<string>();
  let last: string[] = [];
  let expected = false;
  return {
    port: port.promise,
    ended: ended.promise,
    onLine(line) {
      log(line);
      last = [...last, line].slice(-5);
      const bound = /Server bound to 127\.0\.0\.1:(\d+)/.exec(line)?.[1];
      if (bound !== undefined) {
        port.resolve(bound);
      }
    },
    end(why) {
      port.reject(new Error(`${why} before it listened: ${last.join('\n')}`));
      if (!expected) {
        ended.resolve(why);
      }
    },
    expectEnd() {
      expected = true;
    },
  };
}
