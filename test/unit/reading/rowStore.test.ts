import assert from 'node:assert/strict';
import { RowStore } from '../../../src/reading/page/rowStore';
import type { RowView } from '../../../src/reading/rowSchema';
import { range } from '../../support/builders';

const row = (n: number): RowView => ({
  key: `row ${n}`,
  kind: 'message',
  side: 'in',
  who: 'Ada Example',
  channel: { label: 'SMS', icon: 'comment' },
  follows: false,
  text: `Text ${n}`,
  more: 0,
  facts: [],
});

describe('the rows that a page holds', () => {
  it('are asked for before they are seen, and once', () => {
    const store = new RowStore();
    const asked = store.missing({ from: 100, to: 120 }, 1_000);
    assert.ok(asked !== undefined && asked.from < 100 && asked.to > 120);
    assert.equal(store.missing({ from: 100, to: 120 }, 1_000), undefined, 'on its way');
    store.add({ from: asked.from, rows: range(asked.from, asked.to).map(row) });
    assert.equal(store.missing({ from: 100, to: 120 }, 1_000), undefined, 'here');
    assert.equal(store.get(110)?.key, 'row 110');
    assert.ok(store.missing({ from: 400, to: 420 }, 1_000));
  });

  it('are never asked for beyond the ends', () => {
    const store = new RowStore();
    assert.deepEqual(store.missing({ from: 0, to: 5 }, 5), { from: 0, to: 5 });
  });

  it('stay the same few, however far one scrolls', () => {
    const store = new RowStore();
    for (let from = 0; from < 20_000; from += 20) {
      store.add({ from, rows: range(from, from + 20).map(row) });
      store.trim({ from, to: from + 20 });
    }
    const held = range(0, 20_000).filter((n) => store.get(n) !== undefined);
    assert.ok(held.length < 700, `${held.length} rows`);
    assert.ok(held.includes(19_999));
  });
});
