import * as vscode from 'vscode';
import type { ConversationFilter } from '../explorer/filters';
import { channelLabel } from '../ui/channelText';
import { describeLoading } from '../ui/errorText';
import { statusLabel } from '../ui/filterText';
import { conversationName, directionName } from '../ui/messageText';
import type { Session } from './session';

/** What a person must know of the list as a whole: why there are no rows, that it is fictitious, and what narrows it. */
export function messageText(session: Session | undefined, state: 'rows' | 'error'): string {
  const failure = state === 'rows' ? '' : describeLoading(session?.store.conversations.error).text;
  const sample =
    session?.account.kind === 'sample' ? vscode.l10n.t('Sample account: fictitious, no network.') : '';
  return [failure, sample, filterText(session?.store.filter ?? {}, session)]
    .filter((line) => line !== '')
    .join('\n');
}

/** By name once a conversation of the contact is loaded. */
function contactName(session: Session | undefined, contactId: string): string {
  const held = session?.store.conversations.items.find((row) => row.contactId === contactId);
  return held === undefined ? contactId : conversationName(held);
}

/** What narrows the list, in a line; empty where nothing does. */
export function filterText(filter: ConversationFilter, session: Session | undefined): string {
  const { t } = vscode.l10n;
  const parts = [
    filter.query === undefined ? undefined : t('search “{0}”', filter.query),
    filter.status === undefined || filter.status === 'all'
      ? undefined
      : statusLabel(filter.status).toLowerCase(),
    filter.lastMessageType === undefined
      ? undefined
      : t('last message {0}', channelLabel(filter.lastMessageType)),
    filter.lastMessageDirection === undefined
      ? undefined
      : t('last message {0}', directionName(filter.lastMessageDirection).toLowerCase()),
    filter.contactId === undefined ? undefined : t('contact {0}', contactName(session, filter.contactId)),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? '' : t('Filtered: {0}', parts.join(' · '));
}

/** The badge in words. */
export function unreadText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 unread message') : vscode.l10n.t('{0} unread messages', count);
}
