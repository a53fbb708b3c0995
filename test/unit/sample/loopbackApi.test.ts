import assert from 'node:assert/strict';
import { Agent, type RequestOptions } from 'node:http';
import { apiError, drip, hang, htmlPage, reset, truncated } from '../../support/faults';
import { httpGet, usualHeaders, type Answer } from '../../support/httpGet';
import { startLoopbackApi, type LoopbackApi, type LoopbackOptions } from '../../support/loopbackApi';
import { createSampleHandler, sampleLocationId } from '../../../src/sample/handler';
import { sampleConversations } from '../../support/sampleIds';

describe('loopback API', () => {
  let api: LoopbackApi;
  const search = `/conversations/search?locationId=${sampleLocationId}`;

  async function start(options: LoopbackOptions = {}): Promise<void> {
    api = await startLoopbackApi(options);
  }

  const get = (path: string, options?: RequestOptions): Promise<Answer> => httpGet(api.url, path, options);

  afterEach(() => api.close());

  it('answers 404 without a body to clients that do not accept JSON, and refuses nameless ones', async () => {
    await start();
    const { status, text } = await get(search, { headers: { ...usualHeaders, accept: '*/*' } });
    assert.deepEqual([status, text], [404, '']);
    for (const agent of ['', 'node', 'axios/1.21.1']) {
      const refused = await get(search, { headers: { ...usualHeaders, 'user-agent': agent } });
      assert.equal(refused.status, 403);
      assert.match(refused.text, /1010/);
    }
    await api.close();
    await start({ edge: false });
    assert.equal((await get(search, { headers: { ...usualHeaders, 'user-agent': 'node' } })).status, 200);
  });

  it('refuses and records every other method', async () => {
    await start();
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      assert.equal((await get('/conversations/messages', { method })).status, 405);
    }
    assert.deepEqual(
      api.requests.map(({ method, status }) => `${method} ${String(status)}`),
      ['POST 405', 'PUT 405', 'DELETE 405', 'PATCH 405'],
    );
  });

  it('sends what the handler says, byte for byte, and records what was asked', async () => {
    const now = (): number => Date.UTC(2026, 5, 1);
    await start({ now });
    const path = `/conversations/${sampleConversations.hostile}/messages`;
    const { text } = await get(`${path}?limit=100`);
    const direct = createSampleHandler({ now })({
      path,
      query: { limit: '100' },
      headers: { version: 'v3' },
    });
    assert.equal(text, direct.text);
    const [request] = api.requests;
    assert.deepEqual(
      [request?.method, request?.path, request?.query, request?.headers.authorization, request?.status],
      ['GET', path, { limit: '100' }, usualHeaders.authorization, 200],
    );
    await get('/a/../b/%2e%2e/c');
    assert.equal(api.requests[1]?.path, '/a/../b/%2e%2e/c');
  });

  it('plays scripted answers for the next matching requests only', async () => {
    await start();
    api.respondNext('/conversations/search', apiError(429, 'slow down', { 'retry-after': '3' }), 2);
    const takeBack = api.respondNext(/locations/, htmlPage(502), Infinity);
    assert.equal((await get(`/locations/${sampleLocationId}`)).status, 502);
    takeBack();
    assert.equal((await get(`/locations/${sampleLocationId}`)).status, 200);
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push(await get(search));
    assert.deepEqual(
      statuses.map(({ status, headers }) => [status, headers['retry-after']]),
      [
        [429, '3'],
        [429, '3'],
        [200, undefined],
      ],
    );
  });

  it('breaks connections in the ways networks do', async () => {
    await start();
    api.respondNext('/x', reset);
    await assert.rejects(get('/x'), { code: 'ECONNRESET' });
    api.respondNext('/x', truncated('{"conversations":[]}', 7));
    await assert.rejects(get('/x'), { code: 'ECONNRESET' });
    api.respondNext('/x', drip('{"a":1}', 1));
    assert.equal((await get('/x')).text, '{"a":1}');
    api.respondNext('/x', { status: 204, headers: {} });
    const empty = await get('/x');
    assert.deepEqual([empty.status, empty.text, empty.headers['content-type']], [204, '', undefined]);
  });

  it('notices a client that gives up', async () => {
    await start();
    api.respondNext('/slow', hang);
    const controller = new AbortController();
    const answer = get('/slow', { signal: controller.signal });
    const request = await api.waitForRequest('/slow');
    assert.equal(request.closedEarly, false);
    controller.abort();
    await assert.rejects(answer, { name: 'AbortError' });
    await until(() => request.closedEarly);
    await until(() => api.openConnections === 0);
  });

  it('holds requests at a gate until the test lets them pass', async () => {
    await start();
    const gate = api.gate(/search/);
    let answered = 0;
    const answers = [1, 2, 3].map(async () => {
      await get(search);
      answered++;
    });
    await gate.whenHeld(3);
    assert.equal((await get(`/locations/${sampleLocationId}`)).status, 200);
    assert.equal(answered, 0);
    gate.releaseOne();
    await Promise.race(answers);
    assert.equal(gate.held, 2);
    gate.release();
    await Promise.all(answers);
    await get(search);
    assert.equal(gate.held, 0);
  });

  it('waits for requests to come, and says what came instead', async () => {
    await start();
    const second = api.waitForRequest(({ query }) => query['limit'] === '2', { count: 2 });
    await get(`${search}&limit=2`);
    await get(`${search}&limit=3`);
    await get(`${search}&limit=2`);
    assert.equal(await second, api.requests[2]);
    assert.equal(await api.waitForRequest('/conversations/search'), api.requests[0]);
    await assert.rejects(api.waitForRequest('/never', { timeoutMs: 20 }), /GET \/conversations\/search/);
  });

  it('counts connections', async () => {
    await start();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await get(search, { agent });
    await get(search, { agent });
    assert.deepEqual([api.connections, api.openConnections], [1, 1]);
    await get(search, { agent: false });
    assert.equal(api.connections, 2);
    agent.destroy();
  });

  it('waits before answers, and longer on new connections', async () => {
    await start({ latencyMs: 30, connectionLatencyMs: 200 });
    await get(search, { agent: false });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const took = async (): Promise<number> => {
      const begin = performance.now();
      await get(search, { agent });
      return performance.now() - begin;
    };
    const [first, again] = [await took(), await took()];
    assert.ok(first >= 225, first.toFixed(1));
    assert.ok(again >= 29 && again < first, again.toFixed(1));
    agent.destroy();
  });

  it('refuses beyond a rate limit', async () => {
    await start({ rateLimit: { max: 2, intervalMs: 60_000, daily: 100 } });
    const seen: string[] = [];
    for (let i = 0; i < 3; i++) {
      const { status, headers } = await get(search);
      seen.push([status, headers['x-ratelimit-remaining'], headers['x-ratelimit-daily-remaining']].join());
    }
    assert.deepEqual(seen, ['200,1,99', '200,0,98', '429,0,98']);
  });

  it('closes although requests still wait', async () => {
    await start();
    api.respondNext('/slow', hang);
    const gate = api.gate('/held');
    const pending = [get('/slow'), get('/held')].map((answer) =>
      assert.rejects(answer, { code: 'ECONNRESET' }),
    );
    await api.waitForRequest('/slow');
    await gate.whenHeld();
    await api.close();
    await Promise.all(pending);
    assert.equal(api.openConnections, 0);
    await start();
  });
});

/** Polls, for what the operating system reports in its own time. */
async function until(condition: () => boolean): Promise<void> {
  for (const end = performance.now() + 2000; !condition();) {
    assert.ok(performance.now() < end, `not within 2 s: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
