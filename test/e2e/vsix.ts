import { cp, mkdir, readFile, symlink } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { guarded } from '../host/guarded';
import { npmCommand } from '../host/npm';
import { repositoryRoot } from '../host/paths';

/** Never part of a copy of the sources: what is made from them, and what is fetched. */
const left = new Set(['.git', '.vscode-test', 'dist', 'node_modules', 'test-results']);

/**
 * Packs the extension with the project's own script, in a copy of the sources: the build would take away the tests that
 * run. @returns the packed file
 */
export async function packed(folder: string, extra: (copy: string) => Promise<void>): Promise<string> {
  const root = repositoryRoot();
  const copy = join(folder, 'sources');
  await mkdir(copy, { recursive: true });
  const filter = (source: string): boolean => !left.has(relative(root, source).split(sep)[0] ?? '');
  await cp(root, copy, { recursive: true, filter });
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  await extra(copy);
  const lines: string[] = [];
  const run = guarded({ ...npmCommand(['run', 'package']), cwd: copy, onLine: (line) => lines.push(line) });
  const code = await run.exited;
  if (code !== 0) throw new Error(`npm run package failed (${code}):\n${lines.slice(-15).join('\n')}`);
  return join(copy, 'highlevel-conversations.vsix');
}

/** The names of a zip file's entries, as its directory at the end lists them. */
export async function entriesOf(file: string): Promise<readonly string[]> {
  const bytes = await readFile(file);
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const text = bytes.toString('utf8', at + 46, at + 46 + (name ?? 0));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    return text;
  });
}
