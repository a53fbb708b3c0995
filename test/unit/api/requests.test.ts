import assert from 'node:assert/strict';
import { createTransport } from '../../../src/api/axiosTransport';
import type { HighLevelApi } from '../../../src/api/client';
import type { Transport } from '../../../src/api/http';
import { apiVersions } from '../../../src/api/operations';
import { factsOf, never, startApi, testAgent, testToken, type ApiHarness } from '../../support/apiHarness';
import type { RecordedRequest } from '../../support/requestLog';
import { sampleConversations, sampleMails, sampleMessages } from '../../support/sampleIds';

const conversationId = sampleConversations.showcase;

const calls: Readonly<Record<string, (api: HighLevelApi) => Promise<unknown>>> = {
  searchConversations: (api) => api.searchConversations({ limit: 10 }, never),
  getConversation: (api) => api.getConversation(conversationId, never),
  listMessages: (api) => api.listMessages(conversationId, { limit: 10 }, never),
  getMessage: (api) => api.getMessage(sampleMessages.showcaseNewest, never),
  getEmail: (api) => api.getEmail(sampleMails.showcaseFirst, never),
  getRecording: (api) => api.getRecording(sampleMessages.showcaseCall, { limit: 1e7 }, never),
  getTranscript: (api) => api.getTranscript(sampleMessages.showcaseCall, never),
};

/** The Version that the documentation of each call names. */
const documented: Readonly<Record<string, string>> = {
  searchConversations: '2021-04-15',
  getConversation: '2021-04-15',
  listMessages: '2021-04-15',
  getMessage: '2021-04-15',
  getEmail: '2021-04-15',
  getRecording: '2021-04-15',
  getTranscript: '2021-04-15',
};

describe('requests', () => {
  let harness: ApiHarness;
  before(async () => (harness = await startApi()));
  beforeEach(() => harness.server.requests.splice(0));
  after(() => harness.close());

  const oneRequest = async (work: Promise<unknown>): Promise<RecordedRequest> => {
    await work;
    const { requests } = harness.server;
    const [request] = requests;
    assert.ok(request !== undefined && requests.length === 1, `${requests.length} requests`);
    return request;
  };

  const queryOf = async (work: Promise<unknown>): Promise<unknown> => (await oneRequest(work)).query;

  it('are made by every call of the module', () => {
    assert.deepEqual(Object.keys(harness.api).sort(), Object.keys(calls).sort());
  });

  for (const [name, call] of Object.entries(calls)) {
    it(`of ${name} carry the token, the documented Version, Accept and our name`, async () => {
      const { headers } = await oneRequest(call(harness.api));
      assert.equal(headers.authorization, `Bearer ${testToken}`);
      assert.equal(headers['version'], documented[name]);
      const sound = name === 'getRecording' ? 'audio/*, ' : '';
      assert.equal(headers.accept, `${sound}application/json`);
      assert.equal(headers['user-agent'], testAgent);
    });

    it(`of ${name} are one GET without a body, a cookie or a referrer`, async () => {
      const { method, headers } = await oneRequest(call(harness.api));
      assert.equal(method, 'GET');
      for (const unwanted of ['content-length', 'content-type', 'transfer-encoding', 'cookie', 'referer']) {
        assert.equal(headers[unwanted], undefined, unwanted);
      }
    });

    for (const version of apiVersions) {
      it(`of ${name} carry Version ${version} when it is set, and are answered`, async () => {
        const { headers, status } = await oneRequest(call(harness.client({ version })));
        assert.deepEqual([headers['version'], status], [version, 200]);
      });
    }
  }

  it('know both Version values of the documentation, and the newer ones', () => {
    assert.deepEqual([...apiVersions].sort(), ['2021-04-15', '2021-07-28', '2023-02-21', 'v3']);
  });

  it('name the sort, because the cursor depends on it', async () => {
    const expected = { locationId: harness.server.locationId, sortBy: 'last_message_date', sort: 'desc' };
    const query = await queryOf(harness.api.searchConversations({ limit: 50 }, never));
    assert.deepEqual(query, { ...expected, limit: '50' });
  });

  it('carry every part of a search, encoded', async () => {
    const parts = {
      query: 'Zoë & co = 100%? #1 +/\\',
      status: 'unread',
      lastMessageType: 'TYPE_SMS',
      lastMessageDirection: 'inbound',
      contactId: 'a/b',
      id: 'c d',
    } as const;
    const asked = harness.api.searchConversations(
      { ...parts, startAfterDate: 1748594625818, limit: 1 },
      never,
    );
    const { locationId } = harness.server;
    const fixed = { locationId, sortBy: 'last_message_date', sort: 'desc', limit: '1' };
    assert.deepEqual(await queryOf(asked), { ...fixed, ...parts, startAfterDate: '1748594625818' });
  });

  it('ask for a page of messages by cursor and types', async () => {
    harness.server.respondNext(/messages/, { body: '{"messages":[]}' });
    const query = { limit: 7, lastMessageId: 'a&b=c', types: ['TYPE_SMS', 'TYPE_CALL'] };
    assert.deepEqual(await queryOf(harness.api.listMessages(conversationId, query, never)), {
      limit: '7',
      lastMessageId: 'a&b=c',
      type: 'TYPE_SMS,TYPE_CALL',
    });
  });

  it('leave out what was not asked for', async () => {
    const asked = harness.api.listMessages(conversationId, { limit: 7, types: [] }, never);
    assert.deepEqual(await queryOf(asked), { limit: '7' });
  });

  it('read the token anew each time, so that a changed one is used at once', async () => {
    const tokens = ['first-made-up-token', 'second-made-up-token'];
    const api = harness.client({ token: () => Promise.resolve(tokens.shift() ?? '') });
    await api.searchConversations({ limit: 1 }, never);
    await api.searchConversations({ limit: 1 }, never);
    const sent = harness.server.requests.map(({ headers }) => headers.authorization);
    assert.deepEqual(sent, ['Bearer first-made-up-token', 'Bearer second-made-up-token']);
  });

  it('are not made with a token that would break the header', async () => {
    for (const token of [
      '',
      'short',
      'white space in a token',
      'a-token-with\r\nX-Injected: 1',
      'tökentökentökentöken',
    ]) {
      const { kind } = await factsOf(
        harness.client({ token: () => Promise.resolve(token) }).getMessage('a', never),
      );
      assert.equal(kind, 'badToken');
    }
    assert.equal(harness.server.requests.length, 0);
  });

  it('load the HTTP library once, with the first of them', async () => {
    let loaded = 0;
    const connect = (): Promise<Transport> => {
      loaded++;
      return Promise.resolve(createTransport({ baseUrl: harness.server.url }));
    };
    const api = harness.client({ connect });
    assert.equal(loaded, 0);
    await Promise.all([
      api.searchConversations({ limit: 1 }, never),
      api.getMessage('a', never).catch(() => 0),
    ]);
    assert.equal(loaded, 1);
  });

  it('tell the log names and numbers of each, nothing more', async () => {
    harness.lines.splice(0);
    await harness.api.searchConversations({ limit: 1, query: 'Ada' }, never);
    await harness.api.getMessage('UnknownId', never).catch(() => undefined);
    const told = harness.lines.map(({ milliseconds, traceId, code: _none, ...line }) => ({
      ...line,
      timed: milliseconds >= 0,
      traced: traceId !== undefined,
    }));
    assert.deepEqual(told, [
      { operation: 'searchConversations', status: 200, outcome: 'ok', timed: true, traced: false },
      { operation: 'getMessage', status: 400, outcome: 'notFound', timed: true, traced: true },
    ]);
    assert.doesNotMatch(JSON.stringify(harness.lines), /Ada|UnknownId/);
  });
});
