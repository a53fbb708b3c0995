import * as vscode from 'vscode';
import { readingViewType } from '../ids';
import { ReadingPanel, type ReadingOptions } from './panel';
import { decodePageState, type PageState } from './protocol';

export interface ReadingView {
  /** Resolves once the page has painted the conversation or the problem. */
  show(conversationId: string, messageId?: string): Promise<void>;
  /** The conversation in the panel, if the panel has the focus. */
  readonly active: string | undefined;
  /** The message that somebody is at in it, if the panel has the focus. */
  readonly activeMessage: string | undefined;
  /** When it was used last, by the clock of `performance.now`. */
  readonly usedAt: number;
  readonly serializer: vscode.WebviewPanelSerializer;
  /** The account changed: nothing of the old one stays on screen or in memory. */
  clear(): void;
  dispose(): void;
}

/** The reading view: one panel, which the next conversation reuses. */
export function createReadingView(options: ReadingOptions): ReadingView {
  let open: ReadingPanel | undefined;

  function adopt(panel: vscode.WebviewPanel, state: PageState): ReadingPanel {
    panel.iconPath = vscode.Uri.joinPath(options.extensionUri, 'media', 'icon.png');
    const reading = new ReadingPanel(panel, options, state);
    open = reading;
    panel.onDidDispose(() => {
      if (open === reading) open = undefined;
      reading.dispose();
    });
    return reading;
  }

  function create(id: string): ReadingPanel {
    const title = vscode.l10n.t('HighLevel conversation');
    const panel = vscode.window.createWebviewPanel(readingViewType, title, vscode.ViewColumn.Active, {
      // It has a search of its own: VS Code's finds only what is drawn.
      enableFindWidget: false,
      retainContextWhenHidden: false,
    });
    return adopt(panel, { id });
  }

  return {
    async show(id, messageId) {
      open?.panel.reveal();
      const reading = open ?? create(id);
      await reading.show(id, messageId);
      // A click on a row's icon has given the keyboard back to the tree.
      if (open === reading && reading.panel.active) reading.panel.reveal();
    },
    get active() {
      return open?.panel.active === true ? open.id : undefined;
    },
    get activeMessage() {
      return open?.current;
    },
    get usedAt() {
      return open?.usedAt ?? 0;
    },
    serializer: {
      deserializeWebviewPanel(panel, saved: unknown) {
        const state = decodePageState(saved);
        // Without an id there is nothing to restore, and one panel is all there is.
        if (state === undefined || open !== undefined) panel.dispose();
        else adopt(panel, state).restore(state);
        return Promise.resolve();
      },
    },
    clear: () => open?.clear(),
    dispose: () => void open?.panel.dispose(),
  };
}
