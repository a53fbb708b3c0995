import { sampleLocationId } from './account';
import { mailIds } from './emails';
import { businessPhone, users, type Person } from './people';
import { hash, hex, makeId, pick } from './random';
import { readMark, type Entry, type Fields, type Story } from './story';
import { typeCode } from './typeCodes';

/** A row of a thread: its JSON text as it goes over the wire, and what paging and filters ask of it. */
export interface MessageRow {
  readonly id: string;
  readonly type: string;
  readonly date: number;
  readonly text: string;
}

/** The facts around one entry of a story. */
export interface MessageContext {
  readonly story: Story;
  readonly person: Person;
  readonly conversationId: string;
  readonly id: string;
  readonly index: number;
  readonly date: number;
}

export interface DatedEntry {
  readonly entry: Entry;
  readonly date: number;
}

/** Gives every line of a story its date, counted back from the newest; oldest first. */
export function dateEntries(story: Story, now: number): DatedEntry[] {
  let date = now - story.ago * 60_000;
  const dated: DatedEntry[] = [];
  for (const [i, line] of [...story.lines.entries()].reverse()) {
    if (typeof line === 'number') {
      date -= line * 60_000;
    } else {
      dated.push({ date, entry: typeof line === 'string' ? spoken(story, line) : line });
      date -= 45_000 + (hash(`gap ${story.key} ${i}`) % 900_000);
    }
  }
  return dated.reverse();
}

function spoken(story: Story, line: string): Entry {
  const { way, text } = readMark(line);
  return { type: `TYPE_${story.channel}`, way, body: text };
}

/** The id of an entry, unless the story gives it one of its own. */
export function messageId(story: Story, entry: Entry, index: number): string {
  const own = entry.more?.['id'];
  return typeof own === 'string' ? own : makeId(`${story.key}M${String(index + 1).padStart(3, '0')}`);
}

/** The entry as the server's JSON text. */
export function messageRow(entry: Entry, at: MessageContext): MessageRow {
  const text = JSON.stringify({ ...usualFields(entry, at), ...emailFields(entry, at), ...entry.more });
  return {
    id: at.id,
    type: entry.type,
    date: at.date,
    text: entry.verbatim === undefined ? text : `${text.slice(0, -1)},${entry.verbatim}}`,
  };
}

function usualFields(entry: Entry, at: MessageContext): Fields {
  const outbound = entry.way === 'outbound';
  const byPhone = /SMS|CALL|RCS|WHATSAPP|VOICEMAIL/.test(entry.type) && !entry.type.includes('ACTIVITY');
  return {
    id: at.id,
    direction: entry.way,
    status: outbound ? pick(['delivered', 'sent', 'read'], at.id) : 'delivered',
    type: typeCode(entry.type),
    messageType: entry.type,
    locationId: sampleLocationId,
    contactId: at.person.contactId,
    conversationId: at.conversationId,
    dateAdded: new Date(at.date).toISOString(),
    dateUpdated: new Date(at.date + 900 + (hash(at.id) % 4000)).toISOString(),
    contentType: 'text/plain',
    body: entry.body,
    attachments: [],
    meta: {},
    ...(outbound ? { source: 'app', userId: pick(users, at.id) } : {}),
    ...(entry.type.endsWith('CALL') ? { altId: `CA${hex(at.id, 32)}` } : {}),
    ...(byPhone ? ends(outbound, at.person.phone) : {}),
  };
}

function ends(outbound: boolean, phone: string): Fields {
  return outbound ? { from: businessPhone, to: phone } : { from: phone, to: businessPhone };
}

/** The row shows the newest mail: outbound with subject and text, inbound without. The ids come flat or nested. */
function emailFields(entry: Entry, at: MessageContext): Fields {
  if (entry.mails === undefined) return {};
  const outbound = entry.way === 'outbound';
  const messageIds = mailIds(entry, at);
  const flat = hash(`meta ${at.id}`) % 2 === 0;
  return {
    contentType: outbound ? 'text/html' : 'text/plain',
    body: outbound ? (entry.mails.at(-1)?.text ?? '') : undefined,
    ...(outbound ? { subject: entry.subject } : {}),
    meta: {
      email: flat ? { messageIds, direction: entry.way, subject: entry.subject } : { email: { messageIds } },
    },
  };
}
