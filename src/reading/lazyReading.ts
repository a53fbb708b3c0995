import * as vscode from 'vscode';
import type { ReadingView } from './panels';

/** The reading view, loaded with the first conversation that is opened or restored. */
export function createLazyReading(load: () => Promise<ReadingView>): ReadingView {
  let loading: Promise<ReadingView> | undefined;
  let loaded: ReadingView | undefined;
  let disposed = false;
  const view = async (): Promise<ReadingView> => {
    loaded = await (loading ??= load());
    if (!disposed) return loaded;
    loaded.dispose();
    throw new vscode.CancellationError();
  };
  return {
    get active() {
      return loaded?.active;
    },
    show: async (id, messageId) => (await view()).show(id, messageId),
    clear: () => loaded?.clear(),
    serializer: {
      deserializeWebviewPanel: async (panel, state: unknown) =>
        (await view()).serializer.deserializeWebviewPanel(panel, state),
    },
    dispose: () => {
      disposed = true;
      loaded?.dispose();
    },
  };
}
