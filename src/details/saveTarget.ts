import * as vscode from 'vscode';
import { saveFile } from '../ui/saveFile';
import type { Target } from './mediaDesk';

/** Asks where to save, beginning in the workspace or at home, under a name that is safe already. */
export async function chooseTarget(name: string): Promise<Target | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(home());
  const uri = await vscode.window.showSaveDialog({ defaultUri: vscode.Uri.joinPath(folder, name) });
  if (uri === undefined) return undefined;
  return {
    name: uri.path.split('/').at(-1) ?? name,
    write: (bytes, signal) => saveFile(uri, bytes, signal),
  };
}

function home(): string {
  return process.env['HOME'] ?? process.env['USERPROFILE'] ?? '/';
}
