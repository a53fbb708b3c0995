import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { HighLevelApi } from '../../../src/api/client';
import { isId, operations } from '../../../src/api/operations';
import { factsOf, never, startApi, type ApiHarness } from '../../support/apiHarness';
import { texts } from '../../support/corpora';
import { sampleConversations, sampleMessages } from '../../support/sampleIds';

const own = [
  '',
  ' ',
  '.',
  '..',
  '../locations',
  '..%2flocations',
  '%2e%2e',
  'a/b',
  'a\\b',
  'a?x=1',
  'a#b',
  'a%00',
  'a\0',
  'a\r\nX-Header: 1',
  'id\n',
  '\nid',
  'ïd',
  'ｉｄ',
  '{id}',
  '$&',
  'https://example.com/',
  '//example.com',
  'a@example.com',
  'search?locationId=other',
  'x'.repeat(65),
];
const hostile = ['path-traversal', 'open-redirect'].flatMap((name) => texts(name, own));

const calls: Readonly<Record<string, (api: HighLevelApi, id: string) => Promise<unknown>>> = {
  getConversation: (api, id) => api.getConversation(id, never),
  listMessages: (api, id) => api.listMessages(id, { limit: 10 }, never),
  getMessage: (api, id) => api.getMessage(id, never),
  getEmail: (api, id) => api.getEmail(id, never),
  getRecording: (api, id) => api.getRecording(id, { limit: 1e7 }, never),
  getTranscript: (api, id) => api.getTranscript(id, never),
};

describe('ids in request paths', () => {
  let harness: ApiHarness;
  before(async () => (harness = await startApi()));
  after(() => harness.close());

  it('are taken by every operation that has a place for one', () => {
    const withId = Object.entries(operations).filter(([, { path }]) => path.includes('{id}'));
    assert.deepEqual(withId.map(([name]) => name).sort(), Object.keys(calls).sort());
  });

  for (const [name, call] of Object.entries(calls)) {
    it(`are refused by ${name} when hostile, before any request or token`, async () => {
      let asked = 0;
      const token = (): Promise<string> => Promise.reject(new Error(`token asked ${++asked} times`));
      const api = harness.client({ token });
      for (const id of hostile) {
        const { kind, status } = await factsOf(call(api, id));
        assert.deepEqual([kind, status], ['invalidRequest', undefined], JSON.stringify(id));
      }
      assert.deepEqual([asked, harness.server.requests.length, harness.server.connections], [0, 0, 0]);
    });
  }

  it('reach the server unchanged when they are plain', async () => {
    const { api, server } = harness;
    await api.getConversation(sampleConversations.showcase, never);
    await api.listMessages(sampleConversations.showcase, { limit: 10 }, never);
    await api.getMessage(sampleMessages.uuid, never);
    assert.deepEqual(
      server.requests.map(({ path }) => path),
      [
        `/conversations/${sampleConversations.showcase}`,
        `/conversations/${sampleConversations.showcase}/messages`,
        `/conversations/messages/${sampleMessages.uuid}`,
      ],
    );
  });

  it('stay one path segment and one line whenever they are accepted', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w.%/-]{1,70}$/), (id) => {
        if (!isId(id)) return;
        const url = new URL(`https://host.invalid/conversations/${id}/messages`);
        assert.equal(url.pathname, `/conversations/${id}/messages`);
        assert.equal(encodeURIComponent(id), id);
      }),
      { numRuns: 500 },
    );
  });

  it('may be as long and as odd as real ones are', () => {
    for (const id of ['a', 've9EPM428h8vShlRW1KT', sampleMessages.uuid, '_-', 'x'.repeat(64)]) {
      assert.equal(isId(id), true, id);
    }
  });
});
