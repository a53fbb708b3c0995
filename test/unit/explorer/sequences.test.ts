import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createClient } from '../../../src/api/client';
import { isApiError } from '../../../src/api/errors';
import { TransportError, type Handler } from '../../../src/api/http';
import { Governor } from '../../../src/api/policy/governor';
import { ConversationStore } from '../../../src/explorer/store';
import { testAgent, testToken } from '../../support/apiHarness';
import { newest, range } from '../../support/builders';
import { ManualClock } from '../../support/manualClock';
import { MemoryLocation, newestFirst } from '../../support/memoryLocation';
import { ScheduledTransport, type Failure } from '../../support/scheduledTransport';
import { turn } from '../../support/scriptedSource';

/*
 * Whatever a person and a network do, in any order, with the real client, its retries and limits: in the end there are
 * the rows of a clean load of the account that is shown, under the filter that is set.
 */

const json = { 'content-type': 'application/json' };
const faults: Readonly<Record<string, Failure>> = {
  broken: new TransportError('network', 'ECONNRESET'),
  expired: new TransportError('network', 'CERT_HAS_EXPIRED'),
  late: new TransportError('timeout', undefined),
  limited: { status: 429, headers: { ...json, 'retry-after': '4' }, text: '{}' },
  limitedForLong: { status: 429, headers: { ...json, 'retry-after': '400' }, text: '{}' },
  busy: { status: 503, headers: {}, text: '' },
  failed: { status: 500, headers: {}, text: '' },
  revoked: { status: 401, headers: json, text: '{"message":"Invalid JWT"}' },
  scope: { status: 401, headers: json, text: '{"message":"not authorized for this scope"}' },
  page: { status: 200, headers: {}, text: '<html>' },
  half: { status: 200, headers: json, text: '{"conversations":[{"id":"' },
};
const clicks = ['load', 'load', 'loadAll', 'cancelAll', 'refresh', 'filter', 'unfilter', 'switch'] as const;
/** A click, an answer (`deliver`), a fault by its name, or time that passes (`wait`, `read`). */
type Step = string;

const steps = fc.array(
  fc.oneof(
    { weight: 10, arbitrary: fc.constant<Step>('deliver') },
    { weight: 8, arbitrary: fc.constantFrom<Step>(...clicks) },
    { weight: 3, arbitrary: fc.constantFrom<Step>(...Object.keys(faults)) },
    { weight: 2, arbitrary: fc.constantFrom<Step>('wait', 'read') },
  ),
  { minLength: 5, maxLength: 50 },
);

/** An account whose search finds every other conversation. */
class Place {
  readonly location = new MemoryLocation();
  readonly clock: ManualClock;
  readonly governor: Governor;
  readonly network: ScheduledTransport;

  constructor(name: string, count: number, clock: ManualClock) {
    this.clock = clock;
    this.location.conversations = range(0, count).map((n) => ({ id: `${name}${n}`, date: newest - n * 60 }));
    this.governor = new Governor({ clock, random: () => 0.5 });
    this.network = new ScheduledTransport(this.handler);
  }

  readonly handler: Handler = (request) => {
    const { location } = this;
    const all = location.conversations;
    location.conversations = this.ids(request.query['query']).flatMap((id) =>
      all.filter((row) => row.id === id),
    );
    const answer = location.handler(request);
    location.conversations = all;
    return answer;
  };

  ids(query: string | undefined): readonly string[] {
    const found = newestFirst(this.location.conversations).map(({ id }) => id);
    return query === undefined ? found : found.filter((_, n) => n % 2 === 0);
  }

  open(prefetch: boolean, pageSize = 4): ConversationStore {
    const api = createClient({
      locationId: 'Location00001',
      userAgent: testAgent,
      version: undefined,
      token: () => Promise.resolve(testToken),
      connect: () => Promise.resolve(this.network.transport),
      governor: this.governor,
      deadline: 3_600_000,
    });
    return new ConversationStore({ api, pageSize, prefetch, onChange: () => undefined });
  }
}

describe('any sequence of clicks, answers, waits and faults', () => {
  it('ends in the rows of a clean load, of the account and the filter that are shown', async () => {
    const figures = { sent: 0, switched: 0, failed: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 6, max: 30 }),
        fc.nat(19),
        fc.boolean(),
        steps,
        async (one, other, prefetch, played) => {
          const clock = new ManualClock();
          const places = [new Place('One', one, clock), new Place('Other', other, clock)] as const;
          let place = places[0];
          let store = place.open(prefetch);
          let cancel = new AbortController();
          const mistakes: unknown[] = [];
          const run = (work: Promise<unknown>): void =>
            void work.catch((error: unknown) => {
              figures.failed++;
              if (!isApiError(error) || error.kind === 'internal') mistakes.push(error);
            });
          const click = (step: Step): void => {
            const list = store.conversations;
            if (step === 'load') run(list.loadMore());
            else if (step === 'loadAll') run(list.loadAll(cancel.signal, () => undefined));
            else if (step === 'refresh') {
              place.governor.tryAgain();
              run(list.refresh());
            } else if (step === 'filter') store.setFilter({ query: 'any' });
            else if (step === 'unfilter') store.setFilter({});
            else if (step === 'cancelAll') {
              cancel.abort();
              cancel = new AbortController();
            } else if (step === 'switch') {
              store.dispose();
              place = place === places[0] ? places[1] : places[0];
              store = place.open(prefetch);
              figures.switched++;
            }
          };
          const wanted = (): readonly string[] => place.ids(store.filter.query);
          const held = (): readonly string[] => store.conversations.items.map(({ id }) => id);
          const check = (): void => {
            assert.deepEqual(mistakes, []);
            assert.deepEqual(held(), wanted().slice(0, held().length));
            for (const { network } of places) assert.ok(network.pending.length <= 4);
          };
          for (const step of played) {
            const fault = faults[step];
            if (fault !== undefined) place.network.fail(fault);
            else if (step === 'deliver') place.network.deliver();
            else if (step === 'wait') await clock.pass(5_000);
            else if (step === 'read') await clock.pass(90_000);
            else click(step);
            await turn();
            check();
          }
          const settle = async (work: Promise<unknown>): Promise<void> => {
            const ended = { yet: false };
            run(work.finally(() => (ended.yet = true)));
            for (let rounds = 0; !ended.yet; rounds++) {
              assert.ok(rounds < 500, 'spins for ever');
              for (const { network } of places) network.deliver();
              await clock.pass(10_000);
            }
          };
          // The network is well again, more time has passed than any server asked for, and somebody clicks.
          await settle(Promise.resolve());
          await clock.pass(500_000);
          place.governor.tryAgain();
          await settle(store.conversations.refresh());
          await settle(store.conversations.loadAll(new AbortController().signal, () => undefined));
          check();
          assert.deepEqual(held(), wanted());
          assert.deepEqual([store.conversations.activity, store.conversations.error], ['idle', undefined]);
          assert.equal(place.governor.state.waiting, 0);
          for (const { network } of places) figures.sent += network.sent;
        },
      ),
      { numRuns: 600 },
    );
    // Else the property says nothing.
    assert.ok(
      figures.sent > 3_000 && figures.switched > 100 && figures.failed > 100,
      JSON.stringify(figures),
    );
  });
});
