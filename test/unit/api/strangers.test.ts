import assert from 'node:assert/strict';
import type { ApiErrorFacts } from '../../../src/api/errors';
import { factsOf, never, startApi, type ApiHarness } from '../../support/apiHarness';
import { htmlPage, type Responder } from '../../support/faults';

describe('a call that is answered by somebody else', () => {
  let harness: ApiHarness;
  before(async () => (harness = await startApi()));
  after(() => harness.close());

  const answered = (responder: Responder): Promise<ApiErrorFacts> => {
    harness.server.respondNext(/./, responder);
    return factsOf(harness.api.getMessage('AnyId', never));
  };

  const redirects: readonly (readonly [rule: string, location: string | undefined, host: unknown])[] = [
    ['the host', 'https://elsewhere.example/conversations?x=1', 'elsewhere.example'],
    ['the host and its port', 'http://127.0.0.1:1/', '127.0.0.1:1'],
    ['the host without names and passwords', 'https://name:word@elsewhere.example/', 'elsewhere.example'],
    ['nothing for a path', '/login', undefined],
    ['nothing without an address', undefined, undefined],
  ];
  for (const [rule, location, host] of redirects) {
    it(`is not followed when redirected, and names ${rule}`, async () => {
      const before = harness.server.requests.length;
      const headers: Record<string, string> = location === undefined ? {} : { location };
      const { kind, status, code } = await answered({ status: 302, headers });
      assert.deepEqual([kind, status, code], ['redirected', 302, host]);
      assert.equal(harness.server.requests.length, before + 1);
    });
  }

  const unreadable: readonly (readonly [rule: string, responder: Responder])[] = [
    ['an empty body', { body: '' }],
    ['HTML', htmlPage(200)],
    ['half of a JSON text', { body: '{"id":"AnyId","body":"Ad' }],
    ['JSON of another shape', { body: '{"ok":true}' }],
    ['bytes that are no text', { body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]) }],
    ['UTF-16', { body: Buffer.from('{"id":"AnyId"}', 'utf16le') }],
  ];
  for (const [rule, responder] of unreadable) {
    it(`is unreadable when a good status brings ${rule}`, async () => {
      assert.equal((await answered(responder)).kind, 'unreadable');
    });
  }

  it('is no failure for a missing content type, or for a mark at the beginning of the text', async () => {
    for (const body of ['{"id":"AnyId"}', '\ufeff{"id":"AnyId"}']) {
      harness.server.respondNext(/./, { headers: {}, body });
      assert.equal((await harness.api.getMessage('AnyId', never)).id, 'AnyId');
    }
  });
});
