import * as vscode from 'vscode';
import type { dropEdit as DropEditFunction } from './dropEdit';
import { rowsMime } from '../ids';
import type { Settings } from '../settings';
import type { ExplorerView } from '../tree/explorerView';

/** Rows of the tree that are dropped into an editor arrive there in the format that fits its language. */
export function registerRowDrops(
  view: ExplorerView,
  state: vscode.Memento,
  settings: () => Settings,
  load: () => Promise<{ readonly dropEdit: typeof DropEditFunction }>,
): vscode.Disposable {
  const provider: vscode.DocumentDropEditProvider = {
    provideDocumentDropEdits: async (document, position, transfer) => {
      const item = transfer.get(rowsMime);
      const { session } = view;
      if (item === undefined || session === undefined) return undefined;
      const [rows, { dropEdit }] = await Promise.all([item.asString(), load()]);
      return dropEdit({ rows, document, position, store: session.store, state, settings: settings() });
    },
  };
  return vscode.languages.registerDocumentDropEditProvider('*', provider, { dropMimeTypes: [rowsMime] });
}
