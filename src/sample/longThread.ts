import { messageRow, type MessageRow } from './messages';
import type { Person } from './people';
import { hash, makeId, pick } from './random';
import { activity, call, comment, entry, type Entry, type Story } from './story';
import type { Thread } from './thread';

export const longCount = 5000;
const spacing = 4 * 3_600_000;

/** The story of the long conversation; its messages are not written down but made when a page asks for them. */
export const longStory: Story = {
  key: 'LongThread',
  name: 'Lena Longthread',
  channel: 'SMS',
  ago: 200,
  company: 'Longthread Kennels',
  tags: ['5,000 messages'],
  lines: [],
};

const sayings = [
  '<Is Rex welcome in the salon this week?',
  '>Always! Tuesday or Wednesday?',
  '<Wednesday, after lunch',
  '>Booked. Please bring his favourite towel.',
  '<He liked it a lot, thank you',
  '>Rex was a star today 🐶',
  '<Can we do the claws next time?',
  '>Sure, ten minutes more.',
] as const;

/** Entry `n`, 1 being the oldest: mostly talk, now and then a call, an appointment or a remark. */
export function longEntry(n: number): Entry {
  if (n % 97 === 0) return call(n % 2 ? 'inbound' : 'outbound', 'completed', hash(`call ${n}`) % 600);
  if (n % 41 === 0) return activity('APPOINTMENT', `Appointment booked: grooming (${n})`);
  if (n % 211 === 0) return comment(`Rex is afraid of the big dryer. (${n})`);
  const text = `${pick(sayings, `saying ${n}`)} (${n})`;
  return entry(n % 13 === 0 ? 'WHATSAPP' : 'SMS', text);
}

const idAt = (n: number): string => makeId(`LongThreadM${String(n).padStart(4, '0')}`);

/** 5,000 messages over more than two years, each made from its number alone. */
export function longThread(person: Person, conversationId: string, now: number): Thread {
  const newest = now - longStory.ago * 60_000;
  const dateAt = (n: number): number =>
    newest - (longCount - n) * spacing - (n === longCount ? 0 : hash(`date ${n}`) % spacing);
  return {
    count: longCount,
    row(index): MessageRow {
      const n = longCount - index;
      const at = { story: longStory, person, conversationId, id: idAt(n), index: n, date: dateAt(n) };
      return messageRow(longEntry(n), at);
    },
    typeAt: (index) => longEntry(longCount - index).type,
    indexOf(id) {
      const n = Number(/^LongThreadM(\d{4})/.exec(id)?.[1]);
      return n >= 1 && n <= longCount && idAt(n) === id ? longCount - n : undefined;
    },
  };
}
