import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SortedRows } from '../../../src/explorer/sortedRows';

interface Row {
  readonly id: string;
  readonly time: number | undefined;
}

const shape = { key: ({ id }: Row) => id, time: ({ time }: Row) => time };
const row = fc.record({ id: fc.nat(30).map(String), time: fc.nat(9) });
const pages = fc.array(fc.array(row, { maxLength: 8 }), { maxLength: 8 });

describe('sorted rows', () => {
  it('are newest first, each key once and the first of it, whatever comes in whatever pages', () => {
    fc.assert(
      fc.property(pages, (all) => {
        const sorted = new SortedRows<Row>(shape);
        const added = all.map((page) => sorted.add(page)).reduce((sum, count) => sum + count, 0);
        const firsts = new Map<string, Row>();
        for (const one of all.flat()) if (!firsts.has(one.id)) firsts.set(one.id, one);
        const expected = [...firsts.values()].sort((a, b) => (b.time ?? 0) - (a.time ?? 0));
        assert.deepEqual(sorted.items, expected);
        assert.deepEqual([added, sorted.length], [firsts.size, firsts.size]);
        for (const [id, one] of firsts) assert.equal(sorted.get(id), one);
      }),
      { numRuns: 500 },
    );
  });

  it('are in order and held once after any overlay, and none of the fresh ones is missing', () => {
    fc.assert(
      fc.property(pages, pages, fc.boolean(), (old, fresh, isAll) => {
        const held = new SortedRows<Row>(shape);
        for (const page of old) held.add(page);
        const read = new SortedRows<Row>(shape);
        for (const page of fresh) read.add(page);
        const kept = held.overlay(read, isAll);
        const { items } = held;
        assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
        assert.deepEqual(items.slice(0, read.length), read.items);
        assert.equal(items.length, read.length + kept);
        const times = items.map(({ time }) => time ?? 0);
        assert.deepEqual(
          times,
          times.toSorted((a, b) => b - a),
        );
        for (const one of items) assert.equal(held.get(one.id), one);
        if (isAll) assert.equal(kept, 0);
      }),
      { numRuns: 500 },
    );
  });

  it('give the same list until it changes, so that nobody needs to copy it', () => {
    const sorted = new SortedRows<Row>(shape);
    sorted.add([{ id: 'a', time: 1 }]);
    const { items } = sorted;
    assert.equal(sorted.items, items);
    sorted.add([{ id: 'b', time: 0 }]);
    assert.notEqual(sorted.items, items);
    assert.equal(items.length, 1);
  });

  it('stay in the order of the server where nothing has a date', () => {
    const sorted = new SortedRows<Row>(shape);
    sorted.add(['c', 'a', 'b'].map((id) => ({ id, time: undefined })));
    sorted.add(['z', 'y'].map((id) => ({ id, time: undefined })));
    assert.equal(sorted.items.map(({ id }) => id).join(''), 'cabzy');
  });
});
