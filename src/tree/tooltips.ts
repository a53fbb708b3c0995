import * as vscode from 'vscode';
import type { Governor } from '../api/policy/governor';
import type { Conversation, Message } from '../api/types';
import type { Node } from '../explorer/nodes';
import type { ConversationStore } from '../explorer/store';
import { channelLabel } from '../ui/channelText';
import { limitsTooltip } from '../ui/limitsText';
import { conversationName, directionLabel, duration } from '../ui/messageText';
import { cleanLines, firstLine } from '../ui/oneLine';
import type { TimeFormat } from '../ui/time';

/** What a row has no room for, as plain text: a body may look like Markdown, and must not become it. */
export function tooltipOf(
  node: Node,
  store: ConversationStore,
  time: TimeFormat,
  governor?: Governor,
): string | undefined {
  switch (node.kind) {
    case 'conversation': {
      const conversation = store.conversation(node.id);
      return conversation === undefined ? undefined : conversationTooltip(conversation, time);
    }
    case 'message':
      return messageTooltip(node.message, time);
    case 'loadMore':
      return governor === undefined ? undefined : limitsTooltip(governor.state) || undefined;
    case 'group':
    case 'notice':
      return undefined;
  }
}

function conversationTooltip(conversation: Conversation, time: TimeFormat): string {
  const { t } = vscode.l10n;
  return lines([
    [undefined, conversationName(conversation)],
    [t('Phone'), conversation.phone],
    [t('Email'), conversation.email],
    [
      t('Last message'),
      conversation.lastMessageDate === undefined ? undefined : time.local(conversation.lastMessageDate),
    ],
    [t('Unread'), conversation.unreadCount > 0 ? String(conversation.unreadCount) : undefined],
    [t('Conversation'), conversation.id],
    [t('Contact'), conversation.contactId],
  ]);
}

function messageTooltip(message: Message, time: TimeFormat): string {
  const { t } = vscode.l10n;
  const body = message.body.trim();
  return lines([
    [undefined, [directionLabel(message), channelLabel(message.messageType)].filter(Boolean).join(' · ')],
    [undefined, body === '' ? undefined : cleanLines(body.slice(0, 600))],
    [t('Time'), message.dateAdded === undefined ? undefined : time.local(message.dateAdded)],
    [t('Status'), message.status],
    [t('Error'), message.error],
    [t('Duration'), message.call?.duration === undefined ? undefined : duration(message.call.duration)],
    [t('Attachments'), message.attachments.length > 0 ? String(message.attachments.length) : undefined],
    [t('Message'), message.id],
  ]);
}

function lines(rows: readonly (readonly [label: string | undefined, value: string | undefined])[]): string {
  return rows
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([label, value = '']) => (label === undefined ? value : `${label}: ${firstLine(value)}`))
    .join('\n');
}
