import * as vscode from 'vscode';
import type { Message } from '../api/types';
import { isFailure } from '../channels';
import { messageKey } from '../explorer/sources';
import { channelIcon, channelLabel } from '../ui/channelText';
import { firstLine } from '../ui/oneLine';
import type { Slice } from './protocol';
import type { RowView } from './rowSchema';
import { clipped, rowError, rowFacts, rowKind, rowSubject, rowText } from './rowText';

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
  const { t } = vscode.l10n;
  const { text, more } = clipped(rowText(message, t));
  const kind = rowKind(message);
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
    subject: rowSubject(message),
    text,
    more,
    facts: rowFacts(message, t),
    status:
      message.status === undefined || kind === 'record'
        ? undefined
        : { label: firstLine(message.status), failed: isFailure(message.status) },
    error: rowError(message),
  };
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
