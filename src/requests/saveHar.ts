import * as vscode from 'vscode';
import type { RequestEntry } from '../api/requestLog';
import { saveFile } from '../ui/saveFile';
import { harOf } from './har';

/** Where the person says. */
export async function saveHar(entries: readonly RequestEntry[]): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const name = 'highlevel-requests.har';
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save Requests as HAR'),
    filters: { HAR: ['har'] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder.uri, name) }),
  });
  if (target === undefined) return;
  const har = harOf(entries, 'Conversation Explorer for HighLevel');
  await saveFile(target, new TextEncoder().encode(har));
}
