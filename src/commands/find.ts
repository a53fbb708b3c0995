import * as vscode from 'vscode';
import { NothingFound, lookUp, type Found } from '../explorer/lookUp';
import { commands } from '../ids';
import type { Candidate } from '../links/candidates';
import { UserError } from '../ui/errorText';
import { withoutIcons } from '../ui/oneLine';
import { foundLabel, recordIcon } from '../ui/recordText';
import { refuseToken } from './askToken';
import { accountFor, type AccountSources } from './accountFor';
import { createLookUpHistory } from './lookUpHistory';

export interface FindOptions extends AccountSources {
  /** Remembers look-ups. */
  readonly memento: vscode.Memento;
  readonly showMessage: (messageId: string) => Promise<void>;
}

/** Finds out what a candidate is, and remembers it. @throws UserError where it is nothing here */
export async function find(options: FindOptions, candidate: Candidate, signal: AbortSignal): Promise<Found> {
  const { view, memento } = options;
  const { id, locationId } = candidate;
  refuseToken(id);
  const { account, store, governor } =
    locationId === undefined ? view.requireSession() : await accountFor(options, locationId, signal);
  governor.tryAgain();
  try {
    const found = await lookUp(store, candidate, signal);
    const messageType = 'message' in found ? found.message.messageType : undefined;
    // What was found is shown at once, and also where it cannot be remembered.
    createLookUpHistory(memento)
      .add(account.key, { id, kind: found.kind, messageType, at: Date.now() })
      .catch(() => undefined);
    return found;
  } catch (error) {
    throw error instanceof NothingFound ? nothingFound(id, error.traceId) : error;
  }
}

/** Opens what was found where it is at home, and says what it is. */
export async function openFound({ view, showMessage }: FindOptions, id: string, found: Found): Promise<void> {
  say(found);
  switch (found.kind) {
    case 'message':
    case 'email':
      await Promise.all([showMessage(id), view.revealMessage(id)]);
      return;
    case 'conversation':
      await view.showConversation(found.conversation, new AbortController().signal);
      return;
    case 'contact':
      view.setFilter({ contactId: found.contactId });
      await vscode.commands.executeCommand('highlevel.conversations.focus');
  }
}

function say(found: Found): void {
  const icon = recordIcon(found.kind, 'message' in found ? found.message.messageType : '');
  vscode.window.setStatusBarMessage(`$(${icon}) ${withoutIcons(foundLabel(found))}`, 5_000);
}

function nothingFound(id: string, traceId: string | undefined): UserError {
  const text = vscode.l10n.t(
    'Not found in this location: {0} is no message, email, conversation, or contact with conversations. It may belong to another location, or have been deleted.',
    id,
  );
  const trace = traceId === undefined ? '' : ` ${vscode.l10n.t('(trace id {0})', traceId)}`;
  return new UserError({
    text: text + trace,
    actions: [{ label: vscode.l10n.t('Try Another Id'), command: commands.findById }],
  });
}
