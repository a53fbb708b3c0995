import type * as vscode from 'vscode';
import type { Message } from '../api/types';
import type { PagedList } from '../explorer/pagedList';
import type { ExplorerView } from '../tree/explorerView';
import type { Session } from '../tree/session';
import { conversationName } from '../ui/messageText';

/** A conversation of the active account. Its list is the one that the tree shows, too. */
export interface Story {
  readonly id: string;
  readonly locationId: string;
  readonly name: string;
  readonly list: PagedList<Message>;
  /** `TYPE_*` values that the list is narrowed to; empty: every type. */
  types(): readonly string[];
  showEveryType(): void;
  /** Records of activity are shown: in the tree, too. */
  withActivity(): boolean;
  showActivity(shown: boolean): Promise<void>;
  refresh(): Promise<void>;
  /** Why it failed stands in the list. */
  loadOlder(): void;
}

export interface StorySource {
  /** By a request only where nothing held says who the conversation is with. Rejects with any error. */
  open(id: string, signal: AbortSignal): Promise<Story>;
  /** A list of messages has changed; tells whose. */
  readonly onDidChange: vscode.Event<string>;
  readonly onDidChangeActivity: vscode.Event<void>;
}

export function createStorySource(view: ExplorerView): StorySource {
  return {
    onDidChangeActivity: view.activity.onDidChange,
    open: async (id, signal) => {
      const session = (await view.settled(signal)) ?? view.requireSession();
      const { account, governor, store } = session;
      governor.tryAgain();
      const list = store.messages(id);
      // Whose it is and what was said, at once. Why there are no messages is in the list.
      const first = list.state === 'pristine' ? list.loadMore().catch(() => undefined) : undefined;
      const [name] = await Promise.all([nameOf(id, session, signal), first]);
      return {
        id,
        locationId: account.locationId,
        name,
        list,
        types: () => store.messageTypes(id),
        showEveryType: () => view.setMessageTypes(id, []),
        withActivity: () => !view.activity.hidden,
        showActivity: (shown) => view.activity.setHidden(!shown),
        refresh: () => view.refresh(id),
        loadOlder: () => {
          if (list.activity !== 'idle') return;
          // Nobody but a person goes on after a failure.
          if (list.error !== undefined) governor.tryAgain();
          list.loadMore().catch(() => undefined);
        },
      };
    },
    onDidChange: (listener, thisArgs, disposables) =>
      view.onDidChangeList(
        (list) => {
          if (list.kind === 'messages') listener.call(thisArgs, list.conversationId);
        },
        undefined,
        disposables,
      ),
  };
}

/** Search knows the name of a conversation, and the conversation itself does not. */
async function nameOf(id: string, { api, store }: Session, signal: AbortSignal): Promise<string> {
  const held = store.conversation(id);
  if (held !== undefined) return conversationName(held);
  const found = await api.searchConversations({ id, limit: 1 }, signal).catch(() => undefined);
  const row = found?.items.find((candidate) => candidate.id === id);
  return conversationName(row ?? (await store.lookUpConversation(id, signal)));
}
