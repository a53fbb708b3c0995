import * as vscode from 'vscode';
import type { ReadingView } from '../reading/panels';
import type { ExplorerView } from '../tree/explorerView';
import { UserError } from '../ui/errorText';
import { askConversation, conversationOf } from './filters';
import { messageIdOf, withViewProgress } from './targets';

export interface OpenConversationOptions {
  readonly view: ExplorerView;
  readonly reading: Pick<ReadingView, 'show'>;
  /** The message in the focused details panel. */
  activeDetails(): string | undefined;
}

/**
 * Shows a whole conversation to read: that of the row or message it was called on, of the details panel that has the
 * focus, of the tree's selection, and at last one that is asked for. It begins at the message, where there is one.
 */
export async function openConversation(options: OpenConversationOptions, argument: unknown): Promise<void> {
  const { view, reading } = options;
  const { store } = view.requireSession();
  const node = view.asNode(argument);
  if (node !== undefined) {
    await reading.show(
      conversationOf(view, node) ?? (await askConversation(view)),
      node.kind === 'message' ? node.message.id : undefined,
    );
    return;
  }
  const messageId = messageIdOf(argument) ?? options.activeDetails();
  if (messageId === undefined) {
    await reading.show(conversationOf(view, undefined) ?? (await askConversation(view)));
    return;
  }
  const { conversationId } = await withViewProgress((signal) => store.lookUp(messageId, signal));
  if (conversationId === undefined) {
    const text = vscode.l10n.t('HighLevel does not say which conversation this message belongs to.');
    throw new UserError({ text, actions: [] });
  }
  await reading.show(conversationId, messageId);
}
