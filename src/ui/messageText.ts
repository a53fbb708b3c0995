import * as vscode from 'vscode';
import { isActivity } from '../channels';
import type { Conversation, Message } from '../api/types';
import { channelLabel } from './channelText';

/* Strangers' text in one line of our own user interface: shown as text, unable to reorder or hide what is around it. */

/** How much of a body is looked at for its first line. */
const looked = 2_000;
const shown = 160;

/** The first line with something in it, without mark-up, control or direction characters. */
export function firstLine(text: string): string {
  const start = text.slice(0, looked);
  const plain = /^\s*</.test(start) ? withoutTags(start) : start;
  const line = plain
    .split(/[\r\n]+/)
    .map((part) => part.replace(unfit, ' ').replace(/\s+/g, ' ').trim())
    .find((part) => part !== '');
  if (line === undefined) return '';
  return line.length > shown ? `${line.slice(0, shown)}…` : line;
}

/** Keeps right-to-left text from pulling the words beside it to its other side. */
export function isolated(text: string): string {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(text) ? `\u2068${text}\u2069` : text;
}

const unfit = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Good enough for a one-line preview; the text is never used as mark-up. */
function withoutTags(html: string): string {
  return html
    .replace(/<(style|script|head|title)\b[\s\S]*?(<\/\1\s*>|$)/gi, ' ')
    .replace(/<(br|p|div|tr|h\d|li)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>?/g, ' ')
    .replace(/&nbsp;/gi, ' ')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&amp;/gi, '&');
}

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
  return line === '' ? vscode.l10n.t('No name ({0})', conversation.contactId ?? conversation.id) : line;
}

/** `Inbound`, `Outbound`, or nothing for records that have no direction. */
export function directionLabel(message: Pick<Message, 'direction' | 'messageType'>): string | undefined {
  if (message.direction === undefined || isActivity(message.messageType)) return undefined;
  return message.direction === 'inbound' ? vscode.l10n.t('Inbound') : vscode.l10n.t('Outbound');
}
