import assert from 'node:assert/strict';
import { SharedCalls } from '../../../src/explorer/sharedCalls';
import { ConversationStore } from '../../../src/explorer/store';
import { never, startApi } from '../../support/apiHarness';
import { deferred } from '../../support/deferred';
import { outcomeOf, turn } from '../../support/scriptedSource';
import { syntheticConversationId, syntheticMessageId } from '../../support/synthetic';

describe('calls for one thing', () => {
  const begun: AbortSignal[] = [];
  let answer = deferred<string>();
  let calls = new SharedCalls<string>('getMessage');
  const join = (id: string, signal = never): Promise<string> =>
    calls.join(id, signal, (shared) => {
      begun.push(shared);
      return answer.promise;
    });
  beforeEach(() => {
    begun.length = 0;
    answer = deferred();
    calls = new SharedCalls('getMessage');
  });

  it('are one while it is under way, and another one after it', async () => {
    const all = [join('a'), join('a'), join('b'), join('a')];
    assert.equal(begun.length, 2);
    answer.resolve('text');
    assert.deepEqual(await Promise.all(all), Array(4).fill('text'));
    await join('a');
    assert.equal(begun.length, 3);
  });

  it('are left one by one, and given up with the last', async () => {
    const [one, other] = [new AbortController(), new AbortController()];
    const works = [outcomeOf(join('a', one.signal)), outcomeOf(join('a', other.signal))];
    const isGivenUp = (): boolean => begun.every(({ aborted }) => aborted);
    one.abort();
    assert.equal(await works[0], 'cancelled');
    assert.equal(isGivenUp(), false);
    other.abort();
    assert.equal(await works[1], 'cancelled');
    assert.equal(isGivenUp(), true);
    void outcomeOf(join('a'));
    assert.equal(begun.length, 2, 'what was given up was joined');
  });

  it('are not begun for who has left already', async () => {
    assert.equal(await outcomeOf(join('a', AbortSignal.abort())), 'cancelled');
    assert.equal(begun.length, 0);
  });

  it('fail together, and are begun anew', async () => {
    const works = [outcomeOf(join('a')), outcomeOf(join('a'))];
    answer.reject(new Error('no'));
    assert.deepEqual(await Promise.all(works), Array(2).fill('Error: no'));
    answer = deferred();
    answer.resolve('text');
    assert.equal(await outcomeOf(join('a')), 'done');
  });

  it('are what a store asks for: clicks on one row are one request', async () => {
    const harness = await startApi({ synthetic: { conversations: 2, messagesPer: 2 } });
    const { api, server } = harness;
    const store = new ConversationStore({ api, pageSize: 2, prefetch: false, onChange: () => undefined });
    const gate = server.gate(/./);
    const message = syntheticMessageId(0, 1);
    const works = Array.from({ length: 20 }, () => store.lookUp(message, never));
    const others = Array.from({ length: 20 }, () =>
      store.lookUpConversation(syntheticConversationId(1), never),
    );
    await gate.whenHeld(2);
    await turn();
    gate.release();
    await Promise.all([...works, ...others]);
    assert.equal(server.requests.length, 2);
    store.dispose();
    await harness.close();
  });
});
