import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Heights } from '../../../src/reading/heights';

type Step =
  | { readonly kind: 'measure'; readonly at: number; readonly height: number }
  | { readonly kind: 'splice'; readonly at: number; readonly removed: number; readonly inserted: number };

const steps = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('measure' as const),
      at: fc.nat(400),
      height: fc.integer({ min: 1, max: 900 }),
    }),
    fc.record({
      kind: fc.constant('splice' as const),
      at: fc.nat(300),
      removed: fc.nat(20),
      inserted: fc.nat(60),
    }),
  ),
  { maxLength: 40 },
);

/** The same by plain arrays. */
function plainly(list: readonly Step[]): (number | undefined)[] {
  const sizes: (number | undefined)[] = [];
  for (const step of list) {
    if (step.kind === 'splice')
      sizes.splice(step.at, step.removed, ...Array.from({ length: step.inserted }, () => undefined));
    else if (step.at < sizes.length) sizes[step.at] = step.height;
  }
  return sizes;
}

function apply(list: readonly Step[]): Heights {
  const heights = new Heights();
  for (const step of list) {
    if (step.kind === 'splice') heights.splice(step.at, step.removed, step.inserted);
    else heights.measure(step.at, step.height);
  }
  return heights;
}

describe('the heights of rows', () => {
  it('add up as plain sums do, after any changes', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const heights = apply(list);
        const plain = plainly(list);
        assert.equal(heights.count, plain.length);
        const guess = new Heights();
        guess.splice(0, 0, 1);
        let sum = 0;
        plain.forEach((size, index) => {
          assert.equal(heights.isMeasured(index), size !== undefined);
          assert.equal(heights.height(index), size ?? guess.total);
          assert.equal(heights.below(index), sum);
          sum += size ?? guess.total;
        });
        assert.equal(heights.total, sum);
      }),
    );
  });

  it('find for every distance the row that is there', () => {
    fc.assert(
      fc.property(steps, fc.nat(60_000), (list, distance) => {
        const heights = apply(list);
        const index = heights.rowAt(distance);
        if (distance >= heights.total) {
          assert.equal(index, Math.max(0, heights.count - 1));
          return;
        }
        assert.ok(heights.below(index) <= distance);
        assert.ok(distance < heights.below(index + 1));
      }),
    );
  });

  it('say by how much a row differs from what was taken for it', () => {
    const heights = new Heights();
    heights.splice(0, 0, 3);
    const before = heights.total;
    const change = heights.measure(1, 200);
    assert.equal(heights.total - before, change);
    assert.equal(heights.measure(1, 200), 0);
    assert.equal(heights.measure(7, 200), 0, 'a row that is not there');
  });

  it('stay below what a browser can lay out, however many rows were never drawn', () => {
    for (const count of [1_000, 100_000, 1_000_000, 5_000_000]) {
      const heights = new Heights();
      heights.splice(0, 0, count);
      assert.ok(heights.total <= 33_000_000, `${count} rows: ${heights.total}`);
      assert.ok(heights.rowAt(heights.total / 2) > 0);
    }
  });
});
