import { conversationText, searchRow, type SearchRow } from './conversations';
import { mailsOf } from './emails';
import { longCount, longEntry, longStory, longThread } from './longThread';
import { dateEntries, messageId, messageRow, type MessageRow } from './messages';
import { personOf } from './people';
import { makeId } from './random';
import { catalogue } from './stories/catalogue';
import { desk } from './stories/desk';
import { edges } from './stories/edges';
import { filler } from './stories/filler';
import { hostile } from './stories/hostile';
import { social } from './stories/social';
import type { Story } from './story';
import { threadOf, type Thread } from './thread';

/** The whole account, indexed the way requests ask for it. Texts are the JSON that goes over the wire. */
export interface World {
  /** Newest first; without the ones that search does not list. */
  readonly searchable: readonly SearchRow[];
  readonly conversations: ReadonlyMap<string, string>;
  readonly threads: ReadonlyMap<string, Thread>;
  readonly mails: ReadonlyMap<string, string>;
  readonly contacts: ReadonlyMap<string, string>;
  /** The row text of a message anywhere in the account. */
  message(id: string): string | undefined;
}

/** The id of a story's conversation. */
export function conversationId(story: Story): string {
  return makeId(`${story.key}Conv`);
}

/** Builds the account as it stands at `now` (epoch milliseconds). */
export function buildWorld(now: number): World {
  const searchable: SearchRow[] = [];
  const conversations = new Map<string, string>();
  const threads = new Map<string, Thread>();
  const mails = new Map<string, string>();
  const contacts = new Map<string, string>();
  for (const story of [...desk, ...social, longStory, ...catalogue, ...edges, ...filler, ...hostile]) {
    const id = conversationId(story);
    const told = tell(story, id, now, mails);
    if (told.person.record && !contacts.has(told.person.contactId)) {
      contacts.set(told.person.contactId, JSON.stringify(told.person.record));
    }
    if (story.only !== 'search') conversations.set(id, conversationText(id, story, told.person));
    if (story.only !== 'search') threads.set(id, told.thread);
    if (story.only !== 'id') searchable.push(told.search);
  }
  searchable.sort((a, b) => b.sort - a.sort);
  return { searchable, conversations, threads, mails, contacts, message: (id) => findMessage(threads, id) };
}

interface Told {
  readonly person: ReturnType<typeof personOf>;
  readonly thread: Thread;
  readonly search: SearchRow;
}

/** Turns a story into its rows, and adds its mails to `mails`. */
function tell(story: Story, id: string, now: number, mails: Map<string, string>): Told {
  const dated = dateEntries(story, now);
  const added = (dated[0]?.date ?? now - story.ago * 60_000) - 60_000;
  const person = personOf(story, added);
  if (story === longStory) {
    const thread = longThread(person, id, now);
    const newest = { entry: longEntry(longCount), date: thread.row(0).date };
    return { person, thread, search: searchRow(id, story, person, thread.row(longCount - 1).date, newest) };
  }
  const rows = dated.map(({ entry, date }, index): MessageRow => {
    const at = { story, person, conversationId: id, id: messageId(story, entry, index), index, date };
    for (const [mailId, text] of mailsOf(entry, at)) mails.set(mailId, text);
    return messageRow(entry, at);
  });
  return {
    person,
    thread: threadOf(rows.reverse()),
    search: searchRow(id, story, person, added, dated.at(-1)),
  };
}

function findMessage(threads: ReadonlyMap<string, Thread>, id: string): string | undefined {
  for (const thread of threads.values()) {
    const index = thread.indexOf(id);
    if (index !== undefined) return thread.row(index).text;
  }
  return undefined;
}
