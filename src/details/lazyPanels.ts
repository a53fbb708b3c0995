import type { DetailsPanels } from './panels';
import * as vscode from 'vscode';

/** What the rest of the extension needs of the panels before the first one is opened. */
export type Panels = Pick<
  DetailsPanels,
  'active' | 'show' | 'togglePin' | 'clear' | 'serializer' | 'dispose'
>;

/** The panels, loaded with the first message that is opened or restored. */
export function createLazyPanels(load: () => Promise<DetailsPanels>): Panels {
  let loading: Promise<DetailsPanels> | undefined;
  let loaded: DetailsPanels | undefined;
  let disposed = false;
  const panels = async (): Promise<DetailsPanels> => {
    loaded = await (loading ??= load());
    if (disposed) {
      loaded.dispose();
      throw new vscode.CancellationError();
    }
    return loaded;
  };
  return {
    get active() {
      return loaded?.active;
    },
    show: async (id, options) => (await panels()).show(id, options),
    togglePin: () => loaded?.togglePin(),
    clear: () => loaded?.clear(),
    serializer: {
      deserializeWebviewPanel: async (panel, state: unknown) =>
        (await panels()).serializer.deserializeWebviewPanel(panel, state),
    },
    dispose: () => {
      disposed = true;
      loaded?.dispose();
    },
  };
}
