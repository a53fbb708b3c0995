import { rawText } from '../api/rawJson';
import { isEmail, type Message } from '../api/types';
import { channelRow, isFailure } from '../channels';
import { channelAbout, channelName, type Translate } from '../ui/channelWords';
import { attachmentView } from './attachments';
import { callView, isCall } from './callView';
import { messageFacts, messageIds } from './facts';
import { mailCount } from './mail/mailView';
import { directionView, field, timeView } from './viewParts';
import type { MessageView } from './viewSchema';

export type { Translate };

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

/** A type never seen before has a name of any length, and a tab takes what room it gets. */
const longestTitle = 40;

export function messageView(message: Message, facts: ViewFacts, t: Translate): Presented {
  const { icon, kind } = channelRow(message.messageType);
  const label = channelName(message.messageType, t);
  const mails = mailCount(message);
  const json = rawText(message.raw);
  const sections = [
    { title: t('Details'), facts: messageFacts(message, facts, t) },
    { title: t('IDs'), facts: messageIds(message, t) },
  ].filter((section) => section.facts.length > 0);
  const view: MessageView = {
    // A chat of the team is with no contact.
    heading: facts.contactName ?? counterpart(message) ?? (kind === 'team' ? label : t('Unknown contact')),
    channel: { label, icon },
    direction: directionView(message, t),
    status: statusView(message),
    time: timeView(message),
    error: message.error,
    about: aboutView(message, t),
    mails,
    body: { text: message.body.slice(0, bodyPart), total: message.body.length, notes: bodyNotes(message, t) },
    call: callView(message, t),
    sections: sections.map((section) => ({ title: section.title, fields: section.facts.map(field) })),
    // Those of an email stand under it.
    attachments: isEmail(message) ? [] : message.attachments.map((link) => attachmentView(link, t)),
    json: { size: json.length, text: json.length <= largestJson ? json : undefined },
  };
  return { view, copies: sections.map((section) => section.facts.map((fact) => fact.copy)), json };
}

/** `SMS …6789ab`: VS Code keeps the titles of open tabs on disk, so no name and no text of a person goes into it. */
export function panelTitle(message: Message, t: Translate): string {
  const name = channelName(message.messageType, t);
  const channel = name.length > longestTitle ? `${name.slice(0, longestTitle)}…` : name;
  return message.id === '' ? channel : `${channel} …${message.id.slice(-6)}`;
}

function aboutView({ messageType }: Message, t: Translate): MessageView['about'] {
  const { icon, kind } = channelRow(messageType);
  const text = channelAbout(messageType, t);
  if (text === undefined || kind === 'message' || kind === 'call' || kind === 'email') return undefined;
  return { text, icon: kind === 'team' ? 'lock' : icon, kind };
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
  const { empty } = channelRow(message.messageType);
  return empty === undefined ? t('This message has no text.') : t(empty);
}
