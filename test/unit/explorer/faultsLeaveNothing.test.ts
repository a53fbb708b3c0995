import assert from 'node:assert/strict';
import { Governor } from '../../../src/api/policy/governor';
import { PagedList } from '../../../src/explorer/pagedList';
import { ConversationStore } from '../../../src/explorer/store';
import { faults } from '../../integration/catalogue/faults';
import { sitDown } from '../../soak/desk';
import { meet } from '../../soak/faults';
import { grown, heldNow, type Growth } from '../../support/held';

/*
 * The short form of `npm run soak -- 1 faults`, which says of each fault what it leaves. Here all of them together may
 * leave no object, timer or listener; of the heap, less than one page of rows kept with each.
 */

const repeats = 2;
const most: Growth = { heap: 4 * 1024 * 1024, handles: 0, listeners: 0, objects: 0 };
const classes = { ConversationStore, PagedList, Governor, AbortController };

describe('all faults of the catalogue', () => {
  it(`leave nothing behind, each met ${repeats} times in lists, load-all and details`, async function () {
    // Each takes its time: bombs, deadlines, and all the memory there is looked at twice.
    this.timeout(180_000);
    // The first time compiles code and fills caches.
    await meetAll(1);
    const before = await heldNow(classes);
    await meetAll(repeats);
    assert.deepEqual(grown(before, await heldNow(classes), most), []);
  });
});

async function meetAll(times: number): Promise<void> {
  for (const fault of faults) {
    const desk = await sitDown(() => 0.5, fault.deadline);
    try {
      for (let n = 0; n < times; n++) await meet(desk, fault);
    } finally {
      desk.leave();
      await desk.close();
    }
  }
}
