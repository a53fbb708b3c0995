import assert from 'node:assert/strict';
import { operations } from '../../../src/api/operations';
import { probeScopes, type ScopeVerdict } from '../../../src/doctor/probe';
import { failureOf, never, startApi, testToken, type ApiHarness } from '../../support/apiHarness';
import { apiError, reset } from '../../support/faults';
import { allScopes } from '../../support/loopbackAuth';
import { sampleLocationId } from '../../../src/sample/account';

describe('the probe of scopes', () => {
  let harness: ApiHarness;
  const opened = async (scopes: readonly string[]): Promise<void> => {
    harness = await startApi({ tokens: { [testToken]: { locationId: sampleLocationId, scopes } } });
  };
  afterEach(() => harness.close());

  const said = (verdicts: readonly ScopeVerdict[]): readonly string[] =>
    verdicts.map(({ scope, verdict }) =>
      verdict.kind === 'refused' ? `${scope} ${verdict.error.kind}` : `${scope} ${verdict.kind}`,
    );

  it('asks for each scope that a call of the product needs, once', async () => {
    await opened(allScopes);
    const verdicts = await probeScopes(harness.api, never);
    const needed = new Set(Object.values(operations).map(({ scope }) => scope));
    assert.deepEqual(verdicts.map(({ scope }) => scope).sort(), [...needed].sort());
    assert.deepEqual(said(verdicts), [
      'conversations.readonly granted',
      'conversations/message.readonly granted',
    ]);
    assert.equal(harness.server.requests.length, needed.size);
    assert.ok(harness.server.requests.every(({ query }) => query['limit'] === '1'));
  });

  it('finds the one that is missing, and goes on', async () => {
    await opened(['conversations/message.readonly']);
    assert.deepEqual(said(await probeScopes(harness.api, never)), [
      'conversations.readonly missingScope',
      'conversations/message.readonly granted',
    ]);
    await harness.close();
    await opened(['conversations.readonly']);
    assert.deepEqual(said(await probeScopes(harness.api, never)), [
      'conversations.readonly granted',
      'conversations/message.readonly missingScope',
    ]);
  });

  it('asks no more once the token as a whole is refused, or nobody answers', async () => {
    await opened(allScopes);
    for (const [fault, kind] of [
      [apiError(401, 'Invalid JWT'), 'badToken'],
      [reset, 'network'],
    ] as const) {
      harness.server.requests.length = 0;
      harness.server.respondNext(/./, fault);
      assert.deepEqual(said(await probeScopes(harness.api, never)), [
        `conversations.readonly ${kind}`,
        'conversations/message.readonly notTried',
      ]);
      assert.equal(harness.server.requests.length, 1);
    }
  });

  it('ends when it is cancelled', async () => {
    await opened(allScopes);
    const abort = new AbortController();
    abort.abort();
    assert.equal((await failureOf(probeScopes(harness.api, abort.signal))).kind, 'cancelled');
  });
});
