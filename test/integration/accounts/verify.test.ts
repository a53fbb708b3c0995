import assert from 'node:assert/strict';
import { failureOf, never } from '../../support/apiHarness';
import { apiError } from '../../support/faults';
import { startLoopbackApi, type LoopbackApi } from '../../support/loopbackApi';
import { openAccounts, stateOf, type OpenAccounts } from '../support/accounts';
import { credentials } from '../support/credentials';

describe('accounts: trying a token', () => {
  let server: LoopbackApi;
  let opened: OpenAccounts;
  const tried = (): Promise<void> => opened.accounts.verify(credentials({ apiBaseUrl: server.url }), never);
  const nothingKept = (): void => {
    assert.deepEqual(opened.secrets.asked, []);
    assert.equal(opened.memento.text, '');
    assert.equal(stateOf(opened.accounts), 'starting');
  };

  beforeEach(async () => {
    server = await startLoopbackApi();
    opened = openAccounts({ apiBaseUrl: server.url });
  });
  afterEach(async () => {
    opened.dispose();
    await server.close();
  });

  it('costs exactly one cheap request, and keeps nothing', async () => {
    await tried();
    assert.deepEqual(
      server.requests.map(({ path, query }) => [path, query['limit'], query['locationId']]),
      [['/conversations/search', '1', credentials().locationId]],
    );
    nothingKept();
  });

  it('costs one request when it is refused, too', async () => {
    server.respondNext(/./, apiError(401, 'Invalid JWT'), 2);
    assert.equal((await failureOf(tried())).kind, 'badToken');
    assert.equal(server.requests.length, 1);
    nothingKept();
  });

  it('costs one request when nobody answers, and sends the token nowhere else', async () => {
    const { url } = server;
    await server.close();
    const failed = opened.accounts.verify(credentials({ apiBaseUrl: url }), never);
    assert.equal((await failureOf(failed)).kind, 'network');
    nothingKept();
    server = await startLoopbackApi();
  });
});
