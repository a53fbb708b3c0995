import { setImmediate as turn } from 'node:timers/promises';
import { choose, type Chance } from './actions';
import { insideEditor } from './insideEditor';
import { seeded } from './random';
import { sitDown, size, type Desk } from './desk';

/*
 * Two hours of use, compressed: 10,000 actions of a person, with faults, over a real server on loopback. What is held at
 * the end must be what was held at the beginning. `node --expose-gc`; the seed can be given to play a run again.
 */

const total = 10_000;
const hours = 2;
/** Code is compiled and caches fill while it runs in. */
const warmUp = 2_000;
const mostGrowth = 8 * 1024 * 1024;

interface Held {
  readonly heap: number;
  readonly handles: number;
  readonly listeners: number;
}

let unhandled = 0;
process.on('unhandledRejection', (reason) => {
  unhandled++;
  console.error('unhandled', reason);
});

async function heldNow(desk: Desk): Promise<Held> {
  desk.leave();
  if (globalThis.gc === undefined) throw new Error('Run it with node --expose-gc.');
  for (let n = 0; n < 5; n++) {
    await turn();
    globalThis.gc();
  }
  return {
    heap: process.memoryUsage().heapUsed,
    // Sockets come and go with the pool; what must not grow are timers and the like.
    handles: process.getActiveResourcesInfo().filter((name) => !/TCP|Pipe|TTY/.test(name)).length,
    listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
  };
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

async function main(): Promise<boolean> {
  const seed = Number(process.argv[2] ?? 1);
  const random = seeded(seed);
  const chance: Chance = (below) => Math.floor(random() * below);
  const desk = await sitDown(random);
  const counts = new Map<string, number>();
  await play(desk, warmUp, chance, new Map());
  const before = await heldNow(desk);
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
  const after = await heldNow(desk);
  await desk.close();
  const mega = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  for (const [name, count] of counts) console.log(`${String(count).padStart(6)} ${name}`);
  console.log(`seed ${seed}: ${total} actions, ${simulated.toFixed(1)} h in ${seconds.toFixed(0)} s`);
  console.log(`requests            ${requests}`);
  console.log(`heap                ${mega(before.heap)} before, ${mega(after.heap)} after`);
  console.log(`timers and handles  ${before.handles} before, ${after.handles} after`);
  console.log(`process listeners   ${before.listeners} before, ${after.listeners} after`);
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
    after.heap - before.heap < mostGrowth &&
    after.handles <= before.handles &&
    after.listeners <= before.listeners
  );
}

/** `npm run soak -- 7` plays seed 7; `npm run soak -- 1 model` leaves the editor out. */
async function both(): Promise<boolean> {
  const good = await main();
  return process.argv[3] === 'model' ? good : (await insideEditor()) && good;
}

void both().then((good) => {
  console.log(good ? 'good' : 'NOT GOOD');
  process.exit(good ? 0 : 1);
});
