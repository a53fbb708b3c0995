import assert from 'node:assert/strict';
import type { Conversation } from '../../../src/api/types';
import { PagedList } from '../../../src/explorer/pagedList';
import { conversationSource } from '../../../src/explorer/sources';
import { never, startApi, type ApiHarness } from '../../support/apiHarness';
import { conversationRow, newest, range } from '../../support/builders';
import { MemoryLocation, newestFirst, type Entry } from '../../support/memoryLocation';

const pageSize = 10;
const idle = { prefetch: false, onChange: () => undefined };

const entries = (dates: readonly number[]): readonly Entry[] =>
  dates.map((date, index) => ({ id: `Entry${String(index).padStart(4, '0')}`, date: newest - date }));

describe('conversations, page by page', () => {
  let harness: ApiHarness;
  let location: MemoryLocation;
  beforeEach(async () => {
    location = new MemoryLocation();
    harness = await startApi({ handler: location.handler });
  });
  afterEach(() => harness.close());

  /** Everything that paging finds. */
  const loadAll = async (): Promise<PagedList<Conversation>> => {
    const source = conversationSource(harness.api, pageSize, () => ({}));
    const list = new PagedList(source, idle);
    await list.loadAll(never, () => assert.ok(harness.server.requests.length < 100, 'asks for ever'));
    return list;
  };

  const findsAll = async (dates: readonly number[], requests: number): Promise<void> => {
    location.conversations = entries(dates);
    const { items, state, stopped } = await loadAll();
    assert.deepEqual(
      items.map(({ id }) => id),
      newestFirst(location.conversations).map(({ id }) => id),
    );
    assert.deepEqual([state, stopped, harness.server.requests.length], ['complete', undefined, requests]);
  };

  it('are all found, each once', () => findsAll(range(0, 35), 4));
  it('are all found where the last page is full', () => findsAll(range(0, 20), 3));
  it('are all found where there are none', () => findsAll([], 1));
  it('are all found where two of one instant are parted by the border of a page', () =>
    findsAll([...range(0, 10), 9, ...range(10, 15)], 2));
  it('are all found where many of one instant lie across the border', () =>
    findsAll([...range(0, 5), ...range(0, 9).map(() => 5), ...range(6, 16)], 4));
  it('are all found behind a whole page of one instant', () =>
    findsAll([...range(0, 10).map(() => 5), ...range(6, 18)], 4));
  it('are all found behind a whole page of one instant in the middle', () =>
    findsAll([...range(0, 10), ...range(0, 9).map(() => 9), ...range(10, 15)], 3));
  it('are all found where all are of one instant', () =>
    findsAll(
      range(0, 7).map(() => 5),
      1,
    ));

  it('do not loop where more share an instant than a page holds, though the API shows no more of them', async () => {
    location.conversations = entries([...range(0, 25).map(() => 5), ...range(6, 9)]);
    const { items, state } = await loadAll();
    assert.deepEqual([items.length, state], [13, 'complete']);
  });

  it('are asked for with the filter of the moment', async () => {
    let query = 'first';
    const source = conversationSource(harness.api, pageSize, () => ({ query, status: 'unread' }));
    await source.fetch(undefined, never);
    query = 'second';
    await source.fetch(undefined, never);
    assert.deepEqual(
      harness.server.requests.map((request) => [request.query['query'], request.query['status']]),
      [
        ['first', 'unread'],
        ['second', 'unread'],
      ],
    );
  });

  it('say that there is more, but not how, when a full page has no dates', async () => {
    const rows = range(0, pageSize).map((n) => conversationRow(n, { sort: null, lastMessageDate: null }));
    harness.server.respondNext(/./, { body: JSON.stringify({ conversations: rows }) });
    const list = new PagedList(
      conversationSource(harness.api, pageSize, () => ({})),
      idle,
    );
    await list.loadMore();
    assert.deepEqual([list.items.length, list.state, list.stopped], [pageSize, 'complete', 'noCursor']);
  });

  it('go on from the last row that has a date', async () => {
    const rows = range(0, pageSize).map((n) =>
      conversationRow(n, n > 7 ? { sort: null, lastMessageDate: null } : {}),
    );
    harness.server.respondNext(/./, { body: JSON.stringify({ conversations: rows }) });
    const { next } = await conversationSource(harness.api, pageSize, () => ({})).fetch(undefined, never);
    assert.equal(next, newest - 7 * 60_000 + 1);
  });

  it('end where the server ignores the cursor', async () => {
    const rows = range(0, pageSize).map((n) => conversationRow(n));
    harness.server.respondNext(/./, { body: JSON.stringify({ conversations: rows }) }, Infinity);
    const { items, state, stopped } = await loadAll();
    assert.deepEqual([items.length, state, stopped], [pageSize, 'complete', 'noNewRows']);
  });

  describe('from a server that plays tricks with the cursor', () => {
    /** A full page, of rows never seen before if `fresh`, all with one cursor that is made of the one asked for. */
    const trick = (cursorFor: (asked: number) => unknown, fresh = true): void => {
      let row = 0;
      location.search = (after) => {
        assert.ok(harness.server.requests.length < 50, 'asks for ever');
        if (!fresh) row = 0;
        const sort = [cursorFor(Number(after ?? newest))];
        return range(0, pageSize).map(() => conversationRow(row++, { sort, lastMessageDate: null }));
      };
    };
    const tells = async (rows: number, requests: number, why: string): Promise<void> => {
      const { items, state, stopped } = await loadAll();
      assert.deepEqual(
        [items.length, state, stopped, harness.server.requests.length],
        [rows, 'complete', why, requests],
      );
    };

    it('stop where it never moves, and say why', () => {
      trick(() => newest);
      return tells(3 * pageSize, 3, 'repeatedCursor');
    });

    for (const far of [2 ** 53, -(2 ** 60), '9007199254740993', 1e300]) {
      it(`stop where it is ${far}, to which one more changes nothing`, () => {
        trick(() => far);
        return tells(pageSize, 1, 'noCursor');
      });
    }

    it('stop where it is as far as numbers count', () => {
      trick(() => Number.MAX_SAFE_INTEGER);
      return tells(3 * pageSize, 3, 'repeatedCursor');
    });

    it('stop where it follows what is asked for, with rows already known', () => {
      trick((asked) => asked - 1, false);
      return tells(pageSize, 3, 'noNewRows');
    });

    it('cost two requests a page at most where it follows what is asked for, with rows ever new', async () => {
      trick((asked) => asked - 1);
      const list = new PagedList(
        conversationSource(harness.api, pageSize, () => ({})),
        idle,
      );
      for (const page of range(0, 5)) {
        await list.loadMore();
        assert.equal(list.state, 'partial');
        assert.ok(harness.server.requests.length <= 2 * (page + 1));
      }
    });
  });
});
