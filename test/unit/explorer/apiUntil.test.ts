import assert from 'node:assert/strict';
import { createClient } from '../../../src/api/client';
import { Governor, type Turn } from '../../../src/api/policy/governor';
import { apiUntil } from '../../../src/explorer/apiUntil';
import { failureOf, never, testAgent, testToken } from '../../support/apiHarness';

class NotingGovernor extends Governor {
  readonly asked: string[] = [];

  override run(turn: Turn): Promise<never> {
    this.asked.push(turn.urgency.priority);
    return Promise.reject(new Error('nothing is sent'));
  }
}

describe('the API for as long as an account is held', () => {
  it('passes on how urgent each call is', async () => {
    const governor = new NotingGovernor();
    const api = apiUntil(
      never,
      createClient({
        locationId: 'Location00001',
        userAgent: testAgent,
        version: undefined,
        token: () => Promise.resolve(testToken),
        connect: () => Promise.reject(new Error('nothing is sent')),
        governor,
      }),
    );
    const calls = [
      api.searchConversations({ limit: 1 }, never, 'bulk'),
      api.getConversation('abc', never, 'bulk'),
      api.listMessages('abc', { limit: 1 }, never, 'bulk'),
      api.getMessage('abc', never, 'bulk'),
      api.getEmail('abc', never, 'bulk'),
    ];
    for (const call of calls) assert.equal((await failureOf(call)).kind, 'internal');
    assert.deepEqual(governor.asked, ['bulk', 'bulk', 'bulk', 'bulk', 'bulk']);
  });
});
