import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { createTransport } from '../../../src/api/axiosTransport';
import { factsOf, never, startApi, testToken, type ApiHarness } from '../../support/apiHarness';
import { deferred } from '../../support/deferred';
import type { Responder } from '../../support/faults';

describe('a call that is cancelled', () => {
  let harness: ApiHarness;
  beforeEach(async () => (harness = await startApi()));
  afterEach(() => harness.close());

  const isCancelled = async (work: Promise<unknown>): Promise<void> => {
    const { kind, status, details } = await factsOf(work);
    assert.deepEqual([kind, status, details], ['cancelled', undefined, undefined]);
  };

  /** Plays `begin`, then waits until the client has gone away. */
  function heldAfter(begin: Extract<Responder, (...args: never[]) => unknown>): {
    readonly responder: Responder;
    readonly begun: Promise<void>;
    readonly gone: Promise<void>;
  } {
    const [begun, gone] = [deferred<undefined>(), deferred<undefined>()];
    const responder: Responder = async (request, response) => {
      response.on('close', () => gone.resolve(undefined));
      await begin(request, response);
      begun.resolve(undefined);
    };
    return { responder, begun: begun.promise, gone: gone.promise };
  }

  it('before it begins makes no request', async () => {
    const { api, server } = harness;
    const aborted = AbortSignal.abort();
    await isCancelled(api.getMessage('AnyId', aborted));
    await isCancelled(api.getConversation('AnyId', aborted));
    await isCancelled(api.listMessages('AnyId', { limit: 1 }, aborted));
    await isCancelled(api.searchConversations({ limit: 1 }, aborted));
    assert.deepEqual([server.requests.length, server.connections], [0, 0]);
  });

  it('while the token is read makes no request', async () => {
    const token = deferred<string>();
    const abort = new AbortController();
    const call = harness.client({ token: () => token.promise }).getMessage('AnyId', abort.signal);
    abort.abort();
    token.resolve(testToken);
    await isCancelled(call);
    assert.deepEqual([harness.server.requests.length, harness.server.connections], [0, 0]);
  });

  it('while the HTTP library loads makes no request', async () => {
    const loaded = deferred<undefined>();
    const asked = deferred<undefined>();
    const abort = new AbortController();
    const api = harness.client({
      connect: async () => {
        asked.resolve(undefined);
        await loaded.promise;
        return createTransport({ baseUrl: harness.server.url });
      },
    });
    const call = api.getMessage('AnyId', abort.signal);
    await asked.promise;
    abort.abort();
    loaded.resolve(undefined);
    await isCancelled(call);
    assert.equal(harness.server.requests.length, 0);
  });

  const moments: Readonly<Record<string, Extract<Responder, (...args: never[]) => unknown>>> = {
    'while the server thinks': () => undefined,
    'after the headers have come': (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders();
    },
    'in the middle of the body': (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":"AnyId","body":"');
    },
    'in the middle of an error': (_request, response) => {
      response.writeHead(401, { 'content-type': 'application/json' }).write('{"message":"');
    },
  };
  for (const [moment, begin] of Object.entries(moments)) {
    it(`${moment} ends at once, and its connection with it`, async () => {
      const { responder, begun, gone } = heldAfter(begin);
      harness.server.respondNext(/./, responder);
      const abort = new AbortController();
      const call = harness.api.getMessage('AnyId', abort.signal);
      await begun;
      abort.abort();
      await isCancelled(call);
      await gone;
    });
  }

  it('leaves others alone, on the same client', async () => {
    const { api, server } = harness;
    const gate = server.gate(/./);
    const abort = new AbortController();
    const cancelled = isCancelled(api.searchConversations({ limit: 1 }, abort.signal));
    const other = api.searchConversations({ limit: 2 }, never);
    await gate.whenHeld(2);
    abort.abort();
    await cancelled;
    gate.release();
    assert.equal((await other).items.length, 2);
  });

  it('too late has its answer', async () => {
    const abort = new AbortController();
    const { items } = await harness.api.searchConversations({ limit: 3 }, abort.signal);
    abort.abort();
    assert.equal(items.length, 3);
  });

  it('is said to be cancelled in the log, not failed', async () => {
    await factsOf(harness.api.getMessage('AnyId', AbortSignal.abort()));
    assert.deepEqual(
      harness.lines.map(({ outcome, status }) => [outcome, status]),
      [['cancelled', undefined]],
    );
  });

  it('leaves no listener on a signal that lives longer', async () => {
    const { signal } = new AbortController();
    for (let call = 0; call < 20; call++) await harness.api.searchConversations({ limit: 1 }, signal);
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });
});
