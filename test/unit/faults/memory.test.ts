import assert from 'node:assert/strict';
import { PagedList } from '../../../src/explorer/pagedList';
import { ConversationStore } from '../../../src/explorer/store';
import type { Fault } from '../../integration/catalogue/fault';
import { faults } from '../../integration/catalogue/faults';
import { sitDown, type Desk } from '../../soak/desk';
import { grown, heldNow, type Growth, type Held } from '../../support/held';
import { outcomeOf } from '../../support/scriptedSource';
import { syntheticConversationId, syntheticMessageId } from '../../support/synthetic';

/* What a fault was met with is gone after it: the same is held after many of them as after a few. */

const repeats = 4;
const most: Growth = { heap: 1024 * 1024, handles: 0, listeners: 0, objects: 0 };
const classes = { ConversationStore, PagedList };
const { signal: never } = new AbortController();

/** F1, F2...; measuring takes longer than a fault does. */
const familyOf = ({ name }: Fault): string => /^F\d+/.exec(name)?.[0] ?? 'others';

describe('memory after faults', function () {
  this.timeout(60_000);
  for (const family of new Set(faults.map(familyOf))) {
    const members = faults.filter((fault) => familyOf(fault) === family);
    it(`is what it was before: ${family}`, async () => {
      const deadline = Math.min(...members.map((fault) => fault.deadline ?? 30_000));
      const desk = await sitDown(() => 0.5, deadline);
      try {
        for (const fault of members) await meet(desk, fault);
        const before = await held(desk);
        for (let n = 0; n < repeats; n++) for (const fault of members) await meet(desk, fault);
        assert.deepEqual(grown(before, await held(desk), most), []);
      } finally {
        desk.leave();
        await desk.close();
      }
    });
  }

  async function held(desk: Desk): Promise<Held> {
    desk.leave();
    return heldNow(classes);
  }

  /** Somebody signs in, meets the fault in a list and a look-up, goes on when it is over, and leaves. */
  async function meet(desk: Desk, fault: Fault): Promise<void> {
    const { store, governor } = desk;
    const recover = desk.fail(fault.responder);
    assert.notEqual(await outcomeOf(store.messages(syntheticConversationId(0)).loadMore()), 'done');
    await outcomeOf(store.lookUp(syntheticMessageId(0, 1), never));
    recover();
    // Longer than the longest wait that anybody asks for.
    desk.clock.skip(25 * 3_600_000);
    governor.tryAgain();
    assert.equal(await outcomeOf(store.conversations.loadMore()), 'done');
    desk.leave();
  }
});
