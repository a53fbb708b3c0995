import { createLazy } from '../webview/lazy';
import type { DetailsPanels } from './panels';

/** What the rest of the extension needs of the panels before the first one is opened. */
export type Panels = Pick<
  DetailsPanels,
  'active' | 'usedAt' | 'show' | 'togglePin' | 'clear' | 'serializer' | 'dispose'
>;

/** The panels, loaded with the first message that is opened or restored. */
export function createLazyPanels(load: () => Promise<DetailsPanels>): Panels {
  const panels = createLazy(load);
  return {
    get active() {
      return panels.loaded?.active;
    },
    get usedAt() {
      return panels.loaded?.usedAt ?? 0;
    },
    show: async (id, options) => (await panels.get()).show(id, options),
    togglePin: () => panels.loaded?.togglePin(),
    clear: () => panels.loaded?.clear(),
    serializer: {
      deserializeWebviewPanel: async (panel, state: unknown) =>
        (await panels.get()).serializer.deserializeWebviewPanel(panel, state),
    },
    dispose: () => panels.dispose(),
  };
}
