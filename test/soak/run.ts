import { getEventListeners } from 'node:events';
import { Governor } from '../../src/api/policy/governor';
import { PagedList } from '../../src/explorer/pagedList';
import { ConversationStore } from '../../src/explorer/store';
import { choose, never, type Chance } from './actions';
import { memoryAfterFaults } from './faults';
import { grown, heldLines, heldNow, type Growth, type Held } from '../support/held';
import { insideEditor } from './insideEditor';
import { seeded } from './random';
import { sitDown, size, type Desk } from './desk';

/*
 * Two hours of use, compressed: 10,000 actions of a person, with faults, over a real server on loopback. What is held at
 * the end must be what was held at the beginning. The seed can be given to play a run again.
 */

const total = 10_000;
const hours = 2;
/** Code is compiled and caches fill while it runs in. */
const warmUp = 2_000;
const most: Growth = { heap: 8 * 1024 * 1024, handles: 0, listeners: 0, objects: 0 };
const classes = { ConversationStore, PagedList, Governor, AbortController };

let unhandled = 0;
process.on('unhandledRejection', (reason) => {
  unhandled++;
  console.error('unhandled', reason);
});

async function heldBy(desk: Desk): Promise<Held> {
  desk.leave();
  return heldNow(classes);
}

async function play(desk: Desk, count: number, chance: Chance, counts: Map<string, number>): Promise<void> {
  let under: Promise<void>[] = [];
  for (let n = 0; n < count; n++) {
    const [name, action] = choose(chance);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    under.push(Promise.resolve(action(desk, chance)));
    desk.clock.skip((hours * 3_600_000) / total);
    // A person waits for some answers and not for others.
    if (chance(3) > 0 || under.length > 8) {
      await Promise.all(under);
      under = [];
    }
  }
  await Promise.all(under);
}

/** The network is well again and somebody clicks: all rows are there. */
async function rowsInTheEnd(desk: Desk): Promise<string> {
  desk.leave();
  const { conversations } = desk.store;
  await conversations.loadAll(new AbortController().signal, () => undefined);
  const ids = new Set(conversations.items.map(({ id }) => id));
  return `${ids.size} of ${size.conversations}, ${conversations.items.length - ids.size} doubled`;
}

async function main(seed: number): Promise<boolean> {
  const random = seeded(seed);
  const chance: Chance = (below) => Math.floor(random() * below);
  const desk = await sitDown(random);
  const counts = new Map<string, number>();
  await play(desk, warmUp, chance, new Map());
  const before = await heldBy(desk);
  const spentBefore = desk.requests;
  const began = performance.now();
  const clockBefore = desk.clock.now();
  await play(desk, total, chance, counts);
  const { waiting } = desk.governor.state;
  const { logged } = desk;
  const rows = await rowsInTheEnd(desk);
  const simulated = (desk.clock.now() - clockBefore) / 3_600_000;
  const seconds = (performance.now() - began) / 1000;
  const requests = desk.requests - spentBefore;
  const after = await heldBy(desk);
  await desk.close();
  const more = grown(before, after, most);
  // Of a signal that outlives every call.
  const onSignal = getEventListeners(never, 'abort').length;
  for (const [name, count] of counts) console.log(`${String(count).padStart(6)} ${name}`);
  console.log(`seed ${seed}: ${total} actions, ${simulated.toFixed(1)} h in ${seconds.toFixed(0)} s`);
  console.log(`requests            ${requests}`);
  for (const line of heldLines(before, after)) console.log(line);
  console.log(`grew too much       ${more.join(', ') || 'nothing'}`);
  console.log(`listeners left      ${onSignal}`);
  console.log(`request log         ${logged} entries at most`);
  console.log(`calls still waiting ${waiting}`);
  console.log(`rows in the end     ${rows}`);
  console.log(`unhandled           ${unhandled}`);
  return (
    unhandled === 0 &&
    waiting === 0 &&
    requests > total / 4 &&
    rows === `${size.conversations} of ${size.conversations}, 0 doubled` &&
    logged <= 500 &&
    more.length === 0 &&
    onSignal === 0
  );
}

/**
 * `npm run soak -- 7` plays seed 7; `npm run soak -- 1 model` plays one of the three parts, `... faults` and `... editor`
 * the others, and `npm run soak -- 1 editor 500` so many actions of the last.
 */
async function all(): Promise<boolean> {
  const seed = Number(process.argv[2] ?? 1);
  const only = process.argv[3];
  const actions = Number(process.argv[4] ?? total);
  const parts = {
    model: () => main(seed),
    faults: memoryAfterFaults,
    editor: () => insideEditor(seed, actions),
  };
  let good = true;
  for (const [name, part] of Object.entries(parts)) {
    if (only === undefined || only === name) good = (await part()) && good;
  }
  return good;
}

void all().then((good) => {
  console.log(good ? 'good' : 'NOT GOOD');
  process.exit(good ? 0 : 1);
});
