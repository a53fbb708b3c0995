import { createRequire } from 'node:module';
import { Writable } from 'node:stream';
import { format } from 'node:util';
import { DONE, OUTPUT_MARK, TESTS_PATH_VARIABLE } from './testOutput';

/**
 * Runs inside the server's extension host, in place of the test suite: it marks every line the suite prints, since
 * the workbench sends them over the same channel as its own log, and then runs the suite.
 */
export async function run(): Promise<void> {
  markOutput();
  const path = process.env[TESTS_PATH_VARIABLE];
  if (path === undefined) {
    throw new Error(`${TESTS_PATH_VARIABLE} is not set.`);
  }
  const suite: unknown = createRequire(__filename)(path);
  await runOf(suite, path)();
  console.log(DONE);
}

function runOf(suite: unknown, path: string): () => unknown {
  if (typeof suite === 'object' && suite !== null && 'run' in suite && typeof suite.run === 'function') {
    const { run: runSuite } = suite;
    return (): unknown => Reflect.apply(runSuite, suite, []);
  }
  throw new Error(`${path} exports no run().`);
}

/** VS Code makes the methods of the console and of the streams read-only, so the objects themselves are replaced. */
function markOutput(): void {
  const plain = console;
  const log = { value: (...args: unknown[]) => plain.log(OUTPUT_MARK + format(...args)) };
  const error = { value: (...args: unknown[]) => plain.error(OUTPUT_MARK + format(...args)) };
  const marked: unknown = Object.create(plain, { debug: log, log, info: log, warn: error, error });
  Object.defineProperty(globalThis, 'console', { value: marked });
  Object.defineProperty(process, 'stdout', { value: lines(log.value) });
  Object.defineProperty(process, 'stderr', { value: lines(error.value) });
}

function lines(print: (line: string) => void): Writable {
  let rest = '';
  return new Writable({
    write(chunk, _encoding, done) {
      const parts = (rest + String(chunk)).split('\n');
      rest = parts.pop() ?? '';
      parts.forEach((part) => print(part));
      done();
    },
  });
}
