import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from './cache';
import { installDependencies, installPackage } from './npm';
import { repositoryRoot } from './paths';

/** The npm package that carries the server build, and the VS Code in it. */
const CODE_SERVER = '4.139.1';
export const VSCODE_VERSION = '1.139.1';

const VSCODE_IN_PACKAGE = join('node_modules', 'code-server', 'lib', 'vscode');

/** The server's main script, installed into the cache on first use (some 600 MB). */
export async function codeServerMain(log: (line: string) => void): Promise<string> {
  if (process.platform === 'win32') {
    throw new Error('The server build of VS Code does not run on Windows; desktop VS Code does.');
  }
  const folder = await cached(
    `code-server-${CODE_SERVER}-2`,
    async (staging) => {
      log(`Installing the server build of VS Code ${VSCODE_VERSION} (code-server ${CODE_SERVER}), once`);
      // Its install scripts would compile native modules that an extension's test does not need.
      await installPackage(`code-server@${CODE_SERVER}`, staging);
      log('Installing the packages of the server build');
      await installDependencies(join(staging, VSCODE_IN_PACKAGE));
      // Its own extensions share a TypeScript; without it a person who opens a .ts file is told that it is broken.
      await installDependencies(join(staging, VSCODE_IN_PACKAGE, 'extensions'));
      for (const module of ['spdlog', 'native-watchdog']) {
        const index = join(staging, VSCODE_IN_PACKAGE, 'node_modules', '@vscode', module, 'index.js');
        await copyFile(join(__dirname, 'nativeStandIns.js'), index);
      }
    },
    log,
  );
  return join(folder, VSCODE_IN_PACKAGE, 'out', 'server-main.js');
}

/** The server build wants Node 24: the development dependency `node` has it, whatever runs us. */
export function serverNode(): string {
  const packaged = join(repositoryRoot(), 'node_modules', 'node', 'bin', 'node');
  if (existsSync(packaged)) {
    return packaged;
  }
  const major = Number.parseInt(process.versions.node, 10);
  if (major < 22) {
    throw new Error(
      `VS Code's server needs Node 24; this is Node ${process.versions.node}. Run "npm install".`,
    );
  }
  return process.execPath;
}
