import { setImmediate as turn } from 'node:timers/promises';
import * as v8 from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What a process holds once everything that can go is gone. */
export interface Held {
  /** Bytes. */
  readonly heap: number;
  /** Timers and the like. Sockets come and go with the pool. */
  readonly handles: number;
  readonly listeners: number;
  /** Live objects, by the name of their class: whatever is forgotten to be let go keeps some of these alive. */
  readonly objects: Readonly<Record<string, number>>;
}

type Class = new (...args: never[]) => object;

export async function heldNow(classes: Readonly<Record<string, Class>>): Promise<Held> {
  const collect = collector();
  for (let n = 0; n < 3; n++) {
    await turn();
    collect();
  }
  return {
    heap: process.memoryUsage().heapUsed,
    handles: process.getActiveResourcesInfo().filter((name) => !/TCP|Pipe|TTY|GetAddr/.test(name)).length,
    listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
    objects: Object.fromEntries(
      Object.entries(classes).map(([name, of]) => [name, v8.queryObjects(of, { format: 'count' })]),
    ),
  };
}

/** `--expose-gc` can be given while a process runs; a new context then has it. */
function collector(): () => void {
  v8.setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  return () => {
    if (typeof gc === 'function') Reflect.apply(gc, undefined, []);
  };
}

const mega = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** A line for each thing that is held. */
export function heldLines(before: Held, after: Held): readonly string[] {
  const line = (name: string, was: string | number, is: string | number): string =>
    `${name.padEnd(20)}${was} before, ${is} after`;
  return [
    line('heap', mega(before.heap), mega(after.heap)),
    line('timers and handles', before.handles, after.handles),
    line('process listeners', before.listeners, after.listeners),
    ...Object.entries(after.objects).map(([name, is]) => line(name, before.objects[name] ?? 0, is)),
  ];
}

export interface Growth {
  /** Bytes. */
  readonly heap: number;
  readonly handles: number;
  readonly listeners: number;
  /** Of each class. */
  readonly objects: number;
}

/** What grew more than it may, by name. */
export function grown(before: Held, after: Held, most: Growth): readonly string[] {
  const more: readonly (readonly [name: string, by: number, most: number])[] = [
    ['heap', after.heap - before.heap, most.heap],
    ['timers and handles', after.handles - before.handles, most.handles],
    ['process listeners', after.listeners - before.listeners, most.listeners],
    ...Object.entries(after.objects).map(
      ([name, is]) => [name, is - (before.objects[name] ?? 0), most.objects] as const,
    ),
  ];
  return more.filter(([, by, limit]) => by > limit).map(([name, by]) => `${name} by ${by}`);
}
