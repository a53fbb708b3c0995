import type { Message } from './api/types';
import type { DetailsOptions, LoadedMessage } from './details/types';
import { createMediaSource } from './mediaSource';
import type { ExplorerView } from './tree/explorerView';
import type { Session } from './tree/session';
import { besidesTryAgain, describeLoading } from './ui/errorText';
import type { Log } from './ui/log';
import { conversationName } from './ui/messageText';

/** Gives the details panel its messages from the active account: held ones at once, others by one request. */
export function createMessageLoader(
  view: Pick<ExplorerView, 'session' | 'settled' | 'requireSession' | 'askedSession'>,
  log: Pick<Log, 'info'>,
): Pick<DetailsOptions, 'load' | 'loadEmail' | 'held' | 'media' | 'describeError'> {
  return {
    load: async (id, signal) => {
      const session = (await view.settled(signal)) ?? view.requireSession();
      session.governor.tryAgain();
      return loaded(session, await session.store.lookUp(id, signal));
    },
    loadEmail: (id, signal) => view.askedSession().store.lookUpEmail(id, signal),
    held: (id) => {
      const { session } = view;
      const message = session?.store.message(id);
      return session === undefined || message === undefined ? undefined : loaded(session, message);
    },
    media: createMediaSource(view, log),
    describeError: (error) => {
      const { text, actions } = describeLoading(error);
      return { text, actions: besidesTryAgain(actions) };
    },
  };
}

function loaded({ account, store }: Session, message: Message): LoadedMessage {
  const conversation =
    message.conversationId === undefined ? undefined : store.conversation(message.conversationId);
  return {
    message,
    contactName: conversation === undefined ? undefined : conversationName(conversation),
    accountLabel: account.label,
  };
}
