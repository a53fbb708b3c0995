import * as assert from 'node:assert/strict';
import * as http from 'node:http';
import { apiError, drip, hang, htmlPage, reset, truncated } from '../../support/faults';
import { startLoopbackApi, type LoopbackApi, type LoopbackOptions } from '../../support/loopbackApi';
import { allScopes } from '../../support/loopbackAuth';
import { createSampleHandler, sampleLocationId } from '../../../src/sample/handler';
import { sampleConversations, sampleMessages } from '../../support/sampleIds';

const usual = {
  authorization: 'Bearer token-of-a-test-0001',
  version: '2021-04-15',
  accept: 'application/json',
  'user-agent': 'conversation-explorer-tests/1',
};

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: http.IncomingHttpHeaders;
}

describe('loopback API', () => {
  let api: LoopbackApi;
  const search = `/conversations/search?locationId=${sampleLocationId}`;

  async function start(options: LoopbackOptions = {}): Promise<void> {
    api = await startLoopbackApi(options);
  }

  function get(path: string, options: http.RequestOptions = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = http.request(`${api.url}${path}`, { headers: usual, ...options }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            text: Buffer.concat(chunks).toString(),
            headers: response.headers,
          }),
        );
      });
      request.on('error', reject);
      request.end();
    });
  }

  async function messageOf(path: string, headers: Record<string, string>): Promise<string> {
    const { status, text } = await get(path, { headers: { ...usual, ...headers } });
    return `${String(status)} ${String((JSON.parse(text) as { message?: unknown }).message)}`;
  }

  afterEach(() => api.close());

  describe('with tokens', () => {
    const pit = 'pit-00000000-0000-4000-8000-000000000001';
    const agency = 'pit-00000000-0000-4000-8000-000000000002';
    const company = 'aaaa.bbbb.cccc';
    const elsewhere = 'pit-00000000-0000-4000-8000-000000000003';
    const few = 'pit-00000000-0000-4000-8000-000000000004';
    const locationId = sampleLocationId;
    const as = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

    beforeEach(() =>
      start({
        tokens: {
          [pit]: { locationId, scopes: allScopes },
          [agency]: { locationId, scopes: allScopes, kind: 'agency' },
          [company]: { locationId, scopes: allScopes, kind: 'company' },
          [elsewhere]: { locationId: 'AnotherLocation00001', scopes: allScopes },
          [few]: { locationId, scopes: ['conversations.readonly'] },
        },
      }),
    );

    it('lets the right token in everywhere', async () => {
      for (const path of [
        search,
        `/conversations/${sampleConversations.showcase}`,
        `/conversations/${sampleConversations.showcase}/messages`,
        `/conversations/messages/${sampleMessages.showcaseNewest}`,
        `/locations/${locationId}`,
      ]) {
        assert.equal((await get(path, { headers: { ...usual, ...as(pit) } })).status, 200, path);
      }
    });

    it('names what is wrong with a token', async () => {
      assert.equal(await messageOf(search, { authorization: '' }), '401 Invalid JWT');
      assert.equal(await messageOf(search, as('a.b.c')), '401 Invalid JWT');
      assert.equal(await messageOf(search, as('pit-unknown')), '401 Invalid Private Integration token');
      assert.equal(await messageOf(search, as('constructor')), '401 Invalid token: access token is invalid');
      assert.equal(await messageOf(search, as(agency)), '401 Invalid token: user type mismatch');
      assert.match(await messageOf(search, as(company)), /^401 .*authClass type is not allowed/);
    });

    it('wants the scope of each call', async () => {
      const refused = '401 The token is not authorized for this scope.';
      const ok = '200 undefined';
      assert.equal(await messageOf(search, as(few)), ok);
      assert.equal(await messageOf(`/conversations/${sampleConversations.showcase}`, as(few)), ok);
      for (const path of [
        `/conversations/${sampleConversations.showcase}/messages`,
        `/conversations/messages/${sampleMessages.showcaseNewest}`,
        '/conversations/messages/email/x',
        `/locations/${locationId}`,
        '/contacts/x',
      ]) {
        assert.equal(await messageOf(path, as(few)), refused, path);
      }
    });

    it('keeps locations apart', async () => {
      const refused = '403 The token does not have access to this location.';
      assert.equal(await messageOf(search, as(elsewhere)), refused);
      assert.equal(
        await messageOf(`/conversations/messages/${sampleMessages.showcaseNewest}`, as(elsewhere)),
        refused,
      );
      assert.equal(
        await messageOf('/conversations/search?locationId=AnotherLocation00001', as(pit)),
        refused,
      );
      assert.equal(await messageOf('/locations/AnotherLocation00001', as(pit)), refused);
    });

    it('complains about parameters before it looks at the token', async () => {
      assert.equal(
        await messageOf('/conversations/search', as('pit-unknown')),
        '422 locationId should not be empty',
      );
    });
  });

  it('takes any bearer token without a list, but wants one', async () => {
    await start();
    assert.equal((await get(search)).status, 200);
    assert.equal(await messageOf(search, { authorization: 'Basic abc' }), '401 Invalid JWT');
  });

  it('answers 404 without a body to clients that do not accept JSON, and refuses nameless ones', async () => {
    await start();
    const { status, text } = await get(search, { headers: { ...usual, accept: '*/*' } });
    assert.deepEqual([status, text], [404, '']);
    for (const agent of ['', 'node', 'axios/1.21.1']) {
      const refused = await get(search, { headers: { ...usual, 'user-agent': agent } });
      assert.equal(refused.status, 403);
      assert.match(refused.text, /1010/);
    }
    await api.close();
    await start({ edge: false });
    assert.equal((await get(search, { headers: { ...usual, 'user-agent': 'node' } })).status, 200);
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
      ['GET', path, { limit: '100' }, usual.authorization, 200],
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
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    await get(search, { agent });
    await get(search, { agent });
    assert.deepEqual([api.connections, api.openConnections], [1, 1]);
    await get(search, { agent: false });
    assert.equal(api.connections, 2);
    agent.destroy();
  });

  it('waits before answers, and longer on new connections', async () => {
    await start({ latencyMs: 30, connectionLatencyMs: 60 });
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const took = async (): Promise<number> => {
      const begin = performance.now();
      await get(search, { agent });
      return performance.now() - begin;
    };
    assert.ok((await took()) >= 88);
    const again = await took();
    assert.ok(again >= 29, again.toFixed(1));
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

  it('plays a location of any size', async () => {
    await start({ synthetic: { conversations: 1234, messagesPer: 777 } });
    const all = async (path: string, limit: number): Promise<Set<string>> => {
      const ids = new Set<string>();
      for (let cursor = ''; ;) {
        const body: unknown = JSON.parse((await get(`${path}limit=${String(limit)}${cursor}`)).text);
        const text = JSON.stringify(body);
        for (const [, id] of text.matchAll(/"id":"(\w+)"/g)) if (id !== undefined) ids.add(id);
        const last = /.*"sort":\[(\d+)\]/.exec(text)?.[1] ?? /"lastMessageId":"(\w+)"/.exec(text)?.[1];
        const done = text.includes('"nextPage":false') || (text.match(/"id":/g) ?? []).length < limit;
        if (done || last === undefined) return ids;
        cursor = `&${text.includes('"sort"') ? 'startAfterDate' : 'lastMessageId'}=${last}`;
      }
    };
    assert.equal((await all(`${search}&`, 500)).size, 1234);
    assert.equal((await all('/conversations/SynthConversa000007/messages?', 100)).size, 777);
    const one = await get('/conversations/messages/SynthMsg000007x000042');
    assert.ok((await get('/conversations/SynthConversa000007/messages?limit=100')).text.includes(one.text));
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
