import { PagedList } from '../../src/explorer/pagedList';
import { ConversationStore } from '../../src/explorer/store';
import type { Fault } from '../integration/catalogue/fault';
import { faults } from '../integration/catalogue/faults';
import { grown, heldNow, type Growth, type Held } from '../support/held';
import { outcomeOf } from '../support/scriptedSource';
import { syntheticConversationId, syntheticMessageId } from '../support/synthetic';
import { never } from './actions';
import { sitDown, type Desk } from './desk';

/*
 * What a fault was met with is gone after it: the same is held after many of them as after one. It has a process of
 * its own, because collecting garbage takes as long as everything that is held takes to look at.
 */

const repeats = 10;
/** A stream that was cut off in the middle of unpacking lets go of its buffers a moment later. */
const most: Growth = { heap: 1024 * 1024, handles: 0, listeners: 0, objects: 0 };
const classes = { ConversationStore, PagedList };

/** Every fault of the catalogue, again and again. Says a line for each. */
export async function memoryAfterFaults(): Promise<boolean> {
  const grew: string[] = [];
  for (const fault of faults) {
    const desk = await sitDown(() => 0.5, fault.deadline);
    try {
      await meet(desk, fault);
      await meet(desk, fault);
      const before = await held(desk);
      for (let n = 0; n < repeats; n++) await meet(desk, fault);
      const after = await held(desk);
      const more = grown(before, after, most);
      if (more.length > 0) grew.push(`${fault.name}: ${more.join(', ')}`);
      console.log(`${kilo(before)} before, ${kilo(after)} after ${repeats} times ${fault.name}`);
    } finally {
      desk.leave();
      await desk.close();
    }
  }
  console.log(`faults that left something: ${grew.join('; ') || 'none'} of ${faults.length}`);
  return grew.length === 0;
}

const kilo = ({ heap }: Held): string => `${(heap / 1024).toFixed(0)} KB`.padStart(9);

async function held(desk: Desk): Promise<Held> {
  desk.leave();
  return heldNow(classes);
}

/** Somebody signs in, meets the fault in a list, a load-all and a look-up, goes on when it is over, and leaves. */
export async function meet(desk: Desk, fault: Fault): Promise<void> {
  const { store, governor } = desk;
  const recover = desk.fail(fault.responder);
  const met = [
    await outcomeOf(store.messages(syntheticConversationId(0)).loadMore()),
    await outcomeOf(store.messages(syntheticConversationId(1)).loadAll(never, () => undefined)),
    await outcomeOf(store.lookUp(syntheticMessageId(0, 1), never)),
  ];
  recover();
  // Longer than the longest wait that anybody asks for.
  desk.clock.skip(25 * 3_600_000);
  governor.tryAgain();
  const later = await outcomeOf(store.conversations.loadMore());
  if (met.includes('done') || later !== 'done')
    throw new Error(`${fault.name}: ${met.join()}, then ${later}`);
  desk.leave();
}
