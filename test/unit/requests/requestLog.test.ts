import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { TransportError, type HttpResponse } from '../../../src/api/http';
import { entryOf, RequestLog, type Exchange, type RequestEntry } from '../../../src/api/requestLog';
import { tokenRemover } from '../../../src/api/token';
import { curlCommand } from '../../../src/payload/formats/requests/shell';
import { harOf } from '../../../src/requests/har';
import { urlOf } from '../../../src/requests/url';
import { factsOf, never, startApi, testToken } from '../../support/apiHarness';
import { asList, asObject } from '../../support/ask';
import { apiError } from '../../support/faults';

const answer: HttpResponse = {
  status: 200,
  headers: { 'x-ratelimit-remaining': '98', 'x-ratelimit-max': '100', 'set-cookie': 'a=b' },
  text: '{"conversations":[{"fullName":"Ada Example"}],"traceId":"00000000-0000-4000-8000-00000000000a"}',
};

function exchange(changed: Partial<Exchange> = {}, query: Readonly<Record<string, string>> = {}): Exchange {
  return {
    request: {
      path: '/conversations/search',
      query: { locationId: 'Location00001', limit: '50', ...query },
      headers: { Authorization: `Bearer ${testToken}`, Version: '2021-04-15' },
    },
    outcome: answer,
    withoutToken: tokenRemover(testToken),
    locationId: 'Location00001',
    baseUrl: 'https://services.leadconnectorhq.com',
    attempt: 1,
    milliseconds: 12.3,
    at: Date.UTC(2026, 4, 4, 12),
    ...changed,
  };
}

/** Everything that a person can get out of the log. */
const shown = (entry: RequestEntry): string =>
  [
    JSON.stringify(entry),
    harOf([entry], 'test'),
    curlCommand({ url: urlOf(entry), version: entry.version }),
  ].join('\n');

describe('the request log', () => {
  it('keeps what names a request and how it ended', () => {
    const { path, query, status, traceId, headers, size } = entryOf(exchange());
    assert.deepEqual(
      { path, query, status, traceId, headers, size },
      {
        path: '/conversations/search',
        query: { locationId: 'Location00001', limit: '50' },
        status: 200,
        traceId: '00000000-0000-4000-8000-00000000000a',
        headers: { 'x-ratelimit-remaining': '98', 'x-ratelimit-max': '100' },
        size: answer.text.length,
      },
    );
  });

  it('keeps why no answer came', () => {
    const outcome = new TransportError('network', 'ECONNRESET');
    const { status, failure } = entryOf(exchange({ outcome }));
    assert.deepEqual([status, failure], [undefined, 'network ECONNRESET']);
  });

  for (const [name, value] of Object.entries({
    query: 'Ada Example',
    contactId: '15550100001',
    id: '+1 555 0100001',
    unheardOf: 'ada@example.com',
    status: 'ada@example.com',
    type: 'ada',
  })) {
    it(`masks ${name} where it may be somebody’s`, () => {
      assert.doesNotMatch(shown(entryOf(exchange({}, { [name]: value }))), /ada|555/i);
    });
  }

  it('masks numbers and tokens that were looked up as if they were ids', () => {
    const pit = 'pit-01234567-89ab-4cde-8f01-23456789abcd';
    const spelt = [pit.replaceAll('-', '_'), pit.replaceAll('-', ''), pit.toUpperCase()];
    for (const id of ['15550100001', '1-555-010-0001', pit, ...spelt]) {
      const request = { ...exchange().request, path: `/conversations/messages/${id}` };
      assert.equal(shown(entryOf(exchange({ request }))).includes(id), false);
    }
  });

  const numbers = ['1_555_010_0001', 'tel-15550100001', 'tel15550100001', 'Ada-Lovelace-15550100001'];
  it('masks numbers with whatever is written before or between', () => {
    for (const number of [...numbers, '15550100001', '5550100_home']) {
      const request = { ...exchange().request, path: `/conversations/messages/${number}` };
      const outcome = { ...answer, headers: { 'x-trace-id': number } };
      const entry = entryOf(exchange({ request: { ...request, query: { id: number } }, outcome }));
      const { path, query, traceId } = entry;
      assert.deepEqual(
        { path, query, traceId },
        { path: '/conversations/messages/[masked]', query: { id: '[masked]' }, traceId: undefined },
      );
    }
  });

  it('keeps ids, digests and trace ids, of which digits are a part', () => {
    const hex = '5f0c4e1b2a3d4e5f60718293';
    const uuids = ['00000000-0000-4000-8000-00000000000a', '1a2b3c4d-1a2b-4c3d-8e9f-0123456789ab'];
    for (const id of ['AbCdEfGhIj1234567890x1', 'Zx81234567yB02c4D5e6', hex, hex.repeat(2), ...uuids]) {
      const request = { ...exchange().request, path: `/conversations/messages/${id}` };
      const entry = entryOf(exchange({ request, outcome: { ...answer, headers: { 'x-trace-id': id } } }));
      assert.deepEqual([entry.path, entry.traceId], [request.path, id]);
    }
  });

  it('keeps nothing of the token it was sent with, looked up without its beginning', () => {
    const secret = '01234567-89ab-4cde-8f01-23456789abcd';
    const withoutToken = tokenRemover(`pit-${secret}`);
    for (const id of [secret, secret.toUpperCase(), secret.replaceAll('-', '')]) {
      const request = { ...exchange().request, path: `/conversations/messages/${id}`, query: { id } };
      const outcome = { ...answer, headers: { 'x-trace-id': id } };
      const text = shown(entryOf(exchange({ request, outcome, withoutToken })));
      assert.equal(text.includes(id), false, text);
    }
  });

  it('keeps no body and no name in it', () => {
    assert.doesNotMatch(shown(entryOf(exchange())), /Example|fullName|a=b/);
  });

  it('is bounded, and forgets an account', () => {
    const log = new RequestLog(500);
    for (let n = 0; n < 1_234; n++)
      log.add(entryOf(exchange({ at: n, locationId: n % 2 === 0 ? 'A' : 'B' })));
    assert.deepEqual([log.entries.length, log.entries.at(-1)?.at], [500, 1_233]);
    log.forget({ locationId: 'A', baseUrl: exchange().baseUrl });
    assert.ok(log.entries.every(({ locationId }) => locationId === 'B'));
    assert.equal(log.entries.length, 250);
  });

  it('forgets a location of one host, and keeps that of another', () => {
    const log = new RequestLog();
    const hosts = ['https://one.example/v2', 'https://two.example'];
    for (const baseUrl of hosts) log.add(entryOf(exchange({ baseUrl })));
    log.forget({ locationId: 'Location00001', baseUrl: 'https://one.example' });
    assert.deepEqual(
      log.entries.map(({ baseUrl }) => baseUrl),
      ['https://two.example'],
    );
  });

  it('lets nothing in of an account that was left, until it is signed in to again', () => {
    const log = new RequestLog();
    const { locationId, baseUrl } = exchange();
    log.forget({ locationId, baseUrl });
    log.add(entryOf(exchange({ at: 1 })));
    log.add(entryOf(exchange({ at: 2, locationId: 'Another' })));
    log.welcome({ locationId, baseUrl });
    log.add(entryOf(exchange({ at: 3 })));
    assert.deepEqual(
      log.entries.map(({ at }) => at),
      [2, 3],
    );
  });

  it('leaves no secret of any token, wherever a server or a person may have put it', () => {
    const printable = fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
      minLength: 16,
      maxLength: 80,
    });
    const hex = (length: number): fc.Arbitrary<string> =>
      fc.string({
        unit: fc.constantFrom(...Array.from('0123456789abcdef')),
        minLength: length,
        maxLength: length,
      });
    const pit = fc.tuple(hex(8), hex(4), hex(4), hex(4), hex(12)).map((parts) => `pit-${parts.join('-')}`);
    const jwt = fc.tuple(hex(20), hex(30), hex(20)).map(([a, b, c]) => `eyJ${a}.${b}.${c}`);
    const forms = (token: string): readonly string[] => [
      token,
      encodeURIComponent(token),
      Buffer.from(token).toString('base64').replace(/=+$/, ''),
      Buffer.from(token).toString('base64url'),
    ];
    const places = fc.constantFrom(
      'path',
      'id',
      'query',
      'trace',
      'header',
      'body',
      'failure',
      'version',
      'other',
    );
    fc.assert(
      fc.property(fc.oneof(printable, pit, jwt), fc.nat(3), places, (token, which, place) => {
        const form = forms(token)[which] ?? '';
        const { request } = exchange();
        const put = (name: string, value: string): string => (place === name ? form : value);
        const entry = entryOf(
          exchange({
            withoutToken: tokenRemover(token),
            request: {
              path: `/conversations/messages/${put('path', 'AnyId')}`,
              query: { id: put('id', 'AnyId'), query: put('query', 'x'), [put('other', 'limit')]: '1' },
              headers: { ...request.headers, Authorization: `Bearer ${token}` },
            },
            outcome:
              place === 'failure'
                ? new TransportError('network', undefined)
                : {
                    status: 401,
                    headers: {
                      'x-trace-id': put('trace', 'trace'),
                      'retry-after': put('header', '1'),
                      'content-type': `text/${put('header', 'html')}`,
                    },
                    text: JSON.stringify({ message: put('body', ''), traceId: put('body', '') }),
                  },
          }),
        );
        const text = shown(entry).toLowerCase();
        for (const secret of forms(token)) assert.equal(text.includes(secret.toLowerCase()), false, place);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is told of every attempt by the client, with the token nowhere', async () => {
    const log = new RequestLog();
    const harness = await startApi();
    const api = harness.client({ recorder: log, baseUrl: harness.server.url });
    harness.server.respondNext(/./, apiError(401, `Invalid JWT ${testToken}`));
    await factsOf(api.searchConversations({ limit: 1, query: 'Ada Example' }, never));
    await api.searchConversations({ limit: 1 }, never);
    await harness.close();
    await factsOf(api.getMessage('AnyId', never));
    assert.deepEqual(
      log.entries.map(({ status, failure, path }) => [status ?? failure, path]),
      [
        [401, '/conversations/search'],
        [200, '/conversations/search'],
        ['network ECONNREFUSED', '/conversations/messages/AnyId'],
      ],
    );
    const text = log.entries.map(shown).join('\n');
    assert.equal(text.includes(testToken), false);
    assert.doesNotMatch(text, /Ada/);
  });
});

describe('a request as HAR', () => {
  it('has the members that the format wants', () => {
    const { log } = asObject(JSON.parse(harOf([entryOf(exchange())], 'test')));
    const [entry] = asList(asObject(log)['entries']);
    const { request, response, startedDateTime, time, timings } = asObject(entry);
    assert.deepEqual([startedDateTime, time], ['2026-05-04T12:00:00.000Z', 12]);
    assert.deepEqual(Object.keys(asObject(timings)), ['send', 'wait', 'receive']);
    assert.equal(asObject(request)['method'], 'GET');
    assert.match(JSON.stringify(asObject(request)['headers']), /Bearer \[token\]/);
    assert.equal(asObject(response)['status'], 200);
  });
});

describe('a request as cURL', () => {
  it('asks the same address with the token of the environment', () => {
    const entry = entryOf(exchange({}, { id: "it's" }));
    const command = curlCommand({ url: urlOf(entry), version: entry.version });
    const script = `curl() { printf '%s\\n' "$@"; }\n${command}`;
    const args = execFileSync('bash', ['-c', script], {
      env: { ...process.env, HIGHLEVEL_TOKEN: 'from-the-environment' },
      encoding: 'utf8',
    });
    assert.match(args, /Authorization: Bearer from-the-environment/);
    assert.match(
      args,
      /\nhttps:\/\/services\.leadconnectorhq\.com\/conversations\/search\?locationId=Location00001/,
    );
  });
});
