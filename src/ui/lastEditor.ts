import * as vscode from 'vscode';
import { documentScheme } from '../ids';

export interface LastEditor {
  /** The text editor that had the focus last. */
  readonly get: () => vscode.TextEditor | undefined;
  /** The language of the one that had it last and shows no payload: what a person is writing. `''` for none. */
  readonly language: () => string;
}

/** VS Code forgets it when a webview is focused or covers it; inserting must not. */
export function trackLastEditor(): vscode.Disposable & LastEditor {
  let last: vscode.TextEditor | undefined;
  let own: vscode.TextDocument | undefined;
  const note = (editor: vscode.TextEditor | undefined): void => {
    last = editor ?? last;
    if (editor !== undefined && editor.document.uri.scheme !== documentScheme) own = editor.document;
  };
  note(vscode.window.activeTextEditor);
  const subscription = vscode.window.onDidChangeActiveTextEditor(note);
  const get = (): vscode.TextEditor | undefined =>
    last !== undefined && !last.document.isClosed ? last : vscode.window.visibleTextEditors[0];
  return {
    get,
    language: () => (own !== undefined && !own.isClosed ? own : get()?.document)?.languageId ?? '',
    dispose: () => void subscription.dispose(),
  };
}
