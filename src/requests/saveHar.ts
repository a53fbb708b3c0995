import * as vscode from 'vscode';
import type { RequestEntry } from '../api/requestLog';
import { UserError } from '../ui/errorText';
import { harOf } from './har';

/** Where the person says. Written beside it first: a disk that is full leaves what was there before. */
export async function saveHar(entries: readonly RequestEntry[]): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const name = 'highlevel-requests.har';
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save Requests as HAR'),
    filters: { HAR: ['har'] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder.uri, name) }),
  });
  if (target === undefined) return;
  const beside = target.with({ path: `${target.path}.${Date.now()}.part` });
  try {
    await vscode.workspace.fs.writeFile(
      beside,
      new TextEncoder().encode(harOf(entries, 'Conversation Explorer for HighLevel')),
    );
    await vscode.workspace.fs.rename(beside, target, { overwrite: true });
  } catch (error) {
    await Promise.resolve(vscode.workspace.fs.delete(beside)).catch(() => undefined);
    throw new UserError({
      text: vscode.l10n.t(
        'The requests could not be saved there ({0}). What was there before is unchanged; choose another place.',
        error instanceof vscode.FileSystemError ? error.code : vscode.l10n.t('the disk refused'),
      ),
      actions: [],
    });
  }
}
