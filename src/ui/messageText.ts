import * as vscode from 'vscode';
import { hasDirection } from '../channels';
import type { Conversation, Direction, Message } from '../api/types';
import { clock } from '../media/clock';
import { messageLine } from './channelWords';
import { firstLine } from './oneLine';

/** What a message says in one line: its subject, its body, else what it is. */
export function messageSummary(message: Message): string {
  return messageLine(message, vscode.l10n.t);
}

/** Seconds as `2:05`, or `1:02:05`. */
export const duration = clock;

/** Who a conversation is with. */
export function conversationName(conversation: Conversation): string {
  const name = conversation.contactName ?? conversation.phone ?? conversation.email;
  const line = name === undefined ? '' : firstLine(name);
  if (line !== '') return line;
  return vscode.l10n.t('No name ({0})', firstLine(conversation.contactId ?? conversation.id));
}

/** `Inbound`, `Outbound`, or nothing for records that have no direction. */
export function directionLabel(message: Pick<Message, 'direction' | 'messageType'>): string | undefined {
  if (message.direction === undefined || !hasDirection(message.messageType)) return undefined;
  return directionName(message.direction);
}

export function directionName(direction: Direction): string {
  return direction === 'inbound' ? vscode.l10n.t('Inbound') : vscode.l10n.t('Outbound');
}
