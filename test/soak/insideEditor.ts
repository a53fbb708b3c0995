import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../host/paths';
import { runExtensionTests } from '../host/runExtensionTests';

/** The activated extension's own commands, inside VS Code's extension host. */
export async function insideEditor(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'highlevel-soak-'));
  const workspace = join(folder, 'workspace');
  mkdirSync(workspace);
  try {
    await runExtensionTests({
      extensionPath: repositoryRoot(),
      testsPath: join(__dirname, 'inside', 'index.js'),
      workspace,
    });
    return true;
  } catch (error) {
    console.error(error);
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
