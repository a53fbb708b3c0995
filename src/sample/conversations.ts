import { sampleLocationId } from './account';
import { users, type Person } from './people';
import { hash } from './random';
import type { Entry, Fields, Story } from './story';

/** What search filters and sorts by, and the row it answers with. */
export interface SearchRow {
  readonly id: string;
  readonly contactId: string;
  readonly assignedTo: string;
  readonly haystack: string;
  readonly unread: boolean;
  readonly starred: boolean;
  readonly lastType: string | undefined;
  readonly lastWay: string | undefined;
  /** Paging value: the date of the last message, or of the conversation when it has none. */
  readonly sort: number;
  readonly text: string;
}

export interface Newest {
  readonly entry: Entry;
  readonly date: number;
}

const channelKinds: readonly (readonly [pattern: RegExp, name: string, code: number])[] = [
  [/EMAIL/, 'TYPE_EMAIL', 2],
  [/FACEBOOK|INSTAGRAM/, 'TYPE_FB_MESSENGER', 3],
  [/REVIEW/, 'TYPE_REVIEW', 4],
  [/GROUP_SMS/, 'TYPE_GROUP_SMS', 5],
  [/INTERNAL_CHAT/, 'TYPE_INTERNAL_CHAT', 6],
];

function kindOf(story: Story): { name: string; code: number } {
  const [, name, code] = channelKinds.find(([pattern]) => pattern.test(story.channel)) ?? [
    null,
    'TYPE_PHONE',
    1,
  ];
  return { name, code };
}

function assignee(story: Story): string {
  return users[hash(`assigned ${story.key}`) % users.length] ?? users[0];
}

/** The object of `GET /conversations/{id}`: smaller than a search row, and its type is a number. */
export function conversationText(id: string, story: Story, person: Person): string {
  return JSON.stringify({
    id,
    locationId: sampleLocationId,
    contactId: person.contactId,
    type: kindOf(story).code,
    unreadCount: story.unread ?? 0,
    inbox: story.deleted !== true,
    deleted: story.deleted ?? false,
    starred: story.starred ?? false,
    assignedTo: assignee(story),
  });
}

/** The row of `GET /conversations/search`. */
export function searchRow(
  id: string,
  story: Story,
  person: Person,
  added: number,
  newest: Newest | undefined,
): SearchRow {
  const sort = newest?.date ?? added;
  const fields: Fields = {
    ...rowFields(id, story, person, added),
    ...lastFields(newest),
    ...story.row,
    sort: [sort],
  };
  const text = (name: string): string | undefined => {
    const value = fields[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    id,
    contactId: person.contactId,
    assignedTo: text('assignedTo') ?? 'unassigned',
    haystack: [text('fullName'), text('contactName'), text('email'), text('phone')].join('\n').toLowerCase(),
    unread: (story.unread ?? 0) > 0,
    starred: story.starred ?? false,
    lastType: text('lastMessageType'),
    lastWay: text('lastMessageDirection'),
    sort,
    text: JSON.stringify(fields),
  };
}

function rowFields(id: string, story: Story, person: Person, added: number): Fields {
  return {
    id,
    locationId: sampleLocationId,
    contactId: person.contactId,
    fullName: story.name,
    contactName: story.name,
    companyName: story.company ?? null,
    email: person.email,
    phone: person.phone,
    profilePhoto: null,
    type: kindOf(story).name,
    unreadCount: story.unread ?? 0,
    starred: story.starred ?? false,
    deleted: story.deleted ?? false,
    inbox: story.deleted !== true,
    assignedTo: assignee(story),
    tags: story.tags ?? [],
    followers: [],
    mentions: [],
    scoring: [],
    attributed: null,
    dateAdded: added,
    lastManualMessageDate: null,
  };
}

/** A conversation without messages has none of these: the members are missing, not null. */
function lastFields(newest: Newest | undefined): Fields {
  if (newest === undefined) return {};
  const { entry, date } = newest;
  return {
    dateUpdated: date + 63,
    lastMessageDate: date,
    lastMessageType: entry.type,
    lastMessageBody: entry.body ?? entry.mails?.at(-1)?.text ?? '',
    lastMessageDirection: entry.way ?? null,
    lastOutboundMessageAction: entry.more?.['source'] === 'workflow' ? 'automated' : 'manual',
    isLastMessageInternalComment: entry.type === 'TYPE_INTERNAL_COMMENT',
  };
}
