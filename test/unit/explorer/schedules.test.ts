import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PagedList } from '../../../src/explorer/pagedList';
import { conversationSource, messageSource } from '../../../src/explorer/sources';
import { never } from '../../support/apiHarness';
import { newest, range } from '../../support/builders';
import { MemoryLocation, newestFirst, type Entry } from '../../support/memoryLocation';
import { ScheduledTransport } from '../../support/scheduledTransport';
import { player, schedules, type Played } from '../../support/schedules';

const pageSize = 4;
const conversationId = 'AnyConversation';

interface Kind {
  readonly rows: (location: MemoryLocation) => readonly Entry[];
  readonly set: (location: MemoryLocation, entries: readonly Entry[]) => void;
  readonly list: (network: ScheduledTransport, prefetch: boolean) => PagedList<{ readonly id: string }>;
}

const kinds: Readonly<Record<string, Kind>> = {
  conversations: {
    rows: (location) => location.conversations,
    set: (location, entries) => (location.conversations = entries),
    list: (network, prefetch) =>
      new PagedList(
        conversationSource(network.client(), pageSize, () => ({})),
        { prefetch, onChange: () => undefined },
      ),
  },
  messages: {
    rows: (location) => location.messages(conversationId),
    set: (location, entries) => location.setMessages(conversationId, entries),
    list: (network, prefetch) =>
      new PagedList(
        messageSource(network.client(), conversationId, pageSize, () => []),
        { prefetch, onChange: () => undefined },
      ),
  },
};

/** Dates of which up to three are the same: fewer than a page holds. */
const dates = fc
  .array(fc.integer({ min: 1, max: 3 }), { maxLength: 12 })
  .map((sizes) => sizes.flatMap((size, instant) => range(0, size).map(() => newest - instant)));

const entriesOf = (times: readonly number[]): readonly Entry[] =>
  times.map((date, index) => ({ id: `Entry${String(index).padStart(4, '0')}`, date }));

const idsOf = ({ list }: Played<{ readonly id: string }>): readonly string[] =>
  list.items.map(({ id }) => id);

describe('1,000 schedules', () => {
  for (const [what, kind] of Object.entries(kinds)) {
    it(`F21 of clicks, answers and faults, with equal dates, leave the ${what} of a clean load: none lost, none doubled`, async () => {
      let complete = 0;
      await fc.assert(
        fc.asyncProperty(dates, fc.boolean(), schedules(), async (times, prefetch, steps) => {
          const location = new MemoryLocation();
          kind.set(location, entriesOf(times));
          const network = new ScheduledTransport(location.handler);
          const played = player(kind.list(network, prefetch), network, () => undefined);
          const expected = newestFirst(kind.rows(location)).map(({ id }) => id);
          for (const step of steps) {
            await played.play(step);
            const ids = idsOf(played);
            assert.deepEqual(ids, expected.slice(0, ids.length));
            if (played.list.state === 'complete') complete++;
          }
          await played.settle(played.list.loadAll(never, () => undefined));
          assert.deepEqual(idsOf(played), expected);
          await played.settle(played.list.refresh());
          await played.settle(played.list.loadAll(never, () => undefined));
          assert.deepEqual(idsOf(played), expected);
          assert.deepEqual(
            [played.list.state, played.list.stopped, played.list.activity, played.list.error],
            ['complete', undefined, 'idle', undefined],
          );
        }),
        { numRuns: 1_000 },
      );
      assert.ok(complete > 500, 'hardly ever comes to the end');
    });

    it(`F20, F21 of clicks, answers, faults, and rows that are new, gone and moved lose none of the ${what} and double none`, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.nat(22),
          fc.boolean(),
          schedules('change'),
          fc.infiniteStream(fc.nat(99)),
          async (count, prefetch, steps, random) => {
            const location = new MemoryLocation();
            kind.set(location, entriesOf(range(0, count).map((n) => newest - n * 60)));
            const network = new ScheduledTransport(location.handler);
            let clock = newest;
            const change = (): void =>
              kind.set(
                location,
                changed(kind.rows(location), what === 'conversations', (clock += 100), random),
              );
            const played = player(kind.list(network, prefetch), network, change);
            for (const step of steps) {
              await played.play(step);
              const ids = idsOf(played);
              assert.equal(new Set(ids).size, ids.length, 'a row is held twice');
            }
            await played.settle();
            await played.settle(played.list.refresh());
            await played.settle(played.list.loadAll(never, () => undefined));
            const live = newestFirst(kind.rows(location)).map(({ id }) => id);
            const held = idsOf(played);
            assert.deepEqual(
              held.filter((id) => live.includes(id)),
              live,
            );
            played.list.reset();
            await played.settle(played.list.loadAll(never, () => undefined));
            assert.deepEqual(idsOf(played), live);
          },
        ),
        { numRuns: 1_000 },
      );
    });
  }
});

/** Something new at the top, a row gone, and among conversations a few that moved to the top. */
function changed(
  rows: readonly Entry[],
  moves: boolean,
  now: number,
  random: { next(): { value?: number } },
): readonly Entry[] {
  const pick = (count: number): number => (random.next().value ?? 0) % Math.max(1, count);
  const fresh = range(0, pick(7)).map((n) => ({ id: `New${now}x${n}`, date: now + n }));
  const gone = pick(3) === 0 ? rows[pick(rows.length)]?.id : undefined;
  const moved = new Set(moves ? range(0, pick(4)).map(() => rows[pick(rows.length)]?.id) : []);
  const kept = rows.filter(({ id }) => id !== gone);
  return [
    ...kept.map((entry, n) => (moved.has(entry.id) ? { ...entry, date: now + 10 + n } : entry)),
    ...fresh,
  ];
}
