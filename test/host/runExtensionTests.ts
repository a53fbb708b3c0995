import { chmod, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { chooseEditor, type Editor } from './editor';
import { ORDER_VARIABLE, PID_FILE, type Order } from './order';
import { temporaryFolder } from './paths';
import { writeSettings } from './settings';
import { onShutdown } from './shutdown';

export interface TestRun {
  extensionPath: string;
  /** A module that exports run(), as @vscode/test-electron takes it. */
  testsPath: string;
  workspace: string;
  settings?: Record<string, unknown>;
  env?: Record<string, string>;
}

/** Runs tests inside the extension host of a real VS Code, whichever can be had here; rejects when they fail. */
export async function runExtensionTests(
  run: TestRun,
  log: (line: string) => void = console.log,
): Promise<void> {
  const editor = await chooseEditor(log);
  const temporary = await temporaryFolder();
  const userDataDir = join(temporary, 'user');
  await writeSettings(userDataDir, run.settings);
  const tests = runTests({
    vscodeExecutablePath: await executable(editor),
    extensionDevelopmentPath: run.extensionPath,
    extensionTestsPath: run.testsPath,
    launchArgs: [
      run.workspace,
      `--user-data-dir=${userDataDir}`,
      `--extensions-dir=${join(temporary, 'extensions')}`,
    ],
    extensionTestsEnv: { ...run.env, [ORDER_VARIABLE]: JSON.stringify(orderFor(editor, temporary)) },
  });
  const forget = onShutdown(() => endLauncher(temporary, tests));
  try {
    await tests;
  } finally {
    forget();
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Our launcher stands between the run and the editor, so that no editor outlives a run that is killed. */
async function executable(editor: Editor): Promise<string> {
  const [program] = editor.kind === 'desktop' ? editor.command : [];
  if (process.platform === 'win32' && program !== undefined) {
    return program;
  }
  const launcher = join(__dirname, 'launcher.js');
  await chmod(launcher, 0o755);
  return launcher;
}

function orderFor(editor: Editor, temporary: string): Order {
  return editor.kind === 'desktop' ? { temporary, command: editor.command } : { temporary };
}

/** runTests() keeps the process it started to itself and only passes Ctrl+C on; the launcher has left its id. */
async function endLauncher(temporary: string, tests: Promise<unknown>): Promise<void> {
  const pid = Number(await readFile(join(temporary, PID_FILE), 'utf8'));
  if (pid > 0) {
    process.kill(pid, 'SIGTERM');
    await tests.catch(() => undefined);
  }
}
