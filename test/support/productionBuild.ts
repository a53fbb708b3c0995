import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../host/paths';

export interface BuiltFile {
  readonly path: string;
  readonly text: string;
  readonly bytes: number;
}

/** The production build, made anew in a folder of its own. */
export interface ProductionBuild {
  /** The entry file and its chunks. */
  readonly files: readonly BuiltFile[];
  /** The entry file and all that it requires before anything runs: what VS Code reads to activate the extension. */
  readonly atActivation: readonly BuiltFile[];
  /** That, and what follows at once. */
  readonly atStart: readonly BuiltFile[];
  remove(): Promise<void>;
}

export async function buildForProduction(): Promise<ProductionBuild> {
  const root = repositoryRoot();
  const folder = await mkdtemp(join(tmpdir(), 'highlevel-build-'));
  await symlink(join(root, 'src'), join(folder, 'src'), 'junction');
  await promisify(execFile)(process.execPath, [join(root, 'esbuild.js'), '--production'], { cwd: folder });
  const dist = join(folder, 'dist');
  const chunks = (await readdir(join(dist, 'chunks'))).map((name) => join(dist, 'chunks', name));
  const files = await Promise.all(
    [join(dist, 'extension.js'), join(dist, 'product.js'), ...chunks].map(readBuilt),
  );
  return {
    files,
    atActivation: requiredBy(files, join(dist, 'extension.js')),
    atStart: requiredBy(files, join(dist, 'extension.js'), join(dist, 'product.js')),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function readBuilt(path: string): Promise<BuiltFile> {
  const text = await readFile(path, 'utf8');
  return { path, text, bytes: Buffer.byteLength(text) };
}

/** Chunks for later are imported by `import()`, which the build leaves as it is. */
function requiredBy(files: readonly BuiltFile[], ...entries: readonly string[]): readonly BuiltFile[] {
  const found = new Map<string, BuiltFile>();
  const visit = (path: string): void => {
    const file = files.find((candidate) => candidate.path === path);
    if (file === undefined) throw new Error(`The build has no ${path}.`);
    if (found.has(path)) return;
    found.set(path, file);
    for (const [, target = ''] of file.text.matchAll(/\brequire\("(\.[^"]+)"\)/g))
      visit(resolve(path, '..', target));
  };
  entries.forEach(visit);
  return [...found.values()];
}
