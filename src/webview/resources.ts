import * as vscode from 'vscode';

/*
 * What of the extension's own files a page may load.
 */

const folders = { page: ['dist', 'page'], codicons: ['dist', 'codicons'], media: ['media'] } as const;

export function resourceRoots(extensionUri: vscode.Uri): readonly vscode.Uri[] {
  return Object.values(folders).map((folder) => vscode.Uri.joinPath(extensionUri, ...folder));
}

/** The script and the styles of a page, as addresses that its webview serves. */
export function pageResources(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  files: { readonly script: string; readonly styles: readonly string[] },
): { readonly cspSource: string; readonly script: string; readonly styles: readonly string[] } {
  const resource = (folder: keyof typeof folders, file: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...folders[folder], file)).toString();
  return {
    cspSource: webview.cspSource,
    script: resource('page', files.script),
    styles: [
      resource('codicons', 'codicon.css'),
      ...['page.css', ...files.styles].map((file) => resource('media', file)),
    ],
  };
}
