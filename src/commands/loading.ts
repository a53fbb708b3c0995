import * as vscode from 'vscode';
import type { ListRef } from '../explorer/store';
import type { ExplorerView } from '../tree/explorerView';
import { withCancellableProgress } from '../ui/ask';
import { askConversation, conversationOf } from './filters';

/*
 * What is about the whole view has a command of its own beside the one for a row: VS Code passes the row that has the
 * focus to a button of the view's title as well, and there it means nothing.
 */

/** Reads everything on screen again. */
export async function refresh(view: ExplorerView): Promise<void> {
  await view.refresh(undefined);
}

/** Reads one conversation's messages again. */
export async function refreshMessages(view: ExplorerView, argument: unknown): Promise<void> {
  await view.refresh(conversationOf(view, argument) ?? (await askConversation(view)));
}

/** The next page of a list. A second call while it loads does nothing more. */
export async function loadMore(view: ExplorerView, argument: unknown): Promise<void> {
  const { store } = view.requireSession();
  await store.list(listOf(view, argument)).loadMore();
}

/** Every conversation, with progress and cancel; what came until then stays. */
export async function loadAll(view: ExplorerView): Promise<void> {
  await loadWhole(view, { kind: 'conversations' });
}

/** Every message of one conversation, in the same way. */
export async function loadAllMessages(view: ExplorerView, argument: unknown): Promise<void> {
  view.requireSession();
  const conversationId = conversationOf(view, argument) ?? (await askConversation(view));
  await loadWhole(view, { kind: 'messages', conversationId });
}

async function loadWhole(view: ExplorerView, ref: ListRef): Promise<void> {
  const list = view.requireSession().store.list(ref);
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
