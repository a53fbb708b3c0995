import assert from 'node:assert/strict';
import { listed, rows, type Item, type Listed } from '../../support/scriptedSource';

/** A list that holds these pages, and has more unless it is said to be all. */
async function holding(pages: readonly string[], { isAll = false } = {}): Promise<Listed> {
  const one = listed();
  for (const [index, page] of pages.entries()) {
    void one.list.loadMore();
    const last = isAll && index === pages.length - 1;
    await one.source.one.answer(rows(page), last ? undefined : `after ${page}`);
  }
  return one;
}

/** Refreshes, with these pages as the server's answers. */
async function refreshed(
  one: Listed,
  pages: readonly (readonly [ids: string | readonly Item[], next?: string])[],
): Promise<void> {
  const refresh = one.list.refresh();
  for (const [page, next] of pages)
    await one.source.one.answer(typeof page === 'string' ? rows(page) : page, next);
  assert.equal(one.source.open.length, 0, 'asks for more pages than expected');
  await refresh;
}

describe('a refresh', () => {
  it('reads from the top as far as rows are held', async () => {
    const one = await holding(['z y', 'x w', 'v u']);
    await refreshed(one, [
      ['z y', 'after z y'],
      ['x w', 'after x w'],
      ['v u', 'after v u'],
    ]);
    assert.deepEqual([one.ids(), one.list.state], ['z y x w v u', 'partial']);
  });

  it('adds what is new, takes away what is gone, and keeps the place', async () => {
    const one = await holding(['y x', 'w v']);
    await refreshed(one, [
      ['z y', 'after y'],
      ['w v', 'after v'],
    ]);
    assert.deepEqual([one.ids(), one.list.state], ['z y w v', 'partial']);
    void one.list.loadMore();
    assert.equal(one.source.one.cursor, 'after v');
  });

  it('shows the newer version of a row', async () => {
    const one = await holding(['z y'], { isAll: true });
    await refreshed(one, [[[{ id: 'z', time: 26, version: 2 }, ...rows('y')]]]);
    assert.equal(one.list.get('z')?.version, 2);
    assert.equal(one.list.items[0]?.version, 2);
  });

  it('keeps the rows beyond what it read, and their place', async () => {
    const one = await holding(['y x', 'w v']);
    await refreshed(one, [
      ['z y', 'after y'],
      ['x w', 'after w'],
    ]);
    assert.equal(one.ids(), 'z y x w v');
    void one.list.loadMore();
    assert.equal(one.source.one.cursor, 'after w v');
  });

  it('reads no more than five pages, and keeps what lies beyond', async () => {
    const pages = ['z', 'y', 'x', 'w', 'v', 'u', 't'];
    const one = await holding(pages);
    await refreshed(
      one,
      pages.slice(0, 5).map((page) => [page, `after ${page}`] as const),
    );
    assert.equal(one.ids(), 'z y x w v u t');
  });

  it('takes the end of the server for the end of the list', async () => {
    const one = await holding(['z y', 'x w']);
    await refreshed(one, [['z x']]);
    assert.deepEqual([one.ids(), one.list.state], ['z x', 'complete']);
  });

  it('empties a list that has become empty', async () => {
    const one = await holding(['z y'], { isAll: true });
    await refreshed(one, [['']]);
    assert.deepEqual([one.ids(), one.list.state], ['', 'complete']);
  });

  it('opens a complete list again when there is more now', async () => {
    const one = await holding(['z y'], { isAll: true });
    await refreshed(one, [['z y', 'after y']]);
    assert.equal(one.list.state, 'partial');
  });

  it('drops what lies beyond a gap, rather than hide that rows are missing', async () => {
    const one = await holding(['e d', 'c b']);
    await refreshed(one, [
      ['z y', 'after y'],
      ['x w', 'after w'],
    ]);
    assert.equal(one.ids(), 'z y x w');
    void one.list.loadMore();
    assert.equal(one.source.one.cursor, 'after w');
  });

  it('sees the gap also when an old row came back with a new date', async () => {
    const one = await holding(['e d', 'c b']);
    await refreshed(one, [
      [[...rows('z'), { id: 'b', time: 25 }], 'after b'],
      ['x w', 'after w'],
    ]);
    assert.equal(one.ids(), 'z b x w');
    void one.list.loadMore();
    assert.equal(one.source.one.cursor, 'after w');
  });

  it('moves a row that came back with a new date, and does not hold it twice', async () => {
    const one = await holding(['z y', 'x w']);
    await refreshed(one, [
      [[{ id: 'w', time: 27 }, ...rows('z')], 'after z'],
      ['y x', 'after x'],
    ]);
    assert.equal(one.ids(), 'w z y x');
  });

  it('takes over the new total', async () => {
    const one = await holding(['z y']);
    void one.list.refresh();
    await one.source.one.answer(rows('z y'), 'after y', { total: 12 });
    assert.equal(one.list.total, 12);
  });
});
