import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import axios from 'axios';
import { createTransport } from '../../../src/api/axiosTransport';
import { TransportError } from '../../../src/api/http';
import { withoutToken } from '../../../src/api/token';
import { failureOf, never, startApi, testToken, type ApiHarness } from '../../support/apiHarness';
import { apiError, htmlPage, reset, truncated, type Responder } from '../../support/faults';

const base64 = Buffer.from(testToken).toString('base64');

/** The token as it may have been written on the way. */
const forms: Readonly<Record<string, string>> = {
  'as it is': testToken,
  percent: encodeURIComponent(testToken),
  base64: base64.replace(/=+$/, ''),
  base64url: Buffer.from(testToken).toString('base64url'),
  hex: Buffer.from(testToken).toString('hex'),
  reversed: Array.from(testToken).reverse().join(''),
};

/** Every usual way in which an error ends up in a log, a file or on a screen. */
const sinks: Readonly<Record<string, (error: Error) => string | undefined>> = {
  message: (error) => error.message,
  stack: (error) => error.stack,
  text: (error) => String(error),
  JSON: (error) => JSON.stringify(error),
  'JSON of all members': (error) =>
    JSON.stringify(error, [...Object.getOwnPropertyNames(error), 'facts', 'details']),
  inspection: (error) => inspect(error, { depth: Infinity, showHidden: true, getters: true }),
  cause: (error) => inspect(error.cause, { depth: Infinity, showHidden: true }),
};

/** Where the token is, by sink and form. */
function leaksOf(error: Error): readonly string[] {
  return Object.entries(sinks).flatMap(([sink, write]) => {
    const text = (write(error) ?? '').toLowerCase();
    return Object.keys(forms)
      .filter((form) => text.includes((forms[form] ?? '').toLowerCase()))
      .map((form) => `${sink}: ${form}`);
  });
}

/** A server that repeats in its answer what it was sent. */
function echo(status: number, form: string, headers: Readonly<Record<string, string>> = {}): Responder {
  const body = JSON.stringify({
    message: [`not accepted: ${form}`, form],
    canonicalCode: form,
    traceId: form,
  });
  return { status, headers: { 'x-trace-id': encodeURIComponent(form), ...headers }, body };
}

describe('the token in errors', () => {
  let harness: ApiHarness;
  before(async () => (harness = await startApi()));
  after(() => harness.close());

  const failed = async (responder: Responder): Promise<Error> => {
    harness.server.respondNext(/./, responder);
    return failureOf(harness.api.getMessage('AnyId', never));
  };
  const hasNone = (error: Error): void => assert.deepEqual(leaksOf(error), []);

  it('would be there if axios had thrown them itself', async () => {
    const url = `${harness.server.url}/conversations/messages/AnyId`;
    harness.server.respondNext(/./, { status: 401 });
    const headers = { Authorization: `Bearer ${testToken}` };
    const error: unknown = await axios.get(url, { headers }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof Error);
    assert.ok(leaksOf(error).includes('inspection: as it is'));
  });

  for (const status of [400, 401, 403, 404, 405, 408, 422, 429, 500, 503]) {
    it(`is absent after a ${status}`, async () => hasNone(await failed(apiError(status, 'no'))));
  }

  const echoed = Object.entries(forms).filter(([name]) => name !== 'hex' && name !== 'reversed');
  for (const [name, form] of echoed) {
    for (const status of [400, 401, 403, 404, 422, 429, 500]) {
      it(`is absent after a ${status} that repeats it, ${name}`, async () =>
        hasNone(await failed(echo(status, form))));
    }
  }

  it('is absent after a redirect that carries it', async () => {
    const host = `https://${testToken.replace(/[^a-z]/g, '')}.example/?t=${encodeURIComponent(testToken)}`;
    for (const location of [`https://${encodeURIComponent(testToken)}@elsewhere.example/`, host]) {
      hasNone(await failed(echo(302, testToken, { location })));
    }
  });

  it('is absent after a redirect to a host that is called like it', async () => {
    const token = 'A-Made-Up-Token-That-Could-Be-A-Host';
    harness.server.respondNext(/./, { status: 307, headers: { location: `https://${token}.example/` } });
    const api = harness.client({ token: () => Promise.resolve(token) });
    const error = await failureOf(api.getMessage('AnyId', never));
    assert.doesNotMatch(inspect(error), new RegExp(token, 'i'));
  });

  it('is absent after a trace id that is the token itself', async () => {
    const token = 'pit-00000000-0000-4000-8000-00000000abcd';
    harness.server.respondNext(/./, { status: 500, body: JSON.stringify({ traceId: token }) });
    const api = harness.client({ token: () => Promise.resolve(token) });
    assert.equal((await failureOf(api.getMessage('AnyId', never))).facts.traceId, undefined);
  });

  const broken: Readonly<Record<string, Responder>> = {
    'an unreadable answer': { body: testToken },
    'a page': htmlPage(),
    'a reset': reset,
    'half an answer': truncated(JSON.stringify({ id: testToken, body: 'x'.repeat(1_000) }), 60),
    'an answer that is too large': { body: `{"id":"${'x'.repeat(11_000_000)}"}` },
    'bytes that are no text': { body: Buffer.from([0xff, 0xfe, 0xfd]) },
  };
  for (const [what, responder] of Object.entries(broken)) {
    it(`is absent after ${what}`, async () => hasNone(await failed(responder)));
  }

  it('is absent when nobody listens', async () => {
    const connect = (): Promise<ReturnType<typeof createTransport>> =>
      Promise.resolve(createTransport({ baseUrl: 'http://127.0.0.1:9' }));
    const error = await failureOf(harness.client({ connect }).getMessage('AnyId', never));
    assert.equal(error.kind, 'network');
    hasNone(error);
  });

  it('is absent when the call is cancelled', async () => {
    hasNone(await failureOf(harness.api.getMessage('AnyId', AbortSignal.abort(new Error(testToken)))));
  });

  it('is absent from what the transport itself throws', async () => {
    const { server } = harness;
    const transport = createTransport({ baseUrl: server.url });
    server.respondNext(/./, reset);
    const headers = { Authorization: `Bearer ${testToken}`, 'User-Agent': 'x', Accept: 'application/json' };
    const error: unknown = await transport({ path: '/x', query: {}, headers, signal: never }).catch(
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof TransportError);
    hasNone(error);
  });

  it('is absent from what the log is told', () => {
    assert.ok(harness.lines.length > 40);
    const told = JSON.stringify(harness.lines).toLowerCase();
    for (const form of Object.values(forms)) assert.equal(told.includes(form.toLowerCase()), false);
  });
});

describe('a text without the token', () => {
  const cases: readonly (readonly [text: string, expected: string])[] = [
    [`Bearer ${testToken}!`, 'Bearer [token]!'],
    [testToken + testToken, '[token][token]'],
    [testToken.toUpperCase(), '[token]'],
    [`a=${encodeURIComponent(testToken)}&b`, 'a=[token]&b'],
    [base64.replace(/=*$/, '.'), '[token].'],
    [Buffer.from(testToken).toString('base64url'), '[token]'],
    [Buffer.from(testToken).toString('hex'), '[token]'],
    [Buffer.from(testToken).toString('hex').replace(/../g, '%$&').toUpperCase(), '[token]'],
    ['nothing of it', 'nothing of it'],
  ];
  it('has a mark in its place, however it was written', () => {
    for (const [text, expected] of cases) assert.equal(withoutToken(text, testToken), expected);
  });

  it('has nothing of it in the base64 of a longer text, but for a character at either end', () => {
    for (const [before, after] of ['', 'a', 'Bearer ', 'Authorization: Bearer '].flatMap((text) =>
      ['', '.', '..'].map((end) => [text, end] as const),
    )) {
      for (const encoding of ['base64', 'base64url'] as const) {
        const told = withoutToken(Buffer.from(before + testToken + after).toString(encoding), testToken);
        assert.match(told, /\[token\]/);
        const rest = Buffer.from(told.split('[token]')[1] ?? '', 'base64').length;
        assert.ok(rest <= after.length + 2, told);
      }
    }
  });

  const pit = 'pit-1a2b3c4d-1a2b-4c3d-8e9f-0123456789ab';
  const secret = pit.slice(4);

  it('has no secret of a private integration token either, with or without prefix and hyphens', () => {
    for (const form of [secret, secret.replaceAll('-', ''), secret.replaceAll('-', '_')]) {
      for (const text of [form, form.toUpperCase(), `pit-${form}`, `pit_${form}`, `pit${form}`])
        assert.equal(withoutToken(`<${text}>`, pit), '<[token]>');
    }
    for (const form of [secret, secret.replaceAll('-', '')]) {
      for (const encoding of ['base64', 'base64url', 'hex'] as const)
        assert.match(withoutToken(Buffer.from(form).toString(encoding), pit), /^\[token\]={0,2}$/);
    }
  });

  it('keeps what only looks like it', () => {
    const texts = [secret.replace('1a2b', '1a2c'), secret.slice(0, -1), 'pit-stop', '-'.repeat(40)];
    for (const text of texts) assert.equal(withoutToken(text, pit), text);
    assert.equal(withoutToken('a-b', `pit-${'-'.repeat(36)}`), 'a-b');
  });

  it('takes every token there can be literally', () => {
    const odd = String.fromCharCode(...Array.from({ length: 0x7e - 0x21 + 1 }, (_, index) => 0x21 + index));
    assert.equal(withoutToken(`<${odd}>`, odd), '<[token]>');
  });
});
