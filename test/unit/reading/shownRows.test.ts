import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Message } from '../../../src/api/types';
import { changeOf, ShownRows } from '../../../src/reading/shownRows';
import { messageOf, range } from '../../support/builders';

const all = range(0, 60).map((n) => messageOf(n));
const again = range(0, 60).map((n) => messageOf(n));
const activity = messageOf(100, { messageType: 'TYPE_ACTIVITY_APPOINTMENT', type: 31 });
const some = fc.uniqueArray(fc.nat(59)).map((numbers) => numbers.flatMap((n) => all[n] ?? []));

describe('a change of the rows', () => {
  it('is one stretch, whose exchange makes the old rows the new ones', () => {
    fc.assert(
      fc.property(some, some, (before, after) => {
        const change = changeOf(before, after);
        const rows = [...before];
        if (change !== undefined)
          rows.splice(change.at, change.removed, ...after.slice(change.at, change.at + change.inserted));
        assert.deepEqual(
          rows.map(({ id }) => id),
          after.map(({ id }) => id),
        );
      }),
    );
  });

  it('is only the older rows when a page was added', () => {
    assert.deepEqual(changeOf(all.slice(0, 20), all.slice(0, 50)), {
      at: 20,
      removed: 0,
      inserted: 30,
      replaced: false,
    });
    assert.equal(changeOf(all, [...all]), undefined);
  });

  it('tells that rows were read anew though they are the same ones', () => {
    assert.deepEqual(changeOf(all, again), { at: 60, removed: 0, inserted: 0, replaced: true });
    const newer: Message[] = [messageOf(61), ...again];
    assert.deepEqual(changeOf(all, newer), { at: 0, removed: 0, inserted: 1, replaced: true });
  });
});

describe('the records of what happened', () => {
  const list = [...all.slice(0, 3), activity, ...all.slice(3, 6)];

  it('can be left out and brought back', () => {
    const shown = new ShownRows(true);
    shown.update(list);
    assert.equal(shown.rows.length, 7);
    assert.deepEqual(shown.setActivity(false), { at: 3, removed: 1, inserted: 0, replaced: false });
    assert.deepEqual([shown.rows.length, shown.hidden], [6, 1]);
    assert.deepEqual(shown.setActivity(true), { at: 3, removed: 0, inserted: 1, replaced: false });
  });

  it('stay left out when more is loaded', () => {
    const shown = new ShownRows(false);
    shown.update(list.slice(0, 3));
    assert.deepEqual(shown.update(list), { at: 3, removed: 0, inserted: 3, replaced: false });
  });
});
