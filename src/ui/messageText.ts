import * as vscode from 'vscode';
import { isActivity } from '../channels';
import type { Conversation, Direction, Message } from '../api/types';
import { channelLabel } from './channelText';
import { firstLine } from './oneLine';

/** What a message says in one line: its subject, its body, else what it is. */
export function messageSummary(message: Message): string {
  // An email's body begins with "Hello"; its subject says what it is about.
  const line = firstLine(message.emailSubject ?? '') || firstLine(message.body);
  if (line !== '') return line;
  if (message.call?.duration !== undefined)
    return vscode.l10n.t('Call of {0}', duration(message.call.duration));
  if (message.call?.status !== undefined) return vscode.l10n.t('Call: {0}', firstLine(message.call.status));
  if (message.attachments.length === 1) return vscode.l10n.t('1 attachment');
  if (message.attachments.length > 1) return vscode.l10n.t('{0} attachments', message.attachments.length);
  return channelLabel(message.messageType);
}

/** Seconds as `2:05`, or `1:02:05`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const text = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return text.replace(/^(00:)?0?/, '');
}

/** Who a conversation is with. */
export function conversationName(conversation: Conversation): string {
  const name = conversation.contactName ?? conversation.phone ?? conversation.email;
  const line = name === undefined ? '' : firstLine(name);
  if (line !== '') return line;
  return vscode.l10n.t('No name ({0})', firstLine(conversation.contactId ?? conversation.id));
}

/** `Inbound`, `Outbound`, or nothing for records that have no direction. */
export function directionLabel(message: Pick<Message, 'direction' | 'messageType'>): string | undefined {
  if (message.direction === undefined || isActivity(message.messageType)) return undefined;
  return directionName(message.direction);
}

export function directionName(direction: Direction): string {
  return direction === 'inbound' ? vscode.l10n.t('Inbound') : vscode.l10n.t('Outbound');
}
