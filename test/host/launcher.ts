#!/usr/bin/env node
import { fstatSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser, profileIn, type Browser } from './browser';
import { messageOf } from './errors';
import { parseFlags, type Flags } from './flags';
import { guarded } from './guarded';
import { ORDER_VARIABLE, parseOrder, PID_FILE } from './order';
import { startServer, type Server } from './server';
import { onShutdown, shutDown } from './shutdown';
import { forwardLog, TESTS_PATH_VARIABLE } from './testOutput';

/**
 * What @vscode/test-electron starts in place of the desktop program: it takes the same flags, runs the tests in
 * an extension host and ends with their code. If the order names a desktop program it starts that one, guarded.
 */
/** A run may take as long as it likes, while it says how far it is: on a slow machine, or 10,000 commands. */
const SILENCE_LIMIT_MS = 10 * 60_000;
const START_LIMIT_MS = 90_000;

async function main(): Promise<number> {
  endWithInput();
  const order = parseOrder(process.env[ORDER_VARIABLE]);
  const remove = order.temporary === undefined ? [] : [order.temporary];
  for (const folder of remove) {
    writeFileSync(join(folder, PID_FILE), String(process.pid));
  }
  return order.command === undefined
    ? runInServer(parseFlags(process.argv.slice(2)), remove)
    : runOnDesktop(order.command, remove);
}

/** Our parent holds the other end of standard input: when it is gone, so are we. */
function endWithInput(): void {
  const input = fstatSync(0);
  if (input.isFIFO() || input.isSocket()) {
    process.stdin.resume().once('close', () => void shutDown(1));
  }
}

async function runOnDesktop(
  [command = '', ...args]: readonly string[],
  remove: readonly string[],
): Promise<number> {
  const editor = guarded({ command, args: [...args, ...process.argv.slice(2)], remove, onLine: console.log });
  onShutdown(() => editor.stop());
  return editor.exited;
}

async function runInServer(flags: Flags, remove: readonly string[]): Promise<number> {
  const verbose = process.env['HIGHLEVEL_TEST_VERBOSE'] !== undefined;
  const log = (line: string): void => console.error(line);
  const server = await startServer({
    ...(flags.userDataDir === undefined ? {} : { userDataDir: flags.userDataDir }),
    development: true,
    env: { [TESTS_PATH_VARIABLE]: flags.testsPath },
    remove,
    log,
    logServer: verbose,
  });
  const browser = await openBrowser({ profileDir: profileIn(server.dir), log });
  try {
    return await runTests(server, browser, flags, verbose);
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function runTests(server: Server, { page }: Browser, flags: Flags, verbose: boolean): Promise<number> {
  return new Promise<number>((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(why));
    const silence = setTimeout(
      fail,
      SILENCE_LIMIT_MS,
      `The tests have said nothing for ${SILENCE_LIMIT_MS / 60_000} minutes.`,
    ).unref();
    void server.ended.then((why) => fail(`During the tests: ${why}`));
    page.once('crash', () => fail('The browser page crashed during the tests.'));
    page.once('close', () => fail('The browser page was closed during the tests.'));
    let done = false;
    const end = (code: unknown): void =>
      code === 0 && !done
        ? fail('The extension host ended before the tests had.')
        : resolve(typeof code === 'number' ? code : 1);
    const open = async (): Promise<void> => {
      await page.exposeFunction('codeAutomationLog', (type: unknown, args: unknown) => {
        silence.refresh();
        done = forwardLog(type, args, verbose) || done;
      });
      await page.exposeFunction('codeAutomationExit', end);
      await page.goto(server.url({ ...flags, testsPath: join(__dirname, 'testEntry.js') }));
      await page.waitForSelector('.monaco-workbench', { timeout: START_LIMIT_MS });
    };
    open().catch(reject);
  });
}

main().then(
  (code) => shutDown(code),
  (error: unknown) => {
    console.error(messageOf(error));
    return shutDown(1);
  },
);
