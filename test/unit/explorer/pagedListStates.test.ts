import assert from 'node:assert/strict';
import { listed, outcomeOf, rows, turn, type Listed } from '../../support/scriptedSource';

/** Ways to a list in each of its states. */
const states: Readonly<Record<string, (listed: Listed) => Promise<void>>> = {
  pristine: () => Promise.resolve(),
  failed: async ({ list, source }) => {
    const load = outcomeOf(list.loadMore());
    await source.one.fail();
    await load;
  },
  partial: async ({ list, source }) => {
    const load = list.loadMore();
    await source.one.answer(rows('z y'), 'next');
    await load;
  },
  'partial, then failed': async (listed) => {
    await states['partial']?.(listed);
    await states['failed']?.(listed);
  },
  complete: async ({ list, source }) => {
    const load = list.loadMore();
    await source.one.answer(rows('z y'));
    await load;
  },
};

const operations: Readonly<Record<string, (listed: Listed) => void>> = {
  ensureLoaded: ({ list }) => void list.ensureLoaded(),
  loadMore: ({ list }) => void outcomeOf(list.loadMore()),
  refresh: ({ list }) => void outcomeOf(list.refresh()),
  reset: ({ list }) => list.reset(),
};

/** What a list in that state does: how many requests, what it says of itself at once, and its rows. */
const truth: readonly (readonly [
  state: string,
  operation: string,
  asks: number,
  after: string,
  ids: string,
])[] = [
  ['pristine', 'ensureLoaded', 1, 'pristine loading', ''],
  ['pristine', 'loadMore', 1, 'pristine loading', ''],
  ['pristine', 'refresh', 1, 'pristine refreshing', ''],
  ['pristine', 'reset', 0, 'pristine idle', ''],
  ['failed', 'ensureLoaded', 0, 'pristine idle failed', ''],
  ['failed', 'loadMore', 1, 'pristine loading failed', ''],
  ['failed', 'refresh', 1, 'pristine refreshing failed', ''],
  ['failed', 'reset', 0, 'pristine idle', ''],
  ['partial', 'ensureLoaded', 0, 'partial idle', 'z y'],
  ['partial', 'loadMore', 1, 'partial loading', 'z y'],
  ['partial', 'refresh', 1, 'partial refreshing', 'z y'],
  ['partial', 'reset', 0, 'pristine idle', ''],
  ['partial, then failed', 'ensureLoaded', 0, 'partial idle failed', 'z y'],
  ['partial, then failed', 'loadMore', 1, 'partial loading failed', 'z y'],
  ['partial, then failed', 'refresh', 1, 'partial refreshing failed', 'z y'],
  ['partial, then failed', 'reset', 0, 'pristine idle', ''],
  ['complete', 'ensureLoaded', 0, 'complete idle', 'z y'],
  ['complete', 'loadMore', 0, 'complete idle', 'z y'],
  ['complete', 'refresh', 1, 'complete refreshing', 'z y'],
  ['complete', 'reset', 0, 'pristine idle', ''],
];

const stateOf = ({ list }: Listed): string =>
  [list.state, list.activity, list.error === undefined ? '' : 'failed'].join(' ').trim();

describe('a paged list', () => {
  it('is tried in every state with every operation', () => {
    assert.equal(truth.length, Object.keys(states).length * Object.keys(operations).length);
  });

  for (const [state, operation, asks, after, ids] of truth) {
    it(`that is ${state} does ${asks === 0 ? 'not ask' : 'ask once'} on ${operation}`, async () => {
      const one = listed();
      await states[state]?.(one);
      const before = one.source.asked.length;
      operations[operation]?.(one);
      assert.deepEqual([one.source.asked.length - before, stateOf(one), one.ids()], [asks, after, ids]);
      await turn();
      assert.equal(one.source.asked.length - before, asks);
    });
  }

  it('goes from page to page to its end', async () => {
    const one = listed();
    const seen: unknown[] = [];
    for (const [ids, next] of [
      ['z y', 'a'],
      ['x w', 'b'],
      ['v', undefined],
    ] as const) {
      const load = one.list.loadMore();
      seen.push(one.source.one.cursor);
      await one.source.one.answer(rows(ids), next, { total: 7 });
      await load;
      seen.push(stateOf(one), one.ids(), one.list.total);
    }
    assert.deepEqual(seen, [
      ...[undefined, 'partial idle', 'z y', 7],
      ...['a', 'partial idle', 'z y x w', 7],
      ...['b', 'complete idle', 'z y x w v', 7],
    ]);
  });

  it('is complete and empty after an empty last page', async () => {
    const one = listed();
    void one.list.loadMore();
    await one.source.one.answer([]);
    assert.deepEqual([stateOf(one), one.ids(), one.list.stopped], ['complete idle', '', undefined]);
  });

  it('asks once however often it is told to load, and all callers hear the same', async () => {
    for (const fails of [false, true]) {
      const { list, source } = listed();
      const callers = Array.from({ length: 100 }, () => outcomeOf(list.loadMore()));
      callers.push(outcomeOf(list.ensureLoaded()));
      assert.equal(source.asked.length, 1);
      await (fails ? source.one.fail() : source.one.answer(rows('z'), 'next'));
      const heard = new Set(await Promise.all(callers.slice(0, 100)));
      assert.deepEqual([...heard], [fails ? 'Error: as the test wants' : 'done']);
      assert.equal(source.asked.length, 1);
    }
  });

  it('asks once however often it is told to refresh', async () => {
    const one = listed();
    await states['complete']?.(one);
    const callers = Array.from({ length: 100 }, () => outcomeOf(one.list.refresh()));
    assert.equal(one.source.open.length, 1);
    await one.source.one.answer(rows('z y'));
    assert.deepEqual([...new Set(await Promise.all(callers))], ['done']);
    assert.equal(one.source.asked.length, 2);
  });

  it('keeps rows and place when a page fails, and forgets the error with the next success', async () => {
    const one = listed();
    await states['partial, then failed']?.(one);
    assert.deepEqual([one.ids(), stateOf(one)], ['z y', 'partial idle failed']);
    void one.list.loadMore();
    assert.equal(one.source.one.cursor, 'next');
    await one.source.one.answer(rows('x'));
    assert.deepEqual([one.ids(), stateOf(one)], ['z y x', 'complete idle']);
  });

  it('keeps its rows when a refresh fails', async () => {
    const one = listed();
    await states['complete']?.(one);
    const refresh = outcomeOf(one.list.refresh());
    await one.source.one.fail();
    assert.equal(await refresh, 'Error: as the test wants');
    assert.deepEqual([one.ids(), stateOf(one)], ['z y', 'complete idle failed']);
  });

  it('never rejects when it is only opened', async () => {
    const { list, source } = listed();
    const opened = outcomeOf(list.ensureLoaded());
    await source.one.fail();
    assert.equal(await opened, 'done');
  });

  it('says that it changed when an operation begins and when it ends', async () => {
    const one = listed();
    const load = one.list.loadMore();
    assert.equal(one.changes(), 1);
    await one.source.one.answer(rows('z'), 'next');
    await load;
    assert.equal(one.changes(), 2);
    one.list.reset();
    assert.equal(one.changes(), 3);
  });

  it('finds a row by its key', async () => {
    const one = listed();
    await states['partial']?.(one);
    assert.deepEqual([one.list.get('y')?.time, one.list.get('q')], [25, undefined]);
  });
});

describe('a list that is disposed of', () => {
  it('aborts its work and says no more', async () => {
    const one = listed({ deaf: true });
    void outcomeOf(one.list.loadMore());
    const late = one.source.one;
    const changes = one.changes();
    one.list.dispose();
    assert.equal(late.signal.aborted, true);
    await late.answer(rows('x'), 'page 3');
    await turn();
    assert.deepEqual([one.changes(), one.ids()], [changes, '']);
  });
});
