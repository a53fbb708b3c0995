import * as vscode from 'vscode';
import { contextKeys, detailsViewType } from '../ids';
import { DetailsPanel } from './panel';
import { decodePageState, type PageState } from './protocol';
import type { DetailsOptions } from './types';

export interface ShowOptions {
  readonly viewColumn?: vscode.ViewColumn;
  readonly preserveFocus?: boolean;
}

export interface DetailsPanels {
  /** Resolves once the page has painted the message or the problem. */
  show(id: string, options?: ShowOptions): Promise<void>;
  /** The message in the focused panel. */
  readonly active: string | undefined;
  /** When a message was last shown, or the keyboard came to it, by the clock of `performance.now`; 0 before the first. */
  readonly usedAt: number;
  readonly onDidChangeActive: vscode.Event<string | undefined>;
  readonly serializer: vscode.WebviewPanelSerializer;
  togglePin(): void;
  /** The account changed: nothing of the old one stays on screen or in memory. */
  clear(): void;
  dispose(): void;
}

/** Message panels: in each column one that the next message reuses, and any number that were pinned. */
export function createDetailsPanels(options: DetailsOptions): DetailsPanels {
  const open = new Set<DetailsPanel>();
  const onDidChangeActive = new vscode.EventEmitter<string | undefined>();
  let active: string | undefined;
  let shownAt = 0;
  const context = new Map<string, boolean>();

  function focused(): DetailsPanel | undefined {
    return [...open].find(({ panel }) => panel.active);
  }

  function refreshActive(): void {
    const details = focused();
    const keys = {
      [contextKeys.detailsActive]: details !== undefined,
      [contextKeys.detailsPinned]: details?.pinned === true,
    };
    for (const [key, value] of Object.entries(keys)) {
      if (context.get(key) !== value) options.setContext(key, value);
      context.set(key, value);
    }
    if (details?.id === active) return;
    active = details?.id;
    onDidChangeActive.fire(active);
  }

  function adopt(panel: vscode.WebviewPanel, state: PageState): DetailsPanel {
    panel.iconPath = vscode.Uri.joinPath(options.extensionUri, 'media', 'icon.png');
    const details = new DetailsPanel(panel, options, refreshActive, state);
    open.add(details);
    panel.onDidDispose(() => {
      open.delete(details);
      details.dispose();
      refreshActive();
    });
    return details;
  }

  function create(viewColumn: vscode.ViewColumn, preserveFocus: boolean, id: string): DetailsPanel {
    const panel = vscode.window.createWebviewPanel(
      detailsViewType,
      vscode.l10n.t('HighLevel message'),
      { viewColumn, preserveFocus },
      { enableFindWidget: true, retainContextWhenHidden: false },
    );
    return adopt(panel, { id, pinned: false });
  }

  return {
    show(id, { viewColumn = vscode.ViewColumn.Active, preserveFocus = false } = {}) {
      shownAt = performance.now();
      const column = columnFor(viewColumn);
      const inColumn = [...open].filter(({ panel }) => panel.viewColumn === column);
      const reused =
        inColumn.find((details) => details.id === id) ?? inColumn.find((details) => !details.pinned);
      reused?.panel.reveal(undefined, preserveFocus);
      return (reused ?? create(column, preserveFocus, id)).show(id);
    },
    get active() {
      return active;
    },
    get usedAt() {
      return Math.max(shownAt, focused()?.usedAt ?? 0);
    },
    onDidChangeActive: onDidChangeActive.event,
    serializer: {
      deserializeWebviewPanel(panel, saved: unknown) {
        const state = decodePageState(saved);
        // Without an id there is nothing to restore, and an empty tab would only be in the way.
        if (state === undefined) panel.dispose();
        else adopt(panel, state).restore(state);
        return Promise.resolve();
      },
    },
    togglePin() {
      const details = focused();
      if (details !== undefined) details.pinned = !details.pinned;
    },
    clear() {
      for (const details of open) details.clear();
    },
    dispose() {
      for (const details of [...open]) details.panel.dispose();
      onDidChangeActive.dispose();
    },
  };
}

/** The number of the group that a symbolic column means, where that group exists already. */
function columnFor(column: vscode.ViewColumn): vscode.ViewColumn {
  const { activeTabGroup, all } = vscode.window.tabGroups;
  if (column === vscode.ViewColumn.Active) return activeTabGroup.viewColumn;
  if (column !== vscode.ViewColumn.Beside) return column;
  return all.find(({ viewColumn }) => viewColumn > activeTabGroup.viewColumn)?.viewColumn ?? column;
}
