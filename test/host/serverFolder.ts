import { mkdir, symlink } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { serverNode } from './codeServer';
import { guarded } from './guarded';

/** The server takes a link in its folder of extensions for an installed one: a workbench just as a user has it. */
export async function linkExtension(path: string, extensionsDir: string): Promise<void> {
  await mkdir(extensionsDir, { recursive: true });
  await symlink(resolve(path), join(extensionsDir, `linked-${basename(path)}`), 'dir');
}

export async function installVsix(
  serverArgs: readonly string[],
  vsix: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const lines: string[] = [];
  const install = guarded({
    command: serverNode(),
    args: [...serverArgs, '--install-extension', resolve(vsix), '--force'],
    env,
    onLine: (line) => lines.push(line),
  });
  const code = await install.exited;
  if (code !== 0) {
    throw new Error(`Installing ${vsix} failed (${code}): ${lines.slice(-10).join('\n')}`);
  }
}

/** Our environment, but for what would tie the editor to another one or to the network. */
export async function environmentIn(dir: string): Promise<NodeJS.ProcessEnv> {
  // Started from a terminal inside VS Code, its variables would make our editor believe it belongs to that one.
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name),
  );
  const env = { ...Object.fromEntries(entries), EXTENSIONS_GALLERY: '{}' };
  if (process.platform !== 'linux') {
    // A socket's path must be short, and elsewhere the path of the temporary folder is long already.
    return env;
  }
  const temporary = join(dir, 'tmp');
  await mkdir(temporary);
  return { ...env, TMPDIR: temporary, XDG_RUNTIME_DIR: temporary };
}
