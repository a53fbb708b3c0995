import assert from 'node:assert/strict';
import type { HighLevelApi } from '../../../src/api/client';
import { factsOf, never, testToken } from '../../support/apiHarness';
import { preparedAuthorities } from '../../support/authorities';
import { createAuthority, type Identity, type Wanted } from '../../support/certificates';
import type { LoopbackApi } from '../../support/loopbackApi';
import { startConnectProxy, type LoopbackProxy } from '../../support/proxies';
import { apiAt, farUrl, portOf, startSecureApi, useHttpSettings } from './support';

describe('network: the authority of a certificate', () => {
  const { system, extra } = preparedAuthorities();
  let server: LoopbackApi | undefined;
  let proxy: LoopbackProxy | undefined;
  afterEach(async () => {
    await useHttpSettings({});
    await proxy?.close();
    await server?.close();
  });

  const start = async (authority: Identity, wanted?: Partial<Wanted>): Promise<LoopbackApi> =>
    (server = await startSecureApi(authority, wanted));

  const askTimes = async (times: number, api: HighLevelApi): Promise<void> => {
    for (let i = 0; i < times; i++) {
      assert.equal((await api.searchConversations({ limit: 1 }, never)).items.length, 1);
    }
  };

  // Where the system's store is a file that a variable names.
  if (process.platform === 'linux') {
    it('is trusted when it is in the system’s store, on connections that are kept', async () => {
      const secure = await start(system);
      await askTimes(10, apiAt(secure.url, secure.locationId));
      assert.ok(secure.connections <= 2, `${secure.connections} connections for 10 requests`);
      assert.equal(secure.requests[9]?.headers.authorization, `Bearer ${testToken}`);
    });

    it('is not trusted for being in the system’s store when the settings leave that out', async () => {
      await useHttpSettings({ systemCertificates: false });
      const { url, locationId } = await start(system);
      const facts = await factsOf(apiAt(url, locationId).searchConversations({ limit: 1 }, never));
      assert.deepEqual([facts.kind, facts.code], ['network', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE']);
    });
  }

  it('is trusted when NODE_EXTRA_CA_CERTS has it, which `fetch` does not see', async () => {
    const secure = await start(extra);
    await assert.rejects(fetch(secure.url), 'if fetch sees it, the fall-back can go');
    await askTimes(1, apiAt(secure.url, secure.locationId));
    assert.equal(secure.requests.length, 1);
  });

  it('is asked of `fetch` once, if `fetch` does not know it', async () => {
    const secure = await start(extra);
    proxy = await startConnectProxy({ targetPort: portOf(secure) });
    await useHttpSettings({ proxy: proxy.url });
    const api = apiAt(farUrl(secure), secure.locationId);
    await askTimes(1, api);
    assert.equal(proxy.tunnels.length, 2);
    await askTimes(5, api);
    // Each in a tunnel of its own: that is why `fetch` comes first.
    assert.equal(proxy.tunnels.length, 7);
  });

  it('is not trusted when nobody knows it', async () => {
    const secure = await start(createAuthority('Unknown'));
    const facts = await factsOf(
      apiAt(secure.url, secure.locationId).searchConversations({ limit: 1 }, never),
    );
    assert.deepEqual([facts.kind, facts.code], ['network', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE']);
    assert.equal(secure.requests.length, 0);
  });

  const hour = 60 * 60 * 1000;
  const bad: Readonly<Record<string, [code: string, wanted: Partial<Wanted>]>> = {
    expired: ['CERT_HAS_EXPIRED', { until: new Date(Date.now() - hour) }],
    'not valid yet': ['CERT_NOT_YET_VALID', { from: new Date(Date.now() + hour) }],
    'for another host': ['ERR_TLS_CERT_ALTNAME_INVALID', { hosts: ['elsewhere.test'] }],
  };
  for (const [what, [code, wanted]] of Object.entries(bad)) {
    it(`does not help a certificate that is ${what}, and the error says so`, async () => {
      const trusted = process.platform === 'linux' ? system : extra;
      const secure = await start(trusted, wanted);
      const facts = await factsOf(
        apiAt(secure.url, secure.locationId).searchConversations({ limit: 1 }, never),
      );
      assert.deepEqual([facts.kind, facts.code], ['network', code]);
      assert.equal(secure.requests.length, 0);
    });
  }
});
