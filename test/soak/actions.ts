import { setImmediate as turn } from 'node:timers/promises';
import { isApiError } from '../../src/api/errors';
import { apiError, htmlPage, reset, truncated, type Responder } from '../support/faults';
import { sampleMails } from '../support/sampleIds';
import { syntheticConversationId, syntheticMessageId } from '../support/synthetic';
import { size, type Desk } from './desk';

/* What a person and a network do in two hours. */

export type Chance = (below: number) => number;
export type Action = (desk: Desk, chance: Chance) => Promise<void> | void;

/** Of who never gives up. It outlives every call. */
export const never = new AbortController().signal;
const conversationId = (chance: Chance): string => syntheticConversationId(chance(size.conversations));

const faults: readonly Responder[] = [
  apiError(429, 'Too Many Requests', { 'retry-after': '3' }),
  apiError(429, 'Too Many Requests'),
  apiError(502, 'no'),
  apiError(503, 'no', { 'retry-after': '2' }),
  apiError(500, 'no'),
  apiError(401, 'Invalid JWT'),
  apiError(401, 'The token is not authorized for this scope.'),
  apiError(404, 'no'),
  htmlPage(),
  reset,
  truncated('{"messages":[]}'.padEnd(500), 200),
];

/** Expected failures are the network's; anything else is a mistake of ours and ends the run. */
async function expected(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!isApiError(error) || error.kind === 'internal') throw error;
  });
}

export const actions: Readonly<Record<string, { readonly weight: number; readonly run: Action }>> = {
  load: { weight: 20, run: ({ store }) => expected(store.conversations.loadMore()) },
  expand: {
    weight: 25,
    run: ({ store }, chance) => expected(store.messages(conversationId(chance)).ensureLoaded()),
  },
  'load more messages': {
    weight: 10,
    run: ({ store }, chance) => expected(store.messages(conversationId(chance)).loadMore()),
  },
  open: {
    weight: 15,
    run: ({ store }, chance) => {
      const id = syntheticMessageId(chance(size.conversations), chance(size.messagesPer));
      return expected(store.lookUp(id, never));
    },
  },
  'look up what is not there': {
    weight: 3,
    run: ({ store }, chance) => expected(store.lookUp(`Nobody${chance(1_000_000)}`, never)),
  },
  'open an email': {
    weight: 3,
    run: ({ store }) => expected(store.lookUpEmail(sampleMails.quoteTable, never)),
  },
  'look up a conversation': {
    weight: 3,
    run: ({ store }, chance) => expected(store.lookUpConversation(conversationId(chance), never)),
  },
  refresh: {
    weight: 8,
    run: async ({ store, governor }) => {
      governor.tryAgain();
      store.forgetLookUps();
      store.noteEarlier();
      await expected(store.conversations.refresh());
    },
  },
  filter: {
    weight: 4,
    run: ({ store, governor }, chance) => {
      governor.tryAgain();
      store.setFilter(chance(2) === 0 ? {} : { query: `query ${chance(10)}` });
    },
  },
  'load all, and cancel': {
    weight: 3,
    run: async ({ store }, chance) => {
      const abort = new AbortController();
      const work = expected(store.messages(conversationId(chance)).loadAll(abort.signal, () => undefined));
      for (let n = chance(4); n > 0; n--) await turn();
      abort.abort();
      await work;
    },
  },
  'load all': {
    weight: 1,
    run: ({ store }) => expected(store.conversations.loadAll(never, () => undefined)),
  },
  'click many rows at once': {
    weight: 2,
    run: async ({ store }, chance) => {
      const rows = Array.from({ length: 12 }, () => store.messages(conversationId(chance)).loadMore());
      await Promise.all(rows.map(expected));
    },
  },
  fault: {
    weight: 6,
    run: (desk, chance) => desk.breakNext(faults[chance(faults.length)] ?? reset, 1 + chance(4)),
  },
  'sign out and in': { weight: 1, run: (desk) => desk.signInAgain() },
};

/** By weight. */
export function choose(chance: Chance): readonly [name: string, action: Action] {
  const all = Object.entries(actions);
  let rest = chance(all.reduce((sum, [, { weight }]) => sum + weight, 0));
  for (const [name, { weight, run }] of all) {
    if (rest < weight) return [name, run];
    rest -= weight;
  }
  throw new RangeError('no action');
}
