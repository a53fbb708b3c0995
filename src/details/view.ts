import { rawText } from '../api/rawJson';
import type { Message } from '../api/types';
import { channelOf, channels, isFailure } from '../channels';
import { attachmentView } from './attachments';
import { callView, isCall } from './callView';
import { messageFacts, messageIds, type Fact } from './facts';
import type { MessageView } from './viewSchema';

/** English with `{0}` places -> the person's language. */
export type Translate = (english: string, ...args: (string | number)[]) => string;

export interface ViewFacts {
  readonly contactName: string | undefined;
  readonly accountLabel: string;
}

/** A view, and what its copy buttons put on the clipboard: `copies[section][field]`. */
export interface Presented {
  readonly view: MessageView;
  readonly copies: readonly (readonly (string | undefined)[])[];
  readonly json: string;
}

/** What a panel shows, and what its page may ask about. */
export interface Shown extends Presented {
  readonly message: Message;
}

/** Larger texts are fetched by the page in parts, when a person asks for them. */
export const bodyPart = 64 * 1024;
const largestJson = 256 * 1024;

export function messageView(message: Message, facts: ViewFacts, t: Translate): Presented {
  const channel = channels[channelOf(message.messageType)];
  const json = rawText(message.raw);
  const sections = [
    { title: t('Details'), facts: messageFacts(message, facts, t) },
    { title: t('IDs'), facts: messageIds(message, t) },
  ].filter((section) => section.facts.length > 0);
  const view: MessageView = {
    heading: facts.contactName ?? counterpart(message) ?? t('Unknown contact'),
    channel: { label: t(channel.label), icon: channel.icon },
    direction: directionView(message, t),
    status: statusView(message),
    time: timeView(message),
    error: message.error,
    body: { text: message.body.slice(0, bodyPart), total: message.body.length, notes: bodyNotes(message, t) },
    call: callView(message, t),
    sections: sections.map((section) => ({ title: section.title, fields: section.facts.map(field) })),
    attachments: message.attachments.map((link) => attachmentView(link, t)),
    json: { size: json.length, text: json.length <= largestJson ? json : undefined },
  };
  return { view, copies: sections.map((section) => section.facts.map((fact) => fact.copy)), json };
}

/** `SMS …6789ab`: VS Code keeps the titles of open tabs on disk, so no name and no text of a person goes into it. */
export function panelTitle(message: Message, t: Translate): string {
  const channel = t(channels[channelOf(message.messageType)].label);
  return message.id === '' ? channel : `${channel} …${message.id.slice(-6)}`;
}

function field(fact: Fact): MessageView['sections'][number]['fields'][number] {
  return { label: fact.label, value: fact.value, kind: fact.kind, copy: fact.copy !== undefined };
}

function directionView(message: Message, t: Translate): MessageView['direction'] {
  if (message.direction === undefined) return undefined;
  return message.direction === 'inbound'
    ? { label: t('Inbound'), icon: 'arrow-down' }
    : { label: t('Outbound'), icon: 'arrow-up' };
}

/** A number or a name of the other side, for messages whose contact is not known. */
function counterpart(message: Message): string | undefined {
  if (message.direction === undefined) return undefined;
  return message.direction === 'inbound' ? message.from : message.to;
}

const arrived: ReadonlySet<string> = new Set([
  'answered',
  'clicked',
  'completed',
  'connected',
  'delivered',
  'opened',
  'read',
]);

/** The word is the server's own: the list is open, and it is what a developer compares with. */
function statusView(message: Message): MessageView['status'] {
  const { status } = message;
  if (status === undefined) return undefined;
  return {
    label: status,
    tone: isFailure(status) ? 'bad' : arrived.has(status.toLowerCase()) ? 'good' : 'plain',
  };
}

function timeView(message: Message): MessageView['time'] {
  const at = message.dateAdded;
  return at === undefined ? undefined : { at, utc: new Date(at).toISOString() };
}

function bodyNotes(message: Message, t: Translate): string[] {
  const { body, contentType } = message;
  if (body === '') return isCall(message) ? [] : [emptyNote(message, t)];
  const html = contentType?.toLowerCase().startsWith('text/html') === true || /<[a-z!/][^<]*>/i.test(body);
  const reordered = /[\u202a-\u202e\u2066-\u2069]/.test(body);
  return [
    ...(html ? [t('This text is HTML. It is shown as it was received: nothing in it runs or loads.')] : []),
    ...(reordered ? [t('Hidden characters in this text change the order in which it is shown.')] : []),
  ];
}

function emptyNote(message: Message, t: Translate): string {
  const channel = channelOf(message.messageType);
  return channel === 'email' && message.emailMessageIds.length > 0
    ? t('HighLevel keeps the text of this thread in its single emails, listed under Details.')
    : t('This message has no text.');
}
