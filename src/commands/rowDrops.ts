import * as vscode from 'vscode';
import { rowsMime } from '../ids';

/** Rows of the tree that are dropped into an editor arrive there as `drop` says. */
export function registerRowDrops(
  drop: vscode.DocumentDropEditProvider['provideDocumentDropEdits'],
): vscode.Disposable {
  const provider = { provideDocumentDropEdits: drop };
  return vscode.languages.registerDocumentDropEditProvider('*', provider, { dropMimeTypes: [rowsMime] });
}
