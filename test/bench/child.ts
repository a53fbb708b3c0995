import { execFile, fork, type ChildProcess } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs a script in a fresh node and gives what it printed last, as JSON: every sample has a heap and a JIT of its own. */
export async function sample(
  script: string,
  args: readonly string[],
  flags: readonly string[] = [],
): Promise<Numbers> {
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, script, ...args]);
  return numbersOf(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}

/** A number that was printed under a name. @throws TypeError when there is none */
export type Numbers = (name: string) => number;

export function numbersOf(value: unknown): Numbers {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const numbers = new Map<string, unknown>(entries);
  return (name) => {
    const found = numbers.get(name);
    if (typeof found !== 'number') throw new TypeError(`No figure ${name} in ${JSON.stringify(value)}`);
    return found;
  };
}

export interface ServerProcess {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a script that sends the URL it listens at; in a process of its own, so that its work is not measured. */
export async function startServerProcess(script: string, args: readonly string[]): Promise<ServerProcess> {
  const child = fork(script, [...args]);
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (url) => typeof url === 'string' && resolve(url));
    child.once('exit', (code) => reject(new Error(`${script} ended with ${String(code)}.`)));
  });
  return { url, stop: () => stop(child) };
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    // The script ends when this end of the channel is closed, also when this process is killed.
    child.disconnect();
  });
}
