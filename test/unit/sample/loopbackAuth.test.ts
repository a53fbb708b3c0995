import assert from 'node:assert/strict';
import { sampleLocationId } from '../../../src/sample/handler';
import { asObject } from '../../support/ask';
import { httpGet, usualHeaders } from '../../support/httpGet';
import { startLoopbackApi, type LoopbackApi } from '../../support/loopbackApi';
import { allScopes, type Tokens } from '../../support/loopbackAuth';
import { sampleConversations, sampleMessages } from '../../support/sampleIds';

describe('loopback API: tokens', () => {
  let api: LoopbackApi;
  const search = `/conversations/search?locationId=${sampleLocationId}`;

  async function messageOf(path: string, headers: Record<string, string>): Promise<string> {
    const { status, text } = await httpGet(api.url, path, { headers: { ...usualHeaders, ...headers } });
    const { message } = asObject(JSON.parse(text));
    return `${String(status)} ${Array.isArray(message) ? message.join() : typeof message === 'string' ? message : 'ok'}`;
  }

  afterEach(() => api.close());

  const pit = 'pit-00000000-0000-4000-8000-000000000001';
  const agency = 'pit-00000000-0000-4000-8000-000000000002';
  const company = 'aaaa.bbbb.cccc';
  const elsewhere = 'pit-00000000-0000-4000-8000-000000000003';
  const few = 'pit-00000000-0000-4000-8000-000000000004';
  const locationId = sampleLocationId;
  const as = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

  const tokens: Tokens = {
    [pit]: { locationId, scopes: allScopes },
    [agency]: { locationId, scopes: allScopes, kind: 'agency' },
    [company]: { locationId, scopes: allScopes, kind: 'company' },
    [elsewhere]: { locationId: 'AnotherLocation00001', scopes: allScopes },
    [few]: { locationId, scopes: ['conversations.readonly'] },
  };

  beforeEach(async () => {
    api = await startLoopbackApi({ tokens });
  });

  it('lets the right token in everywhere', async () => {
    for (const path of [
      search,
      `/conversations/${sampleConversations.showcase}`,
      `/conversations/${sampleConversations.showcase}/messages`,
      `/conversations/messages/${sampleMessages.showcaseNewest}`,
      `/locations/${locationId}`,
    ]) {
      assert.equal(await messageOf(path, as(pit)), '200 ok', path);
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
    const ok = '200 ok';
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
    assert.equal(await messageOf('/conversations/search?locationId=AnotherLocation00001', as(pit)), refused);
    assert.equal(await messageOf('/locations/AnotherLocation00001', as(pit)), refused);
  });

  it('complains about parameters before it looks at the token', async () => {
    assert.equal(
      await messageOf('/conversations/search', as('pit-unknown')),
      '422 locationId should not be empty',
    );
  });

  it('takes any bearer token without a list, but wants one', async () => {
    await api.close();
    api = await startLoopbackApi();
    assert.equal(await messageOf(search, {}), '200 ok');
    assert.equal(await messageOf(search, { authorization: 'Basic abc' }), '401 Invalid JWT');
  });
});
