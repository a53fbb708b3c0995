import * as vscode from 'vscode';

/** A part that is loaded with its first use, and not at all where nobody uses it. */
export interface Lazy<T> {
  /** Nothing before the first use. */
  readonly loaded: T | undefined;
  /** Rejects with a cancellation where the part was disposed of while it was loaded. */
  get(): Promise<T>;
  dispose(): void;
}

export function createLazy<T extends { dispose(): void }>(load: () => Promise<T>): Lazy<T> {
  let loading: Promise<T> | undefined;
  let loaded: T | undefined;
  let disposed = false;
  return {
    get loaded() {
      return loaded;
    },
    get: async () => {
      loaded = await (loading ??= load());
      if (!disposed) return loaded;
      loaded.dispose();
      throw new vscode.CancellationError();
    },
    dispose: () => {
      disposed = true;
      loaded?.dispose();
    },
  };
}
