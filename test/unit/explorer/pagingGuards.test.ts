import assert from 'node:assert/strict';
import type { Cursor } from '../../../src/explorer/pagedList';
import { listed, rows, turn, type Item, type Listed } from '../../support/scriptedSource';

type Server = (cursor: Cursor | undefined) => readonly [items: readonly Item[], next?: Cursor];

/** Loads everything from a server that may not play by the rules. Gives up where a loop has no end. */
async function loadAllFrom(server: Server, options: { prefetch?: boolean } = {}): Promise<Listed> {
  const one = listed(options);
  const all = one.list.loadAll(new AbortController().signal, () => undefined);
  await turn();
  while (one.source.open.length > 0) {
    assert.ok(one.source.asked.length < 50, 'asks for ever');
    const ask = one.source.one;
    await ask.answer(...server(ask.cursor));
  }
  await all;
  return one;
}

const told = ({ list, ids, source }: Listed): readonly unknown[] => [
  ids(),
  list.state,
  list.stopped,
  source.asked.length,
];

describe('paging', () => {
  for (const prefetch of [false, true]) {
    describe(prefetch ? 'with a page fetched ahead' : 'without a page fetched ahead', () => {
      const stops = async (server: Server, ...expected: readonly unknown[]): Promise<void> =>
        assert.deepEqual(told(await loadAllFrom(server, { prefetch })), expected);

      it('ends where the server ends', () =>
        stops(
          (cursor) => (cursor === 'b' ? [rows('x')] : [rows('z y'), 'b']),
          'z y x',
          'complete',
          undefined,
          2,
        ));

      it('stops at a page without new rows', () =>
        stops(
          (cursor) => [rows('z y'), cursor === undefined ? 'b' : 'c'],
          'z y',
          'complete',
          'noNewRows',
          2,
        ));

      it('stops at an empty page that promises more', () =>
        stops(
          (cursor) => (cursor === undefined ? [rows('z'), 'b'] : [[], 'c']),
          'z',
          'complete',
          'noNewRows',
          2,
        ));

      it('stops at an empty first page that promises more', () =>
        stops(() => [[], 'b'], '', 'complete', 'noNewRows', 1));

      for (const length of [1, 2, 3]) {
        it(`stops when cursors repeat in a circle of ${length}`, () => {
          let letter = 'z'.charCodeAt(0);
          const server: Server = (cursor) => {
            const next = cursor === undefined ? 0 : (Number(cursor) + 1) % length;
            return [rows(String.fromCharCode(letter--)), String(next)];
          };
          const ids = 'z y x w'.slice(0, 2 * length + 1);
          return stops(server, ids, 'complete', 'repeatedCursor', length + 1);
        });
      }

      it('goes on when pages overlap, and holds each row once', () =>
        stops(
          (cursor) => {
            if (cursor === undefined) return [rows('z y x'), 'b'];
            return cursor === 'b' ? [rows('y x w'), 'c'] : [rows('w v')];
          },
          'z y x w v',
          'complete',
          undefined,
          3,
        ));

      it('holds a row once that comes twice on a page', () =>
        stops(() => [rows('z z y z y')], 'z y', 'complete', undefined, 1));

      it('puts rows that come in disorder into order', () =>
        stops(
          (cursor) => (cursor === undefined ? [rows('x z'), 'b'] : [rows('w y a')]),
          'z y x w a',
          'complete',
          undefined,
          2,
        ));

      it('keeps the order of the server among rows of one time', () => {
        const same = ['p', 'a', 'q', 'b'].map((id) => ({ id, time: 7 }));
        return stops(
          (cursor) => (cursor === undefined ? [same.slice(0, 2), 'b'] : [same.slice(2)]),
          'p a q b',
          'complete',
          undefined,
          2,
        );
      });

      it('leaves a row without a date behind the one it came after', () =>
        stops(
          () => [[...rows('z'), { id: 'no-date' }, ...rows('y')]],
          'z no-date y',
          'complete',
          undefined,
          1,
        ));
    });
  }

  it('tells a cursor that is 0 from none', async () => {
    const server: Server = (cursor) => (cursor === undefined ? [rows('z'), 0] : [rows('y')]);
    assert.deepEqual(told(await loadAllFrom(server)), ['z y', 'complete', undefined, 2]);
  });

  it('stops, and says so, when there is more but no cursor', async () => {
    const { list, source } = listed();
    void list.loadMore();
    await source.one.answer(rows('z'), undefined, { hasUnreachable: true });
    assert.deepEqual([list.state, list.stopped], ['complete', 'noCursor']);
  });

  it('goes on after a stop once a refresh finds the server well again', async () => {
    const one = await loadAllFrom(() => [rows('z y'), 'same']);
    assert.equal(one.list.stopped, 'noNewRows');
    void one.list.refresh();
    await one.source.one.answer(rows('z y'), 'b');
    assert.deepEqual([one.list.state, one.list.stopped], ['partial', undefined]);
    void one.list.loadMore();
    await one.source.one.answer(rows('x'));
    assert.deepEqual([one.ids(), one.list.state], ['z y x', 'complete']);
  });

  const faulty: readonly (readonly [rule: string, pages: readonly string[]])[] = [
    ['an empty page that promises more', ['z y', '']],
    ['an empty first page that promises more', ['']],
    ['a page without new rows', ['z y', 'z y']],
  ];
  for (const [rule, pages] of faulty) {
    it(`keeps what is held when a refresh comes to ${rule}`, async () => {
      const { list, source, ids } = listed();
      for (const [page, next] of [
        ['z y', 'b'],
        ['x w', 'c'],
      ] as const) {
        void list.loadMore();
        await source.one.answer(rows(page), next);
      }
      void list.refresh();
      for (const page of pages) await source.one.answer(rows(page), 'odd');
      assert.deepEqual([ids(), list.state, source.open.length], ['z y x w', 'partial', 0]);
      void list.loadMore();
      assert.equal(source.one.cursor, 'c');
    });
  }
});
