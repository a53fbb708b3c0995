import * as vscode from 'vscode';
import type { ListRef } from '../explorer/store';
import type { ExplorerView } from '../tree/explorerView';
import { withCancellableProgress } from '../ui/ask';
import { conversationOf } from './filters';

/** Reads again what is on screen: one conversation's messages, or everything. */
export async function refresh(view: ExplorerView, argument: unknown): Promise<void> {
  const node = view.asNode(argument);
  const conversationId = node === undefined ? undefined : conversationOf(view, node);
  await view.refresh(conversationId);
}

/** The next page of a list. A second call while it loads does nothing more. */
export async function loadMore(view: ExplorerView, argument: unknown): Promise<void> {
  const { store } = view.requireSession();
  await store.list(listOf(view, argument)).loadMore();
}

/** Every page of a list, with progress and cancel; what came until then stays. */
export async function loadAll(view: ExplorerView, argument: unknown): Promise<void> {
  const { store } = view.requireSession();
  const list = store.list(listOf(view, argument));
  await withCancellableProgress(vscode.l10n.t('Loading all'), (signal, progress) =>
    list.loadAll(signal, (loaded, total) => {
      const message =
        total === undefined
          ? vscode.l10n.t('{0} loaded', loaded)
          : vscode.l10n.t('{0} of {1}', loaded, Math.max(loaded, total));
      progress.report({ message });
    }),
  );
}

/** The list that a row belongs to; a conversation stands for its messages. Without a row, the conversations. */
function listOf(view: ExplorerView, argument: unknown): ListRef {
  const conversationId = conversationOf(view, argument);
  return conversationId === undefined ? { kind: 'conversations' } : { kind: 'messages', conversationId };
}
