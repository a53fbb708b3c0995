import { createTransport } from '../../src/api/axiosTransport';
import { createClient } from '../../src/api/client';
import type { Governor } from '../../src/api/policy/governor';
import { createTraffic } from '../../src/api/traffic';
import { ConversationStore } from '../../src/explorer/store';
import { testAgent } from '../support/apiHarness';
import type { Responder } from '../support/faults';
import { startLoopbackApi, type LoopbackApi } from '../support/loopbackApi';
import { SwiftClock } from '../support/manualClock';
import { soakHandler } from './server';

export const size = { conversations: 230, messagesPer: 120 };

/** One person before one window: the model as the extension puts it together, over a real socket. */
export interface Desk {
  readonly store: ConversationStore;
  readonly governor: Governor;
  readonly clock: SwiftClock;
  readonly requests: number;
  /** Answers every request so until it is taken back. */
  fail(responder: Responder): () => void;
  /** Entries of the request log. */
  readonly logged: number;
  breakNext(responder: Responder, times: number): void;
  /** Leaves the account; every other time another token signs in. */
  signInAgain(): void;
  /** Leaves the account for good. */
  leave(): void;
  close(): Promise<void>;
}

/** @param deadline milliseconds for one request */
export async function sitDown(random: () => number, deadline = 30_000): Promise<Desk> {
  const began = Date.now();
  const server: LoopbackApi = await startLoopbackApi({ handler: soakHandler(size, began) });
  const clock = new SwiftClock();
  const traffic = createTraffic({ clock, random });
  let signIns = 0;
  let requests = 0;
  let undo = (): void => undefined;
  const session = (): Pick<Desk, 'store' | 'governor'> => {
    const token = `made-up-token-for-the-soak-${signIns++ % 2}`;
    const { locationId, url } = server;
    const governor = traffic.governor(token, locationId, url);
    governor.tryAgain();
    traffic.requests.welcome({ locationId, baseUrl: url });
    const api = createClient({
      locationId,
      userAgent: testAgent,
      deadline,
      version: undefined,
      governor,
      recorder: traffic.requests,
      baseUrl: url,
      token: () => Promise.resolve(token),
      connect: () => Promise.resolve(createTransport({ baseUrl: url })),
    });
    return {
      governor,
      store: new ConversationStore({ api, pageSize: 20, prefetch: true, onChange: () => undefined }),
    };
  };
  let now: Pick<Desk, 'store' | 'governor'> | undefined = session();
  const current = (): Pick<Desk, 'store' | 'governor'> => (now ??= session());
  return {
    clock,
    get store() {
      return current().store;
    },
    get governor() {
      return current().governor;
    },
    get requests() {
      // What the server remembers of them is no part of what is measured.
      requests += server.requests.splice(0).length;
      return requests;
    },
    get logged() {
      return traffic.requests.entries.length;
    },
    fail: (responder) => server.respondNext(/./, responder, Infinity),
    breakNext: (responder, times) => {
      undo();
      undo = server.respondNext(/./, responder, times);
    },
    signInAgain: () => {
      now?.store.dispose();
      now = session();
    },
    leave: () => {
      undo();
      now?.store.dispose();
      now = undefined;
      traffic.requests.forget({ locationId: server.locationId, baseUrl: server.url });
    },
    close: () => server.close(),
  };
}
