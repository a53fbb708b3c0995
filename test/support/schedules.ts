import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isApiError } from '../../src/api/errors';
import { TransportError } from '../../src/api/http';
import type { PagedList } from '../../src/explorer/pagedList';
import type { ScheduledTransport, Failure } from './scheduledTransport';
import { turn } from './scriptedSource';

/*
 * What can happen to a list, in any order: a person clicks, answers come or fail, and between any two of these the
 * server may change.
 */

export type Step =
  'open' | 'load' | 'loadAll' | 'cancelAll' | 'refresh' | 'reset' | 'deliver' | Fault | 'change';
export type Fault = keyof typeof faults;

const json = { 'content-type': 'application/json' };
const faults = {
  broken: new TransportError('network', 'ECONNRESET'),
  rateLimited: { status: 429, headers: { ...json, 'retry-after': '1' }, text: '{}' },
  server: { status: 503, headers: {}, text: '' },
  revoked: { status: 401, headers: json, text: '{"message":"Invalid JWT"}' },
  page: { status: 200, headers: {}, text: '<html>' },
  half: { status: 200, headers: json, text: '{"messages":{"messages":[{"id":"' },
} as const satisfies Record<string, Failure>;

const isFault = (step: Step): step is Fault => step in faults;

const quiet: readonly Step[] = ['open', 'load', 'loadAll', 'cancelAll', 'refresh', 'reset'];
const kinds: readonly Fault[] = ['broken', 'rateLimited', 'server', 'revoked', 'page', 'half'];

/** Schedules of up to 40 steps; answers are half of what happens, so that lists grow. */
export function schedules(...more: readonly Step[]): fc.Arbitrary<readonly Step[]> {
  const step = fc.oneof(
    { weight: 10, arbitrary: fc.constant<Step>('deliver') },
    { weight: 8, arbitrary: fc.constantFrom(...quiet, ...more) },
    { weight: 2, arbitrary: fc.constantFrom(...kinds) },
  );
  return fc.array(step, { minLength: 5, maxLength: 40 });
}

export interface Played<T> {
  readonly list: PagedList<T>;
  readonly network: ScheduledTransport;
  /** Plays a step and waits until everything has gone on that can. */
  play(step: Step): Promise<void>;
  /** The server is well again: everything that is asked is answered, until nothing is asked. */
  settle(work?: Promise<unknown>): Promise<void>;
}

export function player<T>(list: PagedList<T>, network: ScheduledTransport, change: () => void): Played<T> {
  let cancel = new AbortController();
  const unexpected: unknown[] = [];
  /** A list may fail as the network does; anything else is a fault of its own. */
  const run = (work: Promise<void>): void =>
    void work.catch((error: unknown) => {
      if (!isApiError(error) || error.kind === 'internal') unexpected.push(error);
    });
  const plays: Record<Exclude<Step, Fault>, () => void> = {
    open: () => run(list.ensureLoaded()),
    load: () => run(list.loadMore()),
    loadAll: () => run(list.loadAll(cancel.signal, () => undefined)),
    cancelAll: () => {
      cancel.abort();
      cancel = new AbortController();
    },
    refresh: () => run(list.refresh()),
    reset: () => list.reset(),
    deliver: () => network.deliver(),
    change,
  };
  const check = (): void => {
    assert.deepEqual(unexpected, []);
    assert.ok(network.pending.length <= 1, `${network.pending.length} requests at once`);
    if (list.activity !== 'idle')
      assert.equal(network.pending.length, 1, `${list.activity} without a request`);
  };
  return {
    list,
    network,
    play: async (step) => {
      if (isFault(step)) network.fail(faults[step]);
      else plays[step]();
      await turn();
      check();
    },
    settle: async (work = Promise.resolve()) => {
      await turn();
      while (network.pending.length > 0) {
        assert.ok(network.sent < 2_000, 'asks for ever');
        network.deliver();
        await turn();
      }
      await work;
      check();
    },
  };
}
