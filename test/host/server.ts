import { randomBytes } from 'node:crypto';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { codeServerMain, serverNode } from './codeServer';
import { guarded } from './guarded';
import { KEY_FILE_VARIABLE } from './secretKey';
import { onShutdown } from './shutdown';
import { writeSettings } from './settings';
import { temporaryFolder } from './paths';

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
  /** This server's folder: temporary files that shall go with it may be put here. */
  dir: string;
  userDataDir: string;
  /** Resolves with a sentence if the server, or an extension host of it, ends without being told to. */
  ended: Promise<string>;
  url(target: Target): string;
  stop(): Promise<void>;
}

/** What a browser window shall open. */
export interface Target {
  workspace: string;
  extensionPaths?: readonly string[];
  testsPath?: string;
  extensionKind?: string;
}

const PORT_FILE = 'port';

/** Starts VS Code's server on a free port of the loopback interface. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const log = options.log ?? (() => undefined);
  const main = await codeServerMain(log);
  const dir = options.dir ?? (await temporaryFolder());
  const userDataDir = options.userDataDir ?? join(dir, 'data');
  await writeSettings(userDataDir, options.settings);
  const keyFile = { [KEY_FILE_VARIABLE]: join(userDataDir, 'secret-key') };
  const env = { ...(await environmentIn(dir)), ...keyFile, ...options.env };
  const args = ['--require', join(__dirname, 'secretKey.js'), main, '--accept-server-license-terms', '--disable-telemetry', '--disable-workspace-trust'];
  args.push('--server-data-dir', dir, '--user-data-dir', userDataDir, '--extensions-dir', join(dir, 'extensions'));
  for (const path of options.extensionPaths ?? []) {
    await linkExtension(path, join(dir, 'extensions'));
  }
  if (options.vsix !== undefined) {
    await installVsix(args, options.vsix, env);
  }
  const token = randomBytes(16).toString('hex');
  const tokenFile = join(dir, 'token');
  await writeFile(tokenFile, token, { mode: 0o600 });
  args.push('--host', '127.0.0.1', '--port', await lastPort(userDataDir), '--connection-token-file', tokenFile);
  if (options.development === true) {
    args.push('--enable-smoke-test-driver');
  }

  const output = readOutput(options.logServer === true ? log : () => undefined);
  const child = guarded({ command: serverNode(), args, env, remove: [dir, ...(options.remove ?? [])], onLine: output.onLine });
  const stop = (): Promise<void> => {
    output.expectEnd();
    return child.stop();
  };
  const forget = onShutdown(stop);
  void child.exited.then((code) => output.end(`The VS Code server ended (${code})`));
  const port = await output.port;
  await writeFile(join(userDataDir, PORT_FILE), port);
  return {
    dir,
    userDataDir,
    ended: output.ended,
    url: (target) => workbenchUrl(`127.0.0.1:${port}`, token, target),
    async stop() {
      forget();
      await stop();
    },
  };
}

/** A browser keeps a page's storage by its origin, port included: kept user data asks for the port it had. */
async function lastPort(userDataDir: string): Promise<string> {
  return readFile(join(userDataDir, PORT_FILE), 'utf8').catch(() => '0');
}

interface Output {
  onLine(line: string): void;
  end(why: string): void;
  /** From now on it is no news that something ends. */
  expectEnd(): void;
  port: Promise<string>;
  ended: Promise<string>;
}

/** Reads from what the server prints where it listens, and that an extension host has died. */
function readOutput(log: (line: string) => void): Output {
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
        // Also said at the regular end of a test run, whose result may still be under way.
        setTimeout(tell, 10_000, died).unref();
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

interface Deferred<T> {
  promise: Promise<T>;
  resolve(value: T): void;
  reject(error: Error): void;
}

function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}

async function installVsix(args: readonly string[], vsix: string, env: NodeJS.ProcessEnv): Promise<void> {
  const lines: string[] = [];
  const install = guarded({
    command: serverNode(),
    args: [...args, '--install-extension', resolve(vsix), '--force'],
    env,
    onLine: (line) => lines.push(line),
  });
  const code = await install.exited;
  if (code !== 0) {
    throw new Error(`Installing ${vsix} failed (${code}): ${lines.slice(-10).join('\n')}`);
  }
}

/** The server takes a link in its folder of extensions for an installed one: a workbench just as a user has it. */
async function linkExtension(path: string, extensionsDir: string): Promise<void> {
  await mkdir(extensionsDir, { recursive: true });
  await symlink(resolve(path), join(extensionsDir, `linked-${basename(path)}`), 'dir');
}

/** Our environment, but for what would tie the editor to another one or to the network. */
async function environmentIn(dir: string): Promise<NodeJS.ProcessEnv> {
  // Started from a terminal inside VS Code, its variables would make our editor believe it belongs to that one.
  const entries = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name));
  const env = { ...Object.fromEntries(entries), EXTENSIONS_GALLERY: '{}' };
  if (process.platform !== 'linux') {
    // A socket's path must be short; elsewhere the temporary folder's own one is long already.
    return env;
  }
  const temporary = join(dir, 'tmp');
  await mkdir(temporary);
  return { ...env, TMPDIR: temporary, XDG_RUNTIME_DIR: temporary };
}

function workbenchUrl(authority: string, token: string, target: Target): string {
  const remote = (path: string): string => `vscode-remote://${authority}${path}`;
  const payload: [string, string][] = (target.extensionPaths ?? []).map((path) => [
    'extensionDevelopmentPath',
    remote(path),
  ]);
  if (target.extensionKind !== undefined) {
    payload.push(['extensionDevelopmentKind', target.extensionKind]);
  }
  if (target.testsPath !== undefined) {
    payload.push(['extensionTestsPath', remote(target.testsPath)]);
  }
  const kind = target.workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = new URLSearchParams({ tkn: token, [kind]: target.workspace });
  if (payload.length > 0) {
    query.set('payload', JSON.stringify(payload));
  }
  return `http://${authority}/?${query}`;
}
