import * as vscode from 'vscode';
import type { Message } from '../api/types';
import { channelRow, isFailure } from '../channels';
import { messageKey } from '../explorer/sources';
import { checkLink } from '../media/link';
import { channelIcon, channelLabel } from '../ui/channelText';
import { messageSummary } from '../ui/messageText';
import { firstLine } from '../ui/oneLine';
import type { Slice } from './protocol';
import type { RowView } from './rowSchema';

/** Most of a body that a row shows; the details have the rest. */
const longest = 1200;
const mostLines = 18;

/** Rows of one hand that come this soon after each other stand together. */
const together = 10 * 60_000;

/** Rows `from` to `to` of the story as the page shows them. */
export function slice(rows: readonly Message[], from: number, to: number, contact: string): Slice {
  return {
    from,
    rows: rows.slice(from, to).map((message, n) => rowView(message, rows[from + n + 1], contact)),
  };
}

/** @param above the row before it in time */
export function rowView(message: Message, above: Message | undefined, contact: string): RowView {
  const { text, more } = clipped(bodyText(message));
  const kind = kindOf(message);
  return {
    key: messageKey(message),
    id: message.id === '' ? undefined : message.id,
    at: message.dateAdded,
    previousAt: above?.dateAdded,
    kind,
    side: message.direction === undefined ? 'none' : message.direction === 'inbound' ? 'in' : 'out',
    who: who(message, kind, contact),
    channel: { label: channelLabel(message.messageType), icon: channelIcon(message.messageType) },
    follows: above !== undefined && follows(message, above),
    subject: message.emailSubject === undefined ? undefined : firstLine(message.emailSubject),
    text,
    more,
    facts: facts(message),
    status:
      message.status === undefined || kind === 'record'
        ? undefined
        : { label: firstLine(message.status), failed: isFailure(message.status) },
    error: message.error === undefined ? undefined : clipped(message.error).text,
  };
}

function kindOf({ messageType }: Message): RowView['kind'] {
  const { kind } = channelRow(messageType);
  switch (kind) {
    case 'call':
    case 'team':
      return kind;
    case 'note':
    case 'activity':
      return 'record';
    case 'message':
    case 'email':
    case 'unknown':
      return 'message';
  }
}

function who(message: Message, kind: RowView['kind'], contact: string): string {
  if (kind === 'record') return '';
  if (kind === 'team') return vscode.l10n.t('Team');
  if (message.direction === 'outbound') return vscode.l10n.t('You');
  return message.direction === 'inbound' ? contact : '';
}

function follows(message: Message, above: Message): boolean {
  const [at, before] = [message.dateAdded, above.dateAdded];
  return (
    message.direction === above.direction &&
    message.messageType === above.messageType &&
    at !== undefined &&
    before !== undefined &&
    at - before < together
  );
}

/** What was written. Of a text that is mark-up, its first line; of what has no text, what it is. */
function bodyText(message: Message): string {
  const { body } = message;
  if (body.trim() === '') return message.emailSubject === undefined ? messageSummary(message) : '';
  return /^\s*</.test(body) && /<\/?[a-z!][^<]*>/i.test(body) ? firstLine(body) || body : body;
}

function clipped(text: string): { readonly text: string; readonly more: number } {
  const lines = text.split('\n', mostLines + 1);
  const head = lines.length > mostLines ? lines.slice(0, mostLines).join('\n') : text;
  // Not between the halves of a character.
  const cut = head.length <= longest ? head : head.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
  return { text: cut, more: text.length - cut.length };
}

function facts(message: Message): RowView['facts'] {
  const { attachments, source } = message;
  const ways = new Set(['app', 'api', '']);
  return [
    ...attachments.slice(0, 5).map((link) => ({ icon: 'attach', text: fileName(link) })),
    ...(attachments.length > 5
      ? [{ icon: 'attach', text: vscode.l10n.t('{0} more', attachments.length - 5) }]
      : []),
    ...(source === undefined || ways.has(source) ? [] : [{ icon: 'zap', text: firstLine(source) }]),
  ];
}

/** As the panel names it. Nothing is ever opened by it. */
function fileName(link: string): string {
  const checked = checkLink(link);
  const last =
    link
      .replace(/[?#].*$/s, '')
      .split('/')
      .at(-1) ?? '';
  return firstLine(checked.ok ? checked.name : last) || firstLine(link) || vscode.l10n.t('Attachment');
}
