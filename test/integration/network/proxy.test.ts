import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { factsOf, never, testToken } from '../../support/apiHarness';
import { preparedAuthorities } from '../../support/authorities';
import type { LoopbackApi } from '../../support/loopbackApi';
import { startConnectProxy, startSocksProxy, type LoopbackProxy } from '../../support/proxies';
import { apiAt, farUrl, portOf, startSecureApi, useHttpSettings } from './support';

describe('network: the editor’s proxy settings', () => {
  const { system, extra } = preparedAuthorities();
  let server: LoopbackApi;
  let proxy: LoopbackProxy | undefined;
  before(async () => {
    server = await startSecureApi(process.platform === 'linux' ? system : extra);
  });
  beforeEach(() => void server.requests.splice(0));
  afterEach(async () => {
    await useHttpSettings({});
    await proxy?.close();
  });
  after(() => server.close());

  const search = (): Promise<unknown> =>
    apiAt(farUrl(server), server.locationId).searchConversations({ limit: 1 }, never);

  const arrived = (): void => {
    assert.equal(server.requests.length, 1);
    assert.equal(server.requests[0]?.headers.authorization, `Bearer ${testToken}`);
  };

  it('send requests through http.proxy, in a tunnel that is not told the token', async () => {
    proxy = await startConnectProxy({ targetPort: portOf(server) });
    await useHttpSettings({ proxy: proxy.url });
    await search();
    arrived();
    const [tunnel, ...others] = proxy.tunnels;
    assert.ok(others.length <= 1, 'one tunnel, two where `fetch` could not be used');
    assert.equal(tunnel?.target, `services.test:${portOf(server)}`);
    assert.doesNotMatch(inspect(proxy.tunnels), /authorization/i);
    assert.equal(inspect(proxy.tunnels).includes(testToken), false);
  });

  it('send no request through it to a host in http.noProxy', async () => {
    proxy = await startConnectProxy({ targetPort: portOf(server) });
    await useHttpSettings({ proxy: proxy.url, noProxy: ['services.test'] });
    const facts = await factsOf(search());
    // There is no such host but for the proxy.
    assert.deepEqual([facts.kind, proxy.tunnels.length, server.requests.length], ['network', 0, 0]);
    await useHttpSettings({ proxy: proxy.url, noProxy: ['other.test'] });
    await search();
    arrived();
  });

  it('may name a SOCKS proxy, for which `fetch` is no use', async () => {
    proxy = await startSocksProxy({ targetPort: portOf(server) });
    await useHttpSettings({ proxy: proxy.url });
    await search();
    arrived();
    assert.deepEqual(
      proxy.tunnels.map(({ target }) => target),
      [`services.test:${portOf(server)}`],
    );
  });

  it('hold although `fetch` is told to have no part in them', async () => {
    proxy = await startConnectProxy({ targetPort: portOf(server) });
    await useHttpSettings({ proxy: proxy.url, fetchAdditionalSupport: false });
    await search();
    arrived();
    assert.equal(proxy.tunnels.length, 1);
    assert.doesNotMatch(inspect(proxy.tunnels), /authorization/i);
  });

  for (const status of [407, 502]) {
    it(`name the proxy as the cause when it refuses with ${status}`, async () => {
      proxy = await startConnectProxy({ targetPort: portOf(server), refuseWith: status });
      await useHttpSettings({ proxy: proxy.url });
      const facts = await factsOf(search());
      assert.deepEqual([facts.kind, facts.code], ['network', `PROXY_${status}`]);
      assert.equal(server.requests.length, 0);
    });
  }

  it('end in a named failure when nobody listens there', async () => {
    const gone = await startConnectProxy({ targetPort: portOf(server) });
    await gone.close();
    await useHttpSettings({ proxy: gone.url });
    const facts = await factsOf(search());
    assert.deepEqual([facts.kind, facts.code], ['network', 'ECONNREFUSED']);
  });
});
