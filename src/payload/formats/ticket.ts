import { asDate } from '../../api/read';
import { channelTitle } from '../../channels';
import { member, parseExact, textOf, type ExactValue } from '../exactJson';
import { escapeInvisible } from '../jsonPath';
import { layOut } from '../json';
import { eachRow, type RenderContext } from './format';
import { typeOf, type Row } from './row';

/*
 * For a ticket or a chat: the facts somebody else needs to find the row again, then its text. What came from a contact
 * stands in code, where neither Markdown nor HTML is read, and what cannot be seen is written out.
 */

const facts: readonly (readonly [label: string, ...path: readonly string[]])[] = [
  ['Type', 'messageType'],
  ['Direction', 'direction'],
  ['Status', 'status'],
  ['Error', 'error'],
  ['Source', 'source'],
  ['Last message', 'lastMessageType'],
  ['Unread', 'unreadCount'],
  ['Message id', 'id'],
  ['Conversation id', 'conversationId'],
  ['Contact id', 'contactId'],
  ['Location id', 'locationId'],
  ['Subject', 'subject'],
  ['Subject', 'meta', 'email', 'subject'],
];

interface Ticket {
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly body: string | undefined;
  readonly json: string;
}

export async function markdownTicket(rows: readonly Row[], context: RenderContext): Promise<string> {
  const sections = await eachRow(rows, context, (row) => {
    const ticket = ticketOf(row, context, (own) => (/^[\w -]*$/.test(own) ? own : codeSpan(own)));
    return [
      `### ${ticket.title}`,
      '',
      ...ticket.facts.map(([label, value]) => `- ${label}: ${codeSpan(value)}`),
      ...(ticket.body === undefined ? [] : ['', fenced(ticket.body, 'text')]),
      '',
      '<details><summary>Payload</summary>',
      '',
      fenced(ticket.json, 'json'),
      '',
      '</details>',
      '',
    ].join('\n');
  });
  return sections.join('\n');
}

export async function plainTicket(rows: readonly Row[], context: RenderContext): Promise<string> {
  const sections = await eachRow(rows, context, (row) => {
    const ticket = ticketOf(row, context, (own) => own);
    return [
      ticket.title,
      ...ticket.facts.map(([label, value]) => `${label}: ${value}`),
      ...(ticket.body === undefined ? [] : ['', ...ticket.body.split('\n').map((line) => `    ${line}`)]),
      '',
    ].join('\n');
  });
  return sections.join('\n');
}

/** @param quote makes the server's own word for a type fit for a title */
function ticketOf(row: Row, { indent }: RenderContext, quote: (own: string) => string): Ticket {
  const value = parseExact(row.json);
  const isMessage = row.kind !== 'conversation';
  const ownId = { message: 'Message id', email: 'Email message id', conversation: 'Conversation id' }[
    row.kind
  ];
  const found = facts.flatMap(([label, ...path]) => {
    const text = textOf(path.reduce<ExactValue | undefined>(member, value));
    const own = label === 'Message id' ? ownId : label;
    return text === undefined ? [] : [[own, escapeInvisible(text)] as const];
  });
  const date = timeOf(value, isMessage ? 'dateAdded' : 'lastMessageDate');
  const body = textOf(member(value, isMessage ? 'body' : 'lastMessageBody'));
  return {
    title: isMessage ? `HighLevel message · ${channelIn(row, value, quote)}` : 'HighLevel conversation',
    facts: date === undefined ? found : [...found, ['Date', date]],
    body: body === undefined ? undefined : visibleLines(body),
    json: visibleLines(layOut(row.json, 'pretty', indent)),
  };
}

/** An email that was asked for by its own id does not say its type. */
function channelIn(row: Row, value: ExactValue, quote: (own: string) => string): string {
  const type = typeOf(value);
  return channelTitle(
    type === '' && row.kind === 'email' ? 'EMAIL' : type,
    (english, own) => english.replace('{0}', () => own),
    (own) => quote(escapeInvisible(own)),
  );
}

function timeOf(value: ExactValue, key: string): string | undefined {
  const date = asDate(textOf(member(value, key)));
  return date === undefined ? undefined : new Date(date).toISOString();
}

/** Lines and tabs stay; the rest of what cannot be seen is written out. */
function visibleLines(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/([\n\t])/)
    .map((part) => (/^[\n\t]$/.test(part) ? part : escapeInvisible(part)))
    .join('');
}

/** The fence is longer than any run of backticks within. */
function fenced(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

function codeSpan(text: string): string {
  const fence = '`'.repeat(longestRun(text) + 1);
  const padded = /^[` ]|[` ]$/.test(text) ? ` ${text} ` : text;
  return fence + padded + fence;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
