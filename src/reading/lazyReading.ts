import { createLazy } from '../webview/lazy';
import type { ReadingView } from './panels';

/** The reading view, loaded with the first conversation that is opened or restored. */
export function createLazyReading(load: () => Promise<ReadingView>): ReadingView {
  const view = createLazy(load);
  return {
    get active() {
      return view.loaded?.active;
    },
    get activeMessage() {
      return view.loaded?.activeMessage;
    },
    get usedAt() {
      return view.loaded?.usedAt ?? 0;
    },
    show: async (id, messageId) => (await view.get()).show(id, messageId),
    clear: () => view.loaded?.clear(),
    serializer: {
      deserializeWebviewPanel: async (panel, state: unknown) =>
        (await view.get()).serializer.deserializeWebviewPanel(panel, state),
    },
    dispose: () => view.dispose(),
  };
}
