import * as vscode from 'vscode';
import type { Node } from '../explorer/nodes';
import { rowsMime, viewId } from '../ids';

/** What the tree's rows come from, once it is there. */
export type RowSource = Required<
  Pick<vscode.TreeDataProvider<Node>, 'getChildren' | 'getTreeItem' | 'getParent' | 'resolveTreeItem'>
> & {
  readonly onDidChangeTreeData: vscode.Event<Node | undefined>;
};

/** Says what rows that are dragged out are. */
export type HandleDrag = (rows: readonly Node[], transfer: vscode.DataTransfer) => Promise<void>;

/** Hands over the view that VS Code knows already; from then on the rows are the source's. */
export type CreateView = (source: RowSource, handleDrag: HandleDrag) => vscode.TreeView<Node>;

export interface TreeShell extends vscode.Disposable {
  readonly createView: CreateView;
}

/** The view as VS Code has to know it from the start. Its first rows wait for `load`, which gives it a source. */
export function createTreeShell(load: () => Promise<unknown>): TreeShell {
  let source: RowSource | undefined;
  let drag: HandleDrag | undefined;
  let subscription: vscode.Disposable | undefined;
  const changed = new vscode.EventEmitter<Node | undefined>();
  const loaded = async (): Promise<RowSource | undefined> => {
    if (source === undefined) await load();
    return source;
  };
  const view = vscode.window.createTreeView<Node>(viewId, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: async (node) => (await loaded())?.getChildren(node),
      getTreeItem: (node) => source?.getTreeItem(node) ?? new vscode.TreeItem(''),
      getParent: (node) => source?.getParent(node),
      resolveTreeItem: (item, node, token) => source?.resolveTreeItem(item, node, token),
    },
    canSelectMany: true,
    showCollapseAll: true,
    dragAndDropController: {
      dragMimeTypes: [rowsMime, 'text/plain'],
      dropMimeTypes: [],
      handleDrag: async (rows, transfer) => drag?.(rows, transfer),
    },
  });
  return {
    createView: (given, handleDrag) => {
      source = given;
      drag = handleDrag;
      subscription = given.onDidChangeTreeData((node) => changed.fire(node));
      return view;
    },
    dispose: () => {
      subscription?.dispose();
      view.dispose();
      changed.dispose();
    },
  };
}
