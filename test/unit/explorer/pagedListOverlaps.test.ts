import assert from 'node:assert/strict';
import { listed, outcomeOf, rows, turn, type Listed } from '../../support/scriptedSource';

/** A list that holds `z y` and has more. */
async function partial(options: Parameters<typeof listed>[0] = {}): Promise<Listed> {
  const one = listed(options);
  void one.list.loadMore();
  await one.source.one.answer(rows('z y'), 'page 2');
  return one;
}

describe('a load while a refresh runs', () => {
  it('waits for it, then asks for the next page', async () => {
    const { list, source, ids } = await partial();
    void list.refresh();
    const load = outcomeOf(list.loadMore());
    assert.equal(source.one.cursor, undefined);
    await source.one.answer(rows('z y'), 'page 2');
    assert.equal(source.one.cursor, 'page 2');
    await source.one.answer(rows('x'));
    assert.equal(await load, 'done');
    assert.equal(ids(), 'z y x');
  });

  it('is one load however often it is asked for', async () => {
    const { list, source, ids } = await partial();
    void list.refresh();
    const loads = [list.loadMore(), list.loadMore(), list.loadMore()].map(outcomeOf);
    await source.one.answer(rows('z y'), 'page 2');
    await source.one.answer(rows('x'), 'page 3');
    assert.deepEqual(await Promise.all(loads), ['done', 'done', 'done']);
    assert.deepEqual([ids(), source.open.length], ['z y x', 0]);
  });

  it('ends like the refresh when that fails, and nothing more is asked', async () => {
    const { list, source, ids } = await partial();
    const works = [list.refresh(), list.loadMore()].map(outcomeOf);
    await source.one.fail();
    assert.deepEqual(await Promise.all(works), ['Error: as the test wants', 'Error: as the test wants']);
    assert.deepEqual([ids(), source.open.length, list.activity], ['z y', 0, 'idle']);
  });

  it('is not needed for the first page: opening joins a refresh', async () => {
    const { list, source, ids } = listed();
    void list.refresh();
    const opened = outcomeOf(list.ensureLoaded());
    await source.one.answer(rows('z y'), 'page 2');
    assert.equal(await opened, 'done');
    assert.deepEqual([ids(), source.asked.length], ['z y', 1]);
  });
});

describe('a refresh while a load runs', () => {
  it('gives the load up and does it again afterwards', async () => {
    const { list, source, ids } = await partial();
    const load = outcomeOf(list.loadMore());
    const given = source.one;
    const refresh = outcomeOf(list.refresh());
    assert.equal(given.signal.aborted, true);
    assert.equal(source.one.cursor, undefined);
    await source.one.answer(rows('z y'), 'page 2');
    assert.equal(list.activity, 'loading');
    await source.one.answer(rows('x'), 'page 3');
    assert.deepEqual(await Promise.all([load, refresh]), ['done', 'done']);
    assert.deepEqual([ids(), list.activity, source.open.length], ['z y x', 'idle', 0]);
  });

  it('is not told apart from the load by a second click', async () => {
    const { list, source } = await partial();
    void outcomeOf(list.loadMore());
    void outcomeOf(list.refresh());
    void outcomeOf(list.loadMore());
    await source.one.answer(rows('z y'), 'page 2');
    void outcomeOf(list.loadMore());
    await source.one.answer(rows('x'), 'page 3');
    assert.deepEqual([source.open.length, list.activity], [0, 'idle']);
  });

  it('takes the place of the first load', async () => {
    const { list, source, ids } = listed();
    const load = outcomeOf(list.loadMore());
    const refresh = outcomeOf(list.refresh());
    await source.one.answer(rows('z y'), 'page 2');
    assert.deepEqual(await Promise.all([load, refresh]), ['done', 'done']);
    assert.deepEqual([ids(), source.asked.length, source.open.length], ['z y', 2, 0]);
  });

  it('does not load again when it finds the end', async () => {
    const { list, source, ids } = await partial();
    const load = outcomeOf(list.loadMore());
    void list.refresh();
    await source.one.answer(rows('z'));
    assert.deepEqual([await load, ids(), list.state, source.open.length], ['done', 'z', 'complete', 0]);
  });

  it('leaves rows and place when it fails', async () => {
    const { list, source, ids } = await partial();
    const works = [list.loadMore(), list.refresh()].map(outcomeOf);
    await source.one.fail();
    assert.deepEqual(await Promise.all(works), ['Error: as the test wants', 'Error: as the test wants']);
    assert.deepEqual([ids(), list.state, list.activity], ['z y', 'partial', 'idle']);
    void list.loadMore();
    assert.equal(source.one.cursor, 'page 2');
  });

  it('is not disturbed by the late answer of the load', async () => {
    const { list, source, ids } = await partial({ deaf: true });
    void outcomeOf(list.loadMore());
    const late = source.one;
    void list.refresh();
    const [, refreshed] = source.open;
    await late.answer(rows('x w'), 'page 3');
    assert.deepEqual([ids(), list.activity], ['z y', 'refreshing']);
    await refreshed?.answer(rows('z y'), 'page 2');
    assert.equal(source.one.cursor, 'page 2');
    await source.one.answer(rows('x w'), 'page 3');
    assert.equal(ids(), 'z y x w');
  });
});

describe('a reset', () => {
  const works: Readonly<Record<string, (listed: Listed) => Promise<void>>> = {
    'a load': ({ list }) => list.loadMore(),
    'a refresh': ({ list }) => list.refresh(),
    'loading all': ({ list }) => list.loadAll(new AbortController().signal, () => undefined),
  };
  for (const [what, begin] of Object.entries(works)) {
    it(`during ${what} aborts it and leaves nothing behind`, async () => {
      const one = await partial();
      const work = outcomeOf(begin(one));
      const { signal } = one.source.one;
      one.list.reset();
      assert.equal(signal.aborted, true);
      assert.equal(await work, 'cancelled');
      const { state, activity, error, total, items } = one.list;
      assert.deepEqual(
        [state, activity, error, total, items],
        ['pristine', 'idle', undefined, undefined, []],
      );
      assert.equal(one.source.open.length, 0);
    });

    it(`during ${what} is not changed by the answer that comes late`, async () => {
      for (const ending of ['answer', 'fail'] as const) {
        const one = await partial({ deaf: true });
        void outcomeOf(begin(one));
        const late = one.source.one;
        one.list.reset();
        const changes = one.changes();
        await (ending === 'answer' ? late.answer(rows('x'), 'page 3', { total: 9 }) : late.fail());
        const { state, activity, error, total, items } = one.list;
        assert.deepEqual(
          [state, activity, error, total, items],
          ['pristine', 'idle', undefined, undefined, []],
        );
        assert.equal(one.changes(), changes);
      }
    });
  }

  it('lets the list begin anew at once', async () => {
    const one = await partial({ deaf: true });
    void outcomeOf(one.list.loadMore());
    const late = one.source.one;
    one.list.reset();
    void one.list.loadMore();
    const [, fresh] = one.source.open;
    assert.equal(fresh?.cursor, undefined);
    await late.answer(rows('x'), 'page 3');
    void one.list.loadMore();
    assert.deepEqual(one.source.open, [fresh]);
    await fresh?.answer(rows('q'), 'page 2');
    assert.deepEqual([one.ids(), one.list.state], ['q', 'partial']);
  });

  it('while the first page is awaited begins anew for whoever waits', async () => {
    for (const deaf of [false, true]) {
      const one = listed({ deaf });
      const waits = outcomeOf(one.list.ensureLoaded());
      const late = one.source.one;
      one.list.reset();
      if (deaf) await late.answer(rows('x'));
      await turn();
      await one.source.one.answer(rows('q'));
      assert.deepEqual([await waits, one.ids(), one.list.state], ['done', 'q', 'complete']);
    }
  });

  it('forgets which cursors were used', async () => {
    const one = await partial();
    void one.list.loadMore();
    await one.source.one.answer(rows('x'), 'page 3');
    one.list.reset();
    void one.list.loadMore();
    await one.source.one.answer(rows('z y'), 'page 2');
    void one.list.loadMore();
    await one.source.one.answer(rows('x'), 'page 3');
    assert.deepEqual([one.ids(), one.list.state], ['z y x', 'partial']);
  });
});

describe('a list that is left', () => {
  it('while the first page is awaited is not begun anew', async () => {
    const one = listed();
    const waits = outcomeOf(one.list.ensureLoaded());
    one.list.dispose();
    await turn();
    assert.deepEqual([await waits, one.source.asked.length], ['done', 1]);
  });
});
