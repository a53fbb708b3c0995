import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Heights } from '../../../src/reading/heights';
import { anchorAt, centred, inView, moved, newest, positionOf, spanOf } from '../../../src/reading/viewport';

const view = 700;
const sizes = fc.array(fc.integer({ min: 18, max: 1_500 }), { minLength: 1, maxLength: 200 });

/** Rows that are guessed at first; `real` is what they turn out to be when they are drawn. */
function list(count: number): Heights {
  const heights = new Heights();
  heights.splice(0, 0, count);
  return heights;
}

function measured(real: readonly number[]): Heights {
  const heights = list(real.length);
  real.forEach((height, index) => heights.measure(index, height));
  return heights;
}

/** Draws until nothing is new, as the page does. @returns the rows drawn */
function settle(heights: Heights, real: readonly number[], anchor: ReturnType<typeof anchorAt>) {
  for (;;) {
    const span = spanOf(heights, positionOf(heights, anchor), view, 100);
    let changed = false;
    for (let index = span.from; index < span.to; index++)
      if (heights.measure(index, real[index] ?? 0) !== 0) changed = true;
    if (!changed) return span;
  }
}

describe('the rows that are drawn', () => {
  it('leave no gap in the view, wherever it stands and whatever heights the rows turn out to have', () => {
    fc.assert(
      fc.property(sizes, fc.nat(200_000), (real, somewhere) => {
        const heights = list(real.length);
        const anchor = anchorAt(heights, somewhere % Math.max(1, heights.total), view);
        const span = settle(heights, real, anchor);
        const position = Math.min(positionOf(heights, anchor), Math.max(0, heights.total - view));
        assert.ok(heights.below(span.from) <= position, 'below');
        const top = heights.below(span.to);
        assert.ok(top >= Math.min(position + view, heights.total), 'above');
      }),
    );
  });

  it('are few, however many there are', () => {
    const heights = list(100_000);
    for (const position of [0, 3_000_000, heights.total]) {
      const { from, to } = spanOf(heights, position, view, 300);
      assert.ok(to - from < 30, `${to - from} rows`);
      assert.ok(to <= 100_000);
    }
    assert.deepEqual(spanOf(list(0), 0, view, 300), { from: 0, to: 0 });
  });
});

describe('the row that the view is held by', () => {
  it('stays where it is on the screen, whatever the rows below and above it turn out to be', () => {
    fc.assert(
      fc.property(sizes, sizes, fc.nat(100_000), (before, after, somewhere) => {
        const heights = measured(before);
        const position = somewhere % Math.max(1, heights.total);
        const anchor = anchorAt(heights, position, view);
        fc.pre(anchor !== newest && anchor.index < after.length);
        const distance = heights.below(anchor.index) - position;
        after.forEach((height, index) => heights.measure(index, height));
        const now = positionOf(heights, anchor);
        fc.pre(now > 0);
        assert.ok(Math.abs(heights.below(anchor.index) - now - distance) < 0.01);
      }),
    );
  });

  it('is the one in the middle, so that neither end of the view decides', () => {
    const heights = measured(Array.from({ length: 50 }, () => 100));
    assert.deepEqual(anchorAt(heights, 1_000, 700), { index: 13, offset: 300 });
  });

  it('is the newest at the end: what comes in is seen', () => {
    const heights = list(10);
    const anchor = anchorAt(heights, 1, view);
    heights.splice(0, 0, 3);
    assert.equal(positionOf(heights, moved(anchor, { at: 0, removed: 0, inserted: 3 }, 13)), 0);
  });

  it('moves with the list: older rows change nothing, newer ones push it up', () => {
    fc.assert(
      fc.property(sizes, fc.nat(100_000), fc.nat(300), fc.nat(50), (real, somewhere, at, inserted) => {
        const heights = measured(real);
        const position = 3 + (somewhere % heights.total);
        const anchor = anchorAt(heights, position, view);
        const place = Math.min(at, real.length);
        heights.splice(place, 0, inserted);
        const after = moved(anchor, { at: place, removed: 0, inserted }, heights.count);
        assert.equal(after.index, place <= anchor.index ? anchor.index + inserted : anchor.index);
        assert.equal(after.offset, anchor.offset);
        if (place > anchor.index) assert.equal(positionOf(heights, after), positionOf(heights, anchor));
      }),
    );
  });

  it('gives its place to its neighbour when it is taken out', () => {
    const splice = { at: 2, removed: 3, inserted: 0 };
    assert.deepEqual(moved({ index: 3, offset: 9 }, splice, 10), { index: 2, offset: 9 });
    assert.deepEqual(moved({ index: 5, offset: 9 }, splice, 10), { index: 2, offset: 9 });
    assert.deepEqual(moved({ index: 4, offset: 9 }, { at: 2, removed: 3, inserted: 1 }, 2), {
      index: 1,
      offset: 9,
    });
  });
});

describe('going to a row', () => {
  it('brings it into view whole, by the least movement', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 18, max: 600 }), { minLength: 1, maxLength: 100 }),
        fc.nat(),
        fc.nat(60_000),
        (real, n, somewhere) => {
          const heights = measured(real);
          const index = n % real.length;
          const position = somewhere % heights.total;
          const target = positionOf(heights, inView(heights, index, position, view));
          const bottom = heights.below(index) - target;
          assert.ok(bottom >= -0.01 && bottom + heights.height(index) <= view + 0.01, 'in view');
          const wasIn = heights.below(index) >= position && heights.below(index + 1) <= position + view;
          if (wasIn) assert.ok(Math.abs(target - position) < 0.01, 'not moved for nothing');
        },
      ),
    );
  });

  it('shows the beginning of one that is higher than the view', () => {
    const heights = measured([100, 2_000, 100]);
    const anchor = inView(heights, 1, 0, view);
    assert.equal(positionOf(heights, anchor) + view, heights.below(2));
  });

  it('puts what was found into the middle', () => {
    const heights = measured(Array.from({ length: 50 }, () => 100));
    const anchor = centred(heights, 20, view);
    assert.equal(positionOf(heights, anchor) + view / 2, heights.below(20) + 50);
  });
});
