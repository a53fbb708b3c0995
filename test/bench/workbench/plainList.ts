import { setTimeout as sleep } from 'node:timers/promises';
import {
  commands,
  EventEmitter,
  TreeItem,
  TreeItemCollapsibleState,
  ViewColumn,
  window,
  type ExtensionContext,
  type WebviewPanel,
} from 'vscode';

/*
 * The least that the same things can cost in VS Code: rows that have a label and nothing else, 1,000 at once or 100
 * when an answer would have come, and a panel that shows the text it is sent, or the name of what was asked for.
 */

/** What a server would take. */
const answerMs = 40;

/** What the server wants of everybody. */
const headers = {
  Accept: 'application/json',
  Authorization: 'Bearer pit-00000000-0000-4000-8000-000000000000',
  'User-Agent': 'bench',
  Version: '2021-04-15',
};

const folded: readonly string[] = ['List', ...Array.from({ length: 20 }, (_, index) => `Slow ${index}`)];

export function activate(context: ExtensionContext): void {
  const changed = new EventEmitter<undefined>();
  const texts = Array.from({ length: 20 }, (_, index) => `Text ${index}`);
  const view = window.createTreeView<string>('bench.plain', {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: itemOf,
      getChildren: async (parent) => {
        if (parent === undefined) return [...folded, ...texts];
        if (parent !== 'List') await sleep(answerMs);
        return Array.from(
          { length: parent === 'List' ? 1_000 : 100 },
          (_, index) => `${parent} row ${index}`,
        );
      },
    },
  });
  let panel: WebviewPanel | undefined;
  const show = (text: string): void => {
    panel ??= createPanel();
    void panel.webview.postMessage(text);
  };
  const look = async (): Promise<void> => {
    const address = await window.showInputBox({ title: 'Look', ignoreFocusOut: true });
    if (address === undefined) return;
    const response = await fetch(address, { headers });
    await response.text();
    show(address);
  };
  context.subscriptions.push(
    view,
    commands.registerCommand('bench.look', look),
    commands.registerCommand('bench.refresh', () => changed.fire(undefined)),
    commands.registerCommand('bench.show', show),
  );
}

function itemOf(row: string): TreeItem {
  const state = folded.includes(row) ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None;
  const item = new TreeItem(row, state);
  item.id = row;
  if (row.startsWith('Text ')) item.command = { command: 'bench.show', title: 'Show', arguments: [row] };
  return item;
}

function createPanel(): WebviewPanel {
  const column = { viewColumn: ViewColumn.Active, preserveFocus: true };
  const panel = window.createWebviewPanel('bench.panel', 'Bench', column, { enableScripts: true });
  panel.webview.html = `<!doctype html><title>Bench</title><p></p>
    <script>addEventListener('message', ({ data }) => (document.querySelector('p').textContent = data))</script>`;
  return panel;
}
