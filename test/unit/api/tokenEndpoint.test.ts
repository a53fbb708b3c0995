import assert from 'node:assert/strict';
import { renewToken, type RenewalRequest } from '../../../src/api/tokenEndpoint';
import { RequestLog } from '../../../src/api/requestLog';
import { harOf } from '../../../src/requests/har';
import { factsOf, testAgent } from '../../support/apiHarness';
import { hang, reset, type Responder } from '../../support/faults';
import { startLoopbackApi, type LoopbackApi } from '../../support/loopbackApi';
import { OAuthApp } from '../../support/oauthApp';

const grant = { locationId: 'SomeLocation00000001', scopes: [] };

describe('the renewal of an access token', () => {
  let server: LoopbackApi;
  let app: OAuthApp;
  beforeEach(async () => {
    app = new OAuthApp(grant);
    server = await startLoopbackApi({ oauth: (form) => app.answer(form) });
  });
  afterEach(() => server.close());

  const request = (refreshToken: string): RenewalRequest => ({
    apiBaseUrl: server.url,
    refreshToken,
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    userAgent: testAgent,
  });

  it('is one POST of a form to the token endpoint, and brings the next refresh token', async () => {
    const { refresh_token } = app.issue();
    const renewed = await renewToken(request(refresh_token));
    assert.deepEqual(
      server.requests.map(({ method, path, query }) => [method, path, query]),
      [['POST', '/oauth/token', {}]],
    );
    const [form] = app.forms;
    assert.deepEqual(Object.fromEntries(form ?? []), {
      client_id: app.clientId,
      client_secret: app.clientSecret,
      grant_type: 'refresh_token',
      refresh_token,
      user_type: 'Location',
    });
    assert.deepEqual(
      [renewed.lasts, renewed.locationId, renewed.isCompany],
      [86_399_000, grant.locationId, false],
    );
    assert.notEqual(renewed.refreshToken, refresh_token);
    await renewToken(request(renewed.refreshToken));
  });

  it('sends no token in a header and no secret in an address', async () => {
    await renewToken(request(app.issue().refresh_token));
    const [sent] = server.requests;
    assert.equal(sent?.headers.authorization, undefined);
    const visible = JSON.stringify([sent?.path, sent?.query, sent?.headers]);
    for (const secret of app.secrets) assert.ok(!visible.includes(secret));
  });

  it('is refused with nothing of what was sent in the error', async () => {
    const { refresh_token } = app.issue();
    await renewToken(request(refresh_token));
    const facts = await factsOf(renewToken(request(refresh_token)));
    assert.equal(facts.kind, 'badToken');
    for (const secret of app.secrets) assert.ok(!JSON.stringify(facts).includes(secret));
  });

  it('stands in the list of requests by method, path, status and time, and by nothing else', async () => {
    const { refresh_token } = app.issue();
    const log = new RequestLog();
    const recorded = { ...request(refresh_token), locationId: grant.locationId, recorder: log };
    await renewToken(recorded);
    await renewToken(recorded).catch(() => undefined);
    server.respondNext('/oauth/token', reset);
    await renewToken(recorded).catch(() => undefined);
    assert.deepEqual(
      log.entries.map(({ method, path, status, failure, locationId }) =>
        [method, path, status ?? failure, locationId].join(' '),
      ),
      ['200', '400', 'network ECONNRESET'].map((end) => `POST /oauth/token ${end} ${grant.locationId}`),
    );
    assert.ok(log.entries.every(({ milliseconds }) => milliseconds > 0));
    const text = `${JSON.stringify(log.entries)}${harOf(log.entries, 'test')}`;
    assert.match(text, /"method": "POST"/);
    assert.doesNotMatch(text, /Bearer/);
    for (const secret of [...app.secrets, app.clientId]) assert.ok(!text.includes(secret));
  });

  const json = (status: number, body: unknown): Responder => ({ status, body: JSON.stringify(body) });
  const kinds: Readonly<Record<string, readonly [kind: string, answer: Responder]>> = {
    'a refusal with 401': ['badToken', json(401, { error: 'invalid_client' })],
    'a refusal with 422': ['badToken', json(422, { message: ['client_id must be a string'] })],
    'a server in trouble': ['server', json(503, {})],
    'too many requests': ['rateLimited', json(429, {})],
    'an unknown path': ['unreadable', json(404, { message: 'Cannot POST /oauth/token, cannot get it' })],
    'an address where nothing is': ['unreadable', { status: 404, body: '<h1>Not Found</h1>' }],
    'an address of something else': ['unreadable', json(404, { message: 'msg_not_found' })],
    'a redirect': ['redirected', { status: 302, headers: { location: 'https://example.com/' } }],
    'a page instead of JSON': ['unreadable', { status: 200, body: '<p>Sign in</p>' }],
    'an answer without the next refresh token': ['unreadable', json(200, { access_token: 'x'.repeat(20) })],
    'a broken connection': ['network', reset],
    'a bomb': ['tooLarge', { status: 200, body: 'x'.repeat(100_000) }],
  };
  for (const [what, [kind, answer]] of Object.entries(kinds)) {
    it(`ends with ${kind} after ${what}, with one request`, async () => {
      server.respondNext('/oauth/token', answer);
      assert.equal((await factsOf(renewToken(request('refresh-token')))).kind, kind);
      assert.equal(server.requests.length, 1);
    });
  }

  it('ends when its time is over', async () => {
    server.respondNext('/oauth/token', hang);
    assert.equal((await factsOf(renewToken(request('refresh-token'), 50))).kind, 'timeout');
  });
});
