import type { Message } from '../api/types';
import { channelRow, channelTitle, routeOf, summaryParts, type Route, type SummaryPart } from '../channels';
import { clock } from '../media/clock';
import { firstLine } from './oneLine';

/*
 * The table of channels in words: one wording for tree, panel, reading view and copied text. Without VS Code; the
 * translation is handed in.
 */

/** English with `{0}` places -> the person's language. */
export type Translate = (english: string, ...args: (string | number)[]) => string;

/** A channel's name; of an activity, what happened; of a type never seen before, the server's own name. */
export function channelName(messageType: string, t: Translate): string {
  return channelTitle(messageType, t, firstLine);
}

/** What to know of a message before one reads it, as a sentence; nothing for what is simply a message. */
export function channelAbout(messageType: string, t: Translate): string | undefined {
  const { about, kind } = channelRow(messageType);
  if (about !== undefined) return t(about);
  return kind === 'unknown' && messageType !== ''
    ? t('A type that this version does not know. It is shown as it was received.')
    : undefined;
}

/** What a message says in one line: the first of its channel's parts that says anything. */
export function messageLine(message: Message, t: Translate): string {
  const parts = summaryParts[channelRow(message.messageType).kind];
  for (const part of parts) {
    const line = said(part, message, t);
    if (line !== undefined && line !== '') return line;
  }
  return channelName(message.messageType, t);
}

function said(part: SummaryPart, message: Message, t: Translate): string | undefined {
  const { call, attachments } = message;
  switch (part) {
    case 'subject':
      return firstLine(message.emailSubject ?? '');
    case 'body':
      return firstLine(message.body);
    case 'call':
      if (call?.duration !== undefined && call.duration > 0) return t('Call of {0}', clock(call.duration));
      return call?.status === undefined ? undefined : t('Call: {0}', firstLine(call.status));
    case 'attachments':
      if (attachments.length === 0) return undefined;
      return attachments.length === 1 ? t('1 attachment') : t('{0} attachments', attachments.length);
    case 'label':
      return channelName(message.messageType, t);
  }
}

/** Who carried a text message; nothing where that is not known. */
export function routeName(
  message: Pick<Message, 'messageType' | 'conversationProviderId'>,
  t: Translate,
): string | undefined {
  const route = routeOf(message.messageType, message.conversationProviderId);
  return route === undefined ? undefined : routeNames(t)[route];
}

const routeNames = (t: Translate): Readonly<Record<Route, string>> => ({
  own: t('HighLevel’s own telephony'),
  replacing: t('A provider that replaces the default one'),
  extra: t('A provider added as an extra channel'),
  provider: t('A provider'),
});
