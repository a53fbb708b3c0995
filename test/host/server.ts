import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeServerMain, serverNode } from './codeServer';
import { guarded } from './guarded';
import { temporaryFolder } from './paths';
import { KEY_FILE_VARIABLE } from './secretKey';
import { environmentIn, installVsix, linkExtension } from './serverFolder';
import { readServerOutput } from './serverOutput';
import { writeSettings } from './settings';
import { onShutdown } from './shutdown';
import { workbenchUrl, type Target } from './workbenchUrl';

export interface ServerOptions {
  /** A packaged extension to install, as a user would. */
  vsix?: string;
  /** Folders of extensions to have as if they were installed. */
  extensionPaths?: readonly string[];
  /** Lets a URL ask for development extensions and tests. VS Code shows no notification toasts in this mode. */
  development?: boolean;
  settings?: Record<string, unknown>;
  env?: Record<string, string>;
  /** A temporary folder to work in; it is removed with the server in any case. */
  dir?: string;
  /** User data to use and keep; without it the server gets a folder of its own that is removed with it. */
  userDataDir?: string;
  /** Other folders to remove with the server. */
  remove?: readonly string[];
  /** Progress: what is installed or awaited. */
  log?: (line: string) => void;
  /** Also passes the server's own output on to `log`. */
  logServer?: boolean;
}

export interface Server {
  dir: string;
  userDataDir: string;
  /** Resolves with a sentence if the server ends without being told to. */
  ended: Promise<string>;
  url(target: Target): string;
  stop(): Promise<void>;
}

/** Starts VS Code's server on a port of the loopback interface, open to those who know the token in its URL. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const main = await codeServerMain(options.log ?? (() => undefined));
  const dir = options.dir ?? (await temporaryFolder());
  try {
    return await startIn(dir, main, options);
  } catch (error) {
    await rm(dir, { recursive: true, force: true });
    throw error;
  }
}

async function startIn(dir: string, main: string, options: ServerOptions): Promise<Server> {
  const userDataDir = options.userDataDir ?? join(dir, 'data');
  const keyFile = { [KEY_FILE_VARIABLE]: join(userDataDir, 'secret-key') };
  const env = { ...(await environmentIn(dir)), ...keyFile, ...options.env };
  const extensionsDir = join(dir, 'extensions');
  const program = ['--require', join(__dirname, 'secretKey.js'), main, '--accept-server-license-terms'];
  program.push('--server-data-dir', dir, '--user-data-dir', userDataDir, '--extensions-dir', extensionsDir);
  await writeSettings(userDataDir, options.settings);
  for (const path of options.extensionPaths ?? []) {
    await linkExtension(path, extensionsDir);
  }
  if (options.vsix !== undefined) {
    await installVsix(program, options.vsix, env);
  }
  const token = randomBytes(16).toString('hex');
  await writeFile(join(dir, 'token'), token, { mode: 0o600 });
  const args = [...program, '--disable-telemetry', '--disable-workspace-trust', '--host', '127.0.0.1'];
  args.push('--port', await lastPort(userDataDir), '--connection-token-file', join(dir, 'token'));
  if (options.development === true) {
    args.push('--enable-smoke-test-driver');
  }
  const running = run(args, env, [dir, ...(options.remove ?? [])], options);
  const port = await running.port;
  await writeFile(join(userDataDir, PORT_FILE), port);
  return {
    dir,
    userDataDir,
    ended: running.ended,
    url: (target) => workbenchUrl(`127.0.0.1:${port}`, token, target),
    stop: running.stop,
  };
}

interface Running {
  port: Promise<string>;
  ended: Promise<string>;
  stop: () => Promise<void>;
}

function run(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  remove: readonly string[],
  { log, logServer }: ServerOptions,
): Running {
  const output = readServerOutput(log !== undefined && logServer === true ? log : () => undefined);
  const child = guarded({ command: serverNode(), args, env, remove, onLine: output.onLine });
  const stop = async (): Promise<void> => {
    forget();
    output.expectEnd();
    await child.stop();
  };
  const forget = onShutdown(stop);
  void child.exited.then((code) => output.end(`The VS Code server ended (${code})`));
  return { port: output.port, ended: output.ended, stop };
}

const PORT_FILE = 'port';

/** A browser keeps a page's storage by its origin, port included: kept user data asks for the port it had. */
async function lastPort(userDataDir: string): Promise<string> {
  return readFile(join(userDataDir, PORT_FILE), 'utf8').catch(() => '0');
}
