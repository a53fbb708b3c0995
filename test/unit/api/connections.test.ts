import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createTransport } from '../../../src/api/axiosTransport';
import { startDeadline } from '../../../src/api/deadline';
import { TransportError } from '../../../src/api/http';
import { factsOf, never, startApi, type ApiHarness } from '../../support/apiHarness';
import { deferred } from '../../support/deferred';
import { drip, hang, type Responder } from '../../support/faults';
import { usualHeaders } from '../../support/httpGet';
import { startLoopbackApi, type LoopbackApi } from '../../support/loopbackApi';
import { connectBy, ways } from '../../support/ways';

const message = JSON.stringify({ id: 'AnyId', body: 'x'.repeat(1_000) });

for (const way of ways) {
  describe(`a redirect, by ${way}`, () => {
    let harness: ApiHarness;
    let elsewhere: LoopbackApi;
    before(async () => {
      harness = await startApi();
      elsewhere = await startLoopbackApi();
    });
    after(async () => {
      await harness.close();
      await elsewhere.close();
    });

    const targets: Readonly<Record<string, () => { location?: string; host?: string }>> = {
      'to another host': () => ({
        location: `${elsewhere.url}/conversations/messages/AnyId`,
        host: new URL(elsewhere.url).host,
      }),
      'to itself': () => ({ location: '/conversations/messages/AnyId' }),
      'to a file': () => ({ location: 'file:///etc/hosts', host: '' }),
      'to nowhere': () => ({}),
    };
    for (const status of [301, 302, 303, 307, 308]) {
      for (const [what, target] of Object.entries(targets)) {
        it(`${status} ${what} is not followed`, async () => {
          const { server } = harness;
          const { location, host } = target();
          server.requests.length = 0;
          const headers: Record<string, string> = location === undefined ? {} : { location };
          const stop = server.respondNext(/./, { status, headers }, 30);
          const facts = await factsOf(harness.client(connectBy(way, server.url)).getMessage('AnyId', never));
          stop();
          assert.deepEqual([facts.kind, facts.status, facts.code], ['redirected', status, host]);
          assert.deepEqual([server.requests.length, elsewhere.connections], [1, 0]);
        });
      }
    }
  });

  describe(`a slow answer, by ${way}`, () => {
    let harness: ApiHarness;
    beforeEach(async () => (harness = await startApi()));
    afterEach(() => harness.close());

    for (const [what, slow] of Object.entries<Responder>({
      'never begins': hang,
      'comes byte by byte': drip(message, 20),
      'stops in the middle': (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).write(message.slice(0, 100));
      },
    })) {
      it(`that ${what} is ended by the deadline, with its connection`, async () => {
        const gone = deferred<undefined>();
        harness.server.respondNext(/./, (request, response) => {
          response.on('close', () => gone.resolve(undefined));
          return typeof slow === 'function' ? slow(request, response) : undefined;
        });
        const api = harness.client({ ...connectBy(way, harness.server.url), deadline: 250 });
        assert.equal((await factsOf(api.getMessage('AnyId', never))).kind, 'timeout');
        await gone.promise;
        assert.equal(harness.server.requests[0]?.closedEarly, true);
      });
    }
  });
}

describe('a deadline', () => {
  it('that is over does not abort what comes later', async () => {
    const deadline = startDeadline(20, never);
    deadline.clear();
    // A timer that began later and lasts longer has fired: the first one's time is over.
    await once(startDeadline(60, never).signal, 'abort');
    assert.deepEqual([deadline.signal.aborted, deadline.passed], [false, false]);
  });

  it('knows a caller who had enough before from one who is late', async () => {
    const cancelled = startDeadline(1_000, AbortSignal.abort());
    assert.deepEqual([cancelled.signal.aborted, cancelled.passed], [true, false]);
    cancelled.clear();
    const late = startDeadline(1, never);
    await once(late.signal, 'abort');
    assert.equal(late.passed, true);
  });
});

describe('connections', () => {
  let server: LoopbackApi;
  beforeEach(async () => (server = await startLoopbackApi()));
  afterEach(() => server.close());

  it('are kept: 20 requests one after the other need no more than 2', async () => {
    const transport = createTransport({ baseUrl: server.url });
    const query = { locationId: server.locationId, limit: '1' };
    const headers = { ...usualHeaders };
    for (let i = 0; i < 20; i++) {
      const { status } = await transport({ path: '/conversations/search', query, headers, signal: never });
      assert.equal(status, 200);
    }
    assert.ok(server.connections <= 2, `${server.connections} connections`);
  });

  it('are not made to another origin than that of the base URL', async () => {
    // A base URL without a slash at its end: what follows it could become a part of the host.
    const transport = createTransport({ baseUrl: 'http://127.0.0.1' });
    const port = new URL(server.url).port;
    for (const path of [`:${port}/conversations/search`, `@127.0.0.1:${port}/`, '.example/']) {
      const asked = transport({ path, query: {}, headers: {}, signal: never });
      await assert.rejects(asked, new TransportError('network', 'ORIGIN'));
    }
    assert.equal(server.connections, 0);
  });
});
