import { sampleLocationId } from './account';
import type { MessageContext } from './messages';
import { businessMail } from './people';
import { makeId } from './random';
import type { Entry, Fields, Mail } from './story';

/** The ids under which the mails of an email row are fetched one by one. */
export function mailIds(entry: Entry, at: MessageContext): string[] {
  return (entry.mails ?? []).map((_, i) => makeId(`${at.story.key}E${at.index}n${i}`));
}

/** The mails of one email row by id: the JSON text of `GET /conversations/messages/email/{id}` without the wrapper. */
export function mailsOf(entry: Entry, at: MessageContext): [id: string, text: string][] {
  const ids = mailIds(entry, at);
  return ids.map((id, i) => [id, JSON.stringify(mailFields(entry, i, ids, at))]);
}

function mailFields(entry: Entry, i: number, ids: readonly string[], at: MessageContext): Fields {
  const mail = entry.mails?.[i] ?? { way: undefined };
  const customer = `${at.story.name ?? 'Unknown'} <${at.person.email}>`;
  const outbound = mail.way === 'outbound';
  const earlier = entry.mails?.[i - 1];
  return {
    id: ids[i],
    altId: `<${ids[i] ?? ''}@mail.example.com>`,
    threadId: at.id,
    locationId: sampleLocationId,
    contactId: at.person.contactId,
    conversationId: at.conversationId,
    // The row is as young as its newest mail.
    dateAdded: new Date(at.date - (ids.length - 1 - i) * 11 * 60_000).toISOString(),
    subject: i === 0 ? entry.subject : `Re: ${entry.subject ?? ''}`,
    body: mail.html ?? template(mail, earlier),
    direction: mail.way,
    status: outbound ? 'opened' : 'delivered',
    contentType: 'text/html',
    attachments: [],
    provider: outbound ? 'Leadconnector Gmail' : 'mailgun',
    from: outbound ? businessMail : customer,
    to: [outbound ? at.person.email : 'hello@example.com'],
    cc: [],
    bcc: [],
    ...(i > 0 ? { replyToMessageId: ids[i - 1] } : {}),
    source: 'app',
    ...mail.more,
  };
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function paragraphs(mail: Mail): string {
  if (mail.html !== undefined) return mail.html;
  return (mail.text ?? '')
    .split('\n')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('');
}

/** Ours have a signature, the customer's quote what they answer, as mail programs do. */
function template(mail: Mail, earlier: Mail | undefined): string {
  const signature =
    '<hr><p style="color:#667085;font-size:12px">Example Street Front Desk · 1 Example Street, Sampleton<br><a href="https://example.com">example.com</a></p>';
  const quoted = earlier === undefined ? '' : `<blockquote>${paragraphs(earlier)}</blockquote>`;
  const rest = mail.way === 'outbound' ? signature : quoted;
  return `<!DOCTYPE html><html><body style="font-family:Arial,sans-serif">${paragraphs(mail)}${rest}</body></html>`;
}
