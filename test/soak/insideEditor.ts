import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../host/paths';
import { runExtensionTests } from '../host/runExtensionTests';

/** The activated extension's own commands, inside VS Code's extension host. */
export async function insideEditor(seed: number, total: number): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'highlevel-soak-'));
  const workspace = join(folder, 'workspace');
  const figures = join(folder, 'figures.txt');
  mkdirSync(workspace);
  try {
    await runExtensionTests({
      extensionPath: repositoryRoot(),
      testsPath: join(__dirname, 'inside', 'index.js'),
      workspace,
      env: { HIGHLEVEL_SOAK: JSON.stringify({ seed, total, figures }) },
    });
    return true;
  } catch (error) {
    console.error(error);
    return false;
  } finally {
    // An editor that is done ends before the last of what it printed has come.
    if (existsSync(figures)) console.log(readFileSync(figures, 'utf8'));
    rmSync(folder, { recursive: true, force: true });
  }
}
