import * as vscode from 'vscode';

/**
 * The text editor that had the focus last. VS Code forgets it when a webview is focused or covers it; inserting must not.
 */
export function trackLastEditor(): vscode.Disposable & { readonly get: () => vscode.TextEditor | undefined } {
  let last = vscode.window.activeTextEditor;
  const subscription = vscode.window.onDidChangeActiveTextEditor((editor) => (last = editor ?? last));
  const get = (): vscode.TextEditor | undefined => {
    return last !== undefined && !last.document.isClosed ? last : vscode.window.visibleTextEditors[0];
  };
  return { get, dispose: () => void subscription.dispose() };
}
