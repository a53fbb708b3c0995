import * as vscode from 'vscode';
import { rowsMime } from '../ids';

/**
 * For any document, and closer to it than `*`: of providers that fit equally well the youngest comes first, and that is
 * VS Code's own, which would insert the plain text, where the first editor opens after our activation.
 */
const everywhere = { pattern: '**' };

/** Rows of the tree that are dropped into an editor arrive there as `drop` says. */
export function registerRowDrops(
  drop: vscode.DocumentDropEditProvider['provideDocumentDropEdits'],
): vscode.Disposable {
  const provider = { provideDocumentDropEdits: drop };
  return vscode.languages.registerDocumentDropEditProvider(everywhere, provider, {
    dropMimeTypes: [rowsMime],
  });
}
