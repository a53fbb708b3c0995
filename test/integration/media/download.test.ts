import assert from 'node:assert/strict';
import { isPublicAddress } from '../../../src/media/address';
import { createDownload } from '../../../src/media/download';
import { DownloadError } from '../../../src/media/downloadError';
import type { Resolver } from '../../../src/media/resolve';
import { never } from '../../support/apiHarness';
import { preparedAuthorities } from '../../support/authorities';
import type { LoopbackApi } from '../../support/loopbackApi';
import { farHost, portOf, startSecureApi, useHttpSettings } from '../network/support';

/*
 * VS Code puts its own `https` before every extension: what a download relies on of node's must hold with it, too.
 */
describe('a download inside VS Code', () => {
  const { extra } = preparedAuthorities();
  let server: LoopbackApi;
  beforeEach(async () => {
    server = await startSecureApi(extra);
    server.respondNext(/^\/a\.png/, { headers: {}, body: 'bytes' });
  });
  afterEach(async () => {
    await useHttpSettings({});
    await server.close();
  });

  /** A name that no name server knows leads to this machine. */
  const resolver = (isPublic: Resolver['isPublic']): Resolver => ({
    resolve: (_host, _options, answer) => answer(null, [{ address: '127.0.0.1', family: 4 }]),
    isPublic,
  });
  const load = (isPublic: Resolver['isPublic']): Promise<Uint8Array> =>
    createDownload({ userAgent: 'tests/1', resolver: resolver(isPublic), patience: 10_000 })(
      `https://${farHost}:${portOf(server)}/a.png`,
      { limit: 1000 },
      never,
    );

  it('goes where its own look-up says', async () => {
    assert.equal(new TextDecoder().decode(await load(() => true)), 'bytes');
    assert.equal(server.requests[0]?.headers.authorization, undefined);
  });

  it('does not go inside', async () => {
    await assert.rejects(
      load(isPublicAddress),
      (error) => error instanceof DownloadError && error.failure === 'inner',
    );
    assert.equal(server.connections, 0);
  });

  it('is refused by the look-up of its connection, where the first one said otherwise', async () => {
    let looks = 0;
    await assert.rejects(
      load(() => ++looks === 1),
      (error) => error instanceof DownloadError && error.failure === 'inner',
    );
    assert.deepEqual([looks, server.connections], [2, 0]);
  });
});
