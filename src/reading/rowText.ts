import type { Message } from '../api/types';
import { channelRow } from '../channels';
import { checkLink } from '../media/link';
import { channelName, messageLine, type Translate } from '../ui/channelWords';
import { htmlText, isHtml } from '../ui/htmlText';
import { firstLine } from '../ui/oneLine';
import type { RowView } from './rowSchema';

/*
 * What a row says, for those who show it and for the search: what is found must be there to be seen. Mark-up is taken out
 * when a row is drawn or looked through, and not before: a conversation may have as many mails as it likes.
 */

/** Most of a text that a row shows; the details have the rest. */
const longest = 1200;
const mostLines = 18;

const mostFiles = 5;

export interface RowFact {
  readonly icon: string;
  readonly text: string;
  /** Stands for those that are not shown. */
  readonly rest?: boolean;
}

/** What was written, all of it; of what has no text, what it is. */
export function rowText(message: Message, t: Translate): string {
  const written = writtenText(message);
  if (written.trim() !== '') return written;
  return message.emailSubject === undefined ? messageLine(message, t) : '';
}

function writtenText({ body, contentType, messageType }: Message): string {
  if (!isHtml(body, contentType)) return body;
  const text = htmlText(body);
  // An email of pictures alone says nothing; who writes a tag and nothing else in a chat has written that.
  return text !== '' || channelRow(messageType).kind === 'email' ? text : body;
}

export function rowSubject({ emailSubject }: Message): string | undefined {
  return emailSubject === undefined ? undefined : firstLine(emailSubject);
}

export function rowFacts(message: Message, t: Translate): RowFact[] {
  const { attachments, emailMessageIds, source } = message;
  const [mails, files] = [emailMessageIds.length, attachments.length];
  return [
    ...(mails > 1 ? [{ icon: 'mail', text: t('{0} emails', mails) }] : []),
    ...attachments.slice(0, mostFiles).map((link) => ({ icon: 'attach', text: fileName(link, t) })),
    ...(files > mostFiles ? [{ icon: 'attach', text: t('{0} more', files - mostFiles), rest: true }] : []),
    ...(source === undefined || ways.has(source) ? [] : [{ icon: 'zap', text: firstLine(source) }]),
  ];
}

/** Sources that go without saying. */
const ways: ReadonlySet<string> = new Set(['app', 'api', '']);

export function rowError({ error }: Message): string | undefined {
  return error === undefined ? undefined : clipped(error).text;
}

/** All that can be found in a row, and what stands behind the part that it shows. */
export function* searchedTexts(message: Message, t: Translate): Iterable<string> {
  yield rowText(message, t);
  const [subject, error] = [rowSubject(message), rowError(message)];
  if (subject !== undefined) yield subject;
  if (error !== undefined) yield error;
  for (const { text, rest } of rowFacts(message, t)) if (rest !== true) yield text;
  for (const link of message.attachments.slice(mostFiles)) yield fileName(link, t);
  if (rowKind(message) === 'record') yield channelName(message.messageType, t);
}

/** `record`: something that happened, which nobody wrote. */
export function rowKind({ messageType }: Message): RowView['kind'] {
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

export function clipped(text: string): { readonly text: string; readonly more: number } {
  const lines = text.split('\n', mostLines + 1);
  const head = lines.length > mostLines ? lines.slice(0, mostLines).join('\n') : text;
  // Not between the halves of a character.
  const cut = head.length <= longest ? head : head.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
  return { text: cut, more: text.length - cut.length };
}

/** As the panel names it. Nothing is ever opened by it. */
function fileName(link: string, t: Translate): string {
  const checked = checkLink(link);
  const last =
    link
      .replace(/[?#].*$/s, '')
      .split('/')
      .at(-1) ?? '';
  return firstLine(checked.ok ? checked.name : last) || firstLine(link) || t('Attachment');
}
