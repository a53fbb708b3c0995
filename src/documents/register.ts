import * as vscode from 'vscode';
import { documentScheme } from '../ids';

export type ReadDocument = (uri: vscode.Uri, token: vscode.CancellationToken) => Promise<string>;

/** Serves `highlevel:` documents. */
export function registerDocuments(read: ReadDocument): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(documentScheme, {
    provideTextDocumentContent: read,
  });
}
