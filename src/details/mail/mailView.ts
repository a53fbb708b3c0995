import { isEmail, type EmailMessage, type Message } from '../../api/types';
import type { Translate } from '../../ui/channelWords';
import { attachmentView } from '../attachments';
import type { Fact } from '../facts';
import { directionView, field, timeView } from '../viewParts';
import type { MailView } from './schema';

/** How many emails a message stands for: itself, or those of its thread. */
export function mailCount(message: Message): number {
  return isEmail(message) ? 1 : message.emailMessageIds.length;
}

/** An email, and what its copy buttons put on the clipboard. */
export interface PresentedMail {
  readonly view: MailView;
  readonly copies: readonly (string | undefined)[];
}

/** @param alone the email is the whole message: what else is known of it stands in the message's own sections */
export function mailView(email: EmailMessage, alone: boolean, t: Translate): PresentedMail {
  const main = envelope(email, t);
  const facts = alone ? main : [...main, ...rest(email, t)];
  return {
    view: {
      subject: email.emailSubject,
      sender: senderOf(email) ?? t('Unknown sender'),
      direction: directionView(email, t),
      time: timeView(email),
      error: email.error,
      fields: facts.map(field),
      main: main.length,
      attachments: email.attachments.map((link) => attachmentView(link, t)),
      body: email.body,
      html: isHtml(email),
    },
    copies: facts.map(({ copy }) => copy),
  };
}

/** `Ada Example <ada@example.com>` -> `Ada Example`; the address stands in full below. */
function senderOf({ from }: EmailMessage): string | undefined {
  const name = from?.replace(/\s*<[^<>]*>\s*$/, '').replace(/^"(.*)"$/, '$1');
  return name === undefined || name === '' ? from : name;
}

type Row = readonly [label: string, value: string | undefined, kind: Fact['kind']];

function envelope(email: EmailMessage, t: Translate): readonly Fact[] {
  return facts([
    [t('From'), email.from, 'text'],
    [t('To'), email.to, 'text'],
    [t('Cc'), email.cc.join(', ') || undefined, 'text'],
    [t('Bcc'), email.bcc.join(', ') || undefined, 'text'],
    [t('Subject'), email.emailSubject, 'text'],
  ]);
}

function rest(email: EmailMessage, t: Translate): readonly Fact[] {
  return facts([
    [t('Status'), email.status, 'text'],
    [t('Email service'), email.provider, 'text'],
    [t('Source'), email.source, 'text'],
    [t('Email message ID'), email.id || undefined, 'code'],
    [t('Thread ID'), email.threadId, 'code'],
    [t('Reply to'), email.replyToMessageId, 'code'],
    [t('Alternate ID'), email.altId, 'code'],
    [t('Provider ID'), email.conversationProviderId, 'code'],
  ]);
}

function facts(rows: readonly Row[]): readonly Fact[] {
  return rows.flatMap(([label, value, kind]) =>
    value === undefined ? [] : [{ label, value, kind, copy: value }],
  );
}

/** Servers call HTML plain now and then: a document that begins like one is taken for one. */
function isHtml({ contentType, body }: EmailMessage): boolean {
  if (body === '') return false;
  if (contentType?.toLowerCase().includes('html') === true) return true;
  const beginning = body.slice(0, 2_000).trimStart();
  return /^<(!doctype html|html|head|body|div|table|p|meta|style)\b/i.test(beginning);
}
