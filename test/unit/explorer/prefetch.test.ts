import assert from 'node:assert/strict';
import { isApiError } from '../../../src/api/errors';
import { cancelled, listed, outcomeOf, rows, turn, type Listed } from '../../support/scriptedSource';

/** A list that holds `z y` and is fetching `page 2` ahead. */
async function ahead(): Promise<Listed> {
  const one = listed({ prefetch: true });
  void one.list.loadMore();
  await one.source.one.answer(rows('z y'), 'page 2');
  return one;
}

describe('fetching ahead', () => {
  it('begins after the first page, and stays one request ahead', async () => {
    const { list, source, ids } = await ahead();
    assert.deepEqual([source.one.cursor, list.activity, ids()], ['page 2', 'idle', 'z y']);
    await source.one.answer(rows('x'), 'page 3');
    await turn();
    assert.deepEqual([source.asked.length, ids()], [2, 'z y']);
  });

  it('makes the next page there at once', async () => {
    const { list, source, ids } = await ahead();
    await source.one.answer(rows('x'), 'page 3');
    await list.loadMore();
    assert.deepEqual([ids(), source.asked.length, source.one.cursor], ['z y x', 3, 'page 3']);
  });

  it('is joined by a load while it is under way', async () => {
    const { list, source, ids } = await ahead();
    const load = list.loadMore();
    assert.deepEqual([source.asked.length, list.activity], [2, 'loading']);
    await source.one.answer(rows('x'));
    await load;
    assert.deepEqual([ids(), source.asked.length], ['z y x', 2]);
  });

  it('fails without a word, and is asked again when it is wanted', async () => {
    const { list, source, ids } = await ahead();
    await source.one.fail();
    assert.deepEqual([list.error, list.activity, source.open.length], [undefined, 'idle', 0]);
    const load = list.loadMore();
    await turn();
    assert.equal(source.one.cursor, 'page 2');
    await source.one.answer(rows('x'));
    await load;
    assert.equal(ids(), 'z y x');
  });

  it('that somebody gave up is asked again by who wants it', async () => {
    const { list, source, ids } = await ahead();
    await source.one.fail(cancelled());
    const load = list.loadMore();
    await turn();
    await source.one.answer(rows('x'));
    await load;
    assert.equal(ids(), 'z y x');
  });

  it('that was joined ends with who gives up, without an error and without asking again', async () => {
    const { list, source, ids } = await ahead();
    const load = outcomeOf(list.loadMore());
    await source.one.fail(cancelled());
    assert.equal(await load, 'cancelled');
    assert.deepEqual(
      [source.open.length, list.activity, list.error, list.state, ids()],
      [0, 'idle', undefined, 'partial', 'z y'],
    );
  });

  it('is asked again when it fails after it was joined', async () => {
    const { list, source } = await ahead();
    const load = outcomeOf(list.loadMore());
    await source.one.fail();
    assert.equal(source.one.cursor, 'page 2');
    await source.one.fail();
    assert.equal(await load, 'Error: as the test wants');
    assert.notEqual(list.error, undefined);
  });

  const ends: Readonly<Record<string, (listed: Listed) => unknown>> = {
    'a reset': ({ list }) => list.reset(),
    'disposing of the list': ({ list }) => list.dispose(),
  };
  for (const [what, end] of Object.entries(ends)) {
    it(`is aborted by ${what}`, async () => {
      const one = await ahead();
      const { signal } = one.source.one;
      end(one);
      await turn();
      assert.deepEqual([signal.aborted, one.source.open.length, one.source.asked.length], [true, 0, 2]);
    });
  }

  it('is aborted by a refresh, and begins again after it', async () => {
    const { list, source } = await ahead();
    const { signal } = source.one;
    void list.refresh();
    assert.deepEqual([signal.aborted, source.one.cursor], [true, undefined]);
    await source.one.answer(rows('z y'), 'page 2');
    assert.deepEqual([source.one.cursor, list.activity], ['page 2', 'idle']);
  });

  it('does not begin at the end, nor after a stop', async () => {
    for (const next of [undefined, 'page 2']) {
      const one = await ahead();
      await one.source.one.answer(next === undefined ? rows('x') : rows('z'), next);
      await one.list.loadMore();
      assert.deepEqual([one.list.state, one.source.open.length], ['complete', 0]);
    }
  });

  it('does not begin where it is switched off', async () => {
    const { list, source } = listed({ prefetch: false });
    void list.loadMore();
    await source.one.answer(rows('z y'), 'page 2');
    await turn();
    assert.equal(source.open.length, 0);
  });

  it('leaves at most one request under way while everything is loaded', async () => {
    const { list, source, ids } = listed({ prefetch: true });
    const all = list.loadAll(new AbortController().signal, () => undefined);
    for (let page = 0; page < 10; page++) {
      assert.equal(source.open.length, 1);
      await source.one.answer(
        rows(String.fromCharCode(122 - page)),
        page === 9 ? undefined : `page ${page + 2}`,
      );
    }
    await all;
    assert.deepEqual([source.asked.length, ids()], [10, 'z y x w v u t s r q']);
  });
});

describe('loading all', () => {
  it('tells of each page', async () => {
    const { list, source } = listed();
    const heard: unknown[] = [];
    const all = list.loadAll(new AbortController().signal, (loaded, total) => {
      heard.push([loaded, total]);
    });
    await source.one.answer(rows('z y'), 'page 2', { total: 3 });
    await source.one.answer(rows('x'));
    await all;
    assert.deepEqual(heard, [
      [2, 3],
      [3, 3],
    ]);
  });

  for (const prefetch of [false, true]) {
    const how = prefetch ? ', with a page fetched ahead' : '';
    it(`keeps what came when it is cancelled, and begins nothing more${how}`, async () => {
      const { list, source, ids } = listed({ prefetch });
      const abort = new AbortController();
      const all = outcomeOf(list.loadAll(abort.signal, () => undefined));
      await source.one.answer(rows('z y'), 'page 2');
      const { asked } = source;
      const before = asked.length;
      abort.abort();
      assert.equal(await all, 'cancelled');
      await turn();
      assert.deepEqual([ids(), list.state, list.activity, list.error], ['z y', 'partial', 'idle', undefined]);
      assert.deepEqual([asked.length, source.open.length], [before, 0]);
    });

    it(`can go on after a cancel${how}`, async () => {
      const { list, source, ids } = listed({ prefetch });
      const abort = new AbortController();
      const all = outcomeOf(list.loadAll(abort.signal, () => abort.abort()));
      await source.one.answer(rows('z y'), 'page 2');
      assert.equal(await all, 'done');
      const load = list.loadMore();
      assert.equal(source.one.cursor, 'page 2');
      await source.one.answer(rows('x'));
      await load;
      assert.deepEqual([ids(), list.state], ['z y x', 'complete']);
    });
  }

  it('says why the list is empty when its first page is cancelled, to whoever opened it too', async () => {
    const { list } = listed();
    const opening = list.ensureLoaded();
    const abort = new AbortController();
    const all = outcomeOf(list.loadAll(abort.signal, () => undefined));
    abort.abort();
    assert.equal(await all, 'cancelled');
    await opening;
    assert.deepEqual(
      [list.state, list.activity, isApiError(list.error, 'cancelled')],
      ['pristine', 'idle', true],
    );
  });

  it('asks nothing when it is cancelled before it begins', async () => {
    const { list, source } = listed();
    assert.equal(await outcomeOf(list.loadAll(AbortSignal.abort(), () => undefined)), 'done');
    assert.equal(source.asked.length, 0);
  });

  it('ends with the error of the page that fails, and keeps the others', async () => {
    const { list, source, ids } = listed();
    const all = outcomeOf(list.loadAll(new AbortController().signal, () => undefined));
    await source.one.answer(rows('z y'), 'page 2');
    await source.one.fail();
    assert.equal(await all, 'Error: as the test wants');
    assert.deepEqual([ids(), list.state], ['z y', 'partial']);
  });

  it('goes on to the end when a refresh comes between', async () => {
    const { list, source, ids } = listed();
    const all = outcomeOf(list.loadAll(new AbortController().signal, () => undefined));
    await source.one.answer(rows('z y'), 'page 2');
    const refresh = outcomeOf(list.refresh());
    await source.one.answer(rows('z y'), 'page 2');
    await source.one.answer(rows('x'), 'page 3');
    await source.one.answer(rows('w'));
    assert.deepEqual([await all, await refresh, ids(), list.state], ['done', 'done', 'z y x w', 'complete']);
  });

  it('leaves no listener on its signal', async () => {
    const { list, source } = listed();
    const { signal } = new AbortController();
    const removed: string[] = [];
    signal.removeEventListener = (type: string): void => void removed.push(type);
    const all = list.loadAll(signal, () => undefined);
    await source.one.answer(rows('z'));
    await all;
    assert.deepEqual(removed, ['abort']);
  });
});
