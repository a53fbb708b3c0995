import * as vscode from 'vscode';
import { meaningOf } from '../contract/meanings';
import { documentScheme } from '../ids';

/** Loaded with the first payload that is opened: it brings a JSON parser along. */
const load = async () => import('./hintText');

/** Explains the members of opened payloads, and marks those that are not as documented. Nothing is requested. */
export function registerPayloadHints(): vscode.Disposable {
  const marks = vscode.languages.createDiagnosticCollection('highlevel');
  const mark = async (document: vscode.TextDocument): Promise<void> => {
    if (document.uri.scheme !== documentScheme) return;
    const found = (await load()).diagnosticsOf(document);
    if (!document.isClosed) marks.set(document.uri, found);
  };
  const open = vscode.workspace.textDocuments.map(mark);
  // A fault of ours leaves a payload unmarked, and readable.
  void Promise.allSettled(open);
  return vscode.Disposable.from(
    marks,
    vscode.workspace.onDidOpenTextDocument((document) => void mark(document).catch(() => undefined)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => void mark(document).catch(() => undefined)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => marks.delete(uri)),
    vscode.languages.registerHoverProvider(
      { scheme: documentScheme },
      { provideHover: async (document, position) => (await load()).hoverAt(document, position, meaningOf) },
    ),
  );
}
