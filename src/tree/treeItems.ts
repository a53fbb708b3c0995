import * as vscode from 'vscode';
import type { Conversation, Message } from '../api/types';
import { hasDirection, isActivity, isFailure } from '../channels';
import {
  listKey,
  type ConversationNode,
  type GroupNode,
  type MessageNode,
  type Node,
  type NodeTree,
} from '../explorer/nodes';
import { messageKey } from '../explorer/sources';
import type { ConversationStore, ListRef } from '../explorer/store';
import { commands, rowScheme } from '../ids';
import type { WaitReason } from '../api/policy/budget';
import { channelIcon, channelLabel } from '../ui/channelText';
import { conversationName, directionLabel, messageSummary } from '../ui/messageText';
import { firstLine, isolated } from '../ui/oneLine';
import type { TimeFormat } from '../ui/time';
import { loadMoreItem, noticeItem } from './noticeItems';

export interface RowContext {
  readonly accountKey: string;
  readonly store: ConversationStore;
  readonly nodes: NodeTree;
  readonly time: TimeFormat;
  /** Why calls of the account wait; `undefined`: they do not. */
  readonly waitsBecause: () => WaitReason | undefined;
}

/** How a node looks. The tooltip comes later, in `resolveTooltip`: most rows never need one. */
export function treeItem(node: Node, context: RowContext): vscode.TreeItem {
  switch (node.kind) {
    case 'conversation':
      return conversationItem(node, context);
    case 'message':
      return messageItem(node, context);
    case 'group':
      return groupItem(node, context);
    case 'loadMore':
      return loadMoreItem(node, context);
    case 'notice':
      return noticeItem(node, context);
  }
}

function conversationItem(node: ConversationNode, { accountKey, store, time }: RowContext): vscode.TreeItem {
  const conversation = store.conversation(node.id);
  const name = conversation === undefined ? node.id : conversationName(conversation);
  const item = new vscode.TreeItem(isolated(name), vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `${accountKey}/conversation/${node.id}`;
  const filtered = store.messageTypes(node.id).length > 0;
  item.contextValue = filtered ? 'conversation filtered' : 'conversation';
  if (conversation === undefined) return item;
  const { lastMessageDate, unreadCount } = conversation;
  const now = Date.now();
  const last = lastMessage(conversation);
  item.description = sentence(
    ' · ',
    lastMessageDate === undefined ? undefined : time.short(lastMessageDate, now),
    isolated(last),
    store.onTop.includes(conversation) ? vscode.l10n.t('looked up') : undefined,
  );
  item.iconPath = new vscode.ThemeIcon(
    channelIcon(conversation.lastMessageType ?? conversation.type ?? ''),
    unreadCount > 0 ? new vscode.ThemeColor('charts.blue') : undefined,
  );
  if (unreadCount > 0) item.resourceUri = rowUri('unread', unreadCount);
  const unread = unreadCount > 0 ? vscode.l10n.t('{0} unread', unreadCount) : undefined;
  const when = lastMessageDate === undefined ? undefined : time.relative(lastMessageDate, now);
  item.accessibilityInformation = { label: sentence(', ', name, unread, when, last) };
  return item;
}

function sentence(separator: string, ...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(separator);
}

function lastMessage(conversation: Conversation): string {
  const body = firstLine(conversation.lastMessageBody ?? '');
  const { lastMessageType, lastMessageDirection } = conversation;
  if (body === '') return lastMessageType === undefined ? '' : channelLabel(lastMessageType);
  const isYours = lastMessageDirection === 'outbound' && hasDirection(lastMessageType ?? '');
  return isYours ? vscode.l10n.t('You: {0}', body) : body;
}

const arrows = { inbound: '←', outbound: '→' } as const;

/** Direction and age come first: a side bar is narrow, and the body is what can be cut. */
function messageItem(
  { message, conversationId }: MessageNode,
  { accountKey, time }: RowContext,
): vscode.TreeItem {
  const summary = messageSummary(message);
  const now = Date.now();
  const direction = directionLabel(message);
  const arrow = direction === undefined || message.direction === undefined ? '·' : arrows[message.direction];
  const age = message.dateAdded === undefined ? undefined : time.short(message.dateAdded, now);
  const item = new vscode.TreeItem(sentence(' ', arrow, age, isolated(summary)));
  item.id = `${accountKey}/message/${conversationId}/${messageKey(message)}`;
  const failed = isFailure(message.status);
  const channel = channelLabel(message.messageType);
  const status = message.status === undefined ? undefined : firstLine(message.status);
  item.description = sentence(' · ', status, channel);
  item.iconPath = new vscode.ThemeIcon(channelIcon(message.messageType), iconColor(message, failed));
  item.contextValue = 'message';
  if (failed) item.resourceUri = rowUri('failed', 0);
  else if (isActivity(message.messageType)) item.resourceUri = rowUri('record', 0);
  item.command = {
    command: commands.openMessage,
    title: vscode.l10n.t('Open Message'),
    arguments: [{ kind: 'messageId', id: message.id }, { preserveFocus: true }],
  };
  const when = message.dateAdded === undefined ? undefined : time.relative(message.dateAdded, now);
  item.accessibilityInformation = { label: sentence(', ', direction, channel, summary, when, status) };
  return item;
}

function iconColor(message: Message, failed: boolean): vscode.ThemeColor | undefined {
  if (failed) return new vscode.ThemeColor('list.errorForeground');
  return message.direction === 'inbound' ? new vscode.ThemeColor('charts.blue') : undefined;
}

function groupItem(node: GroupNode, { accountKey, store, nodes, time }: RowContext): vscode.TreeItem {
  const end = nodes.groupEnd(node);
  const item = new vscode.TreeItem(
    vscode.l10n.t('{0} older', nodes.groupCount(node)),
    node.growing ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = `${accountKey}/group/${listKey(node.list)}/${node.from}/${node.growing ? 'growing' : 'full'}`;
  const newest = timeAt(store, node.list, node.from);
  const oldest = timeAt(store, node.list, end - 1);
  if (newest !== undefined && oldest !== undefined) {
    const days = [...new Set([time.day(newest), time.day(oldest)])];
    item.description = days.join(' – ');
  }
  item.iconPath = new vscode.ThemeIcon('history');
  item.contextValue = 'group';
  return item;
}

function timeAt(store: ConversationStore, list: ListRef, index: number): number | undefined {
  return list.kind === 'conversations'
    ? store.conversations.items[index]?.lastMessageDate
    : store.messages(list.conversationId).items[index]?.dateAdded;
}

/** A row's colour and badge come from a decoration, and decorations are asked for by URI. */
function rowUri(what: 'unread' | 'failed' | 'record', count: number): vscode.Uri {
  return vscode.Uri.from({ scheme: rowScheme, path: `/${what}/${count}` });
}
