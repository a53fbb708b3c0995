import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeCompanion } from './companion';
import { chooseEditor } from './editor';
import { messageOf } from './errors';
import { guarded } from './guarded';
import { repositoryRoot, temporaryFolder } from './paths';
import { startServer } from './server';
import { writeSettings } from './settings';
import { onShutdown, shutDown } from './shutdown';

/** `npm start`: a real VS Code with the extension, the sample account open, until it is closed or Ctrl+C. */
async function main(): Promise<number> {
  const editor = await chooseEditor(console.log);
  const dir = await temporaryFolder();
  const workspace = await sampleWorkspace(dir);
  const extensionPaths = [repositoryRoot(), await writeCompanion(join(dir, 'companion'))];
  return editor.kind === 'desktop'
    ? openDesktop(editor.command, { dir, workspace, extensionPaths })
    : serve({ dir, workspace, extensionPaths });
}

interface Sample {
  dir: string;
  workspace: string;
  extensionPaths: readonly string[];
}

async function sampleWorkspace(dir: string): Promise<string> {
  const workspace = join(dir, 'sample-workspace');
  await mkdir(workspace);
  await writeFile(join(workspace, 'app.ts'), '// A place to insert the payload of a message.\nconst message = ;\n');
  return workspace;
}

async function openDesktop(command: readonly string[], sample: Sample): Promise<number> {
  const [program = '', ...args] = command;
  const userDataDir = join(sample.dir, 'user');
  await writeSettings(userDataDir);
  args.push(sample.workspace, '--new-window', '--disable-updates', '--skip-welcome', '--skip-release-notes');
  args.push('--disable-workspace-trust', `--user-data-dir=${userDataDir}`);
  args.push(`--extensions-dir=${join(sample.dir, 'extensions')}`);
  args.push(...sample.extensionPaths.map((path) => `--extensionDevelopmentPath=${path}`));
  const window = guarded({ command: program, args, remove: [sample.dir] });
  onShutdown(() => window.stop());
  console.log('VS Code is open with the extension. Close it or press Ctrl+C to end.');
  return window.exited;
}

async function serve({ dir, workspace, extensionPaths }: Sample): Promise<number> {
  console.log('Starting the VS Code server');
  const server = await startServer({ dir, extensionPaths, log: console.log });
  const url = server.url({ workspace });
  console.log(`\nOpen ${url} in your browser.\nPress Ctrl+C to end.`);
  openInBrowser(url);
  console.log(await server.ended);
  return 1;
}

/** The person's own browser, which is theirs to close. Where there is none the printed address has to do. */
function openInBrowser(url: string): void {
  const hasDisplay = process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
  if (process.stdout.isTTY && (process.platform === 'darwin' || hasDisplay)) {
    const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
    spawn(opener, [url], { stdio: 'ignore', detached: true })
      .on('error', () => undefined)
      .unref();
  }
}

main().then(
  (code) => shutDown(code),
  (error: unknown) => {
    console.error(messageOf(error));
    return shutDown(1);
  },
);
