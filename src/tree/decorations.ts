import * as vscode from 'vscode';
import { rowScheme } from '../ids';

/** Unread counts and failures beside the rows, in the editor's own decoration style. */
export function registerDecorations(): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: (uri) => (uri.scheme === rowScheme ? decorationOf(uri.path) : undefined),
  });
}

function decorationOf(path: string): vscode.FileDecoration | undefined {
  const [, what, count = ''] = path.split('/');
  if (what === 'failed') {
    return {
      badge: '!',
      color: new vscode.ThemeColor('list.errorForeground'),
      tooltip: vscode.l10n.t('Not delivered'),
    };
  }
  // Something that happened steps back behind what was said.
  if (what === 'record') return { color: new vscode.ThemeColor('descriptionForeground') };
  if (what !== 'unread') return undefined;
  // A badge holds two characters.
  return { badge: count.length > 2 ? '9+' : count, tooltip: vscode.l10n.t('{0} unread', count) };
}
