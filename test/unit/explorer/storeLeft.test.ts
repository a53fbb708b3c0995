import assert from 'node:assert/strict';
import type { HighLevelApi } from '../../../src/api/client';
import { ConversationStore } from '../../../src/explorer/store';
import { factsOf, never, startApi, type ApiHarness } from '../../support/apiHarness';
import { conversationIdOf, conversationOf, messageOf } from '../../support/builders';
import { deferred } from '../../support/deferred';
import { MemoryLocation } from '../../support/memoryLocation';

describe('the store of an account that was left', () => {
  let harness: ApiHarness;
  beforeEach(async () => {
    harness = await startApi({ handler: new MemoryLocation().handler });
  });
  afterEach(() => harness.close());

  const storeOf = (api: HighLevelApi): ConversationStore =>
    new ConversationStore({ api, pageSize: 2, prefetch: false, onChange: () => undefined });
  const lookUps: Readonly<Record<string, (store: ConversationStore) => Promise<unknown>>> = {
    message: (store) => store.lookUp('Elsewhere', never),
    conversation: (store) => store.lookUpConversation('Elsewhere', never),
  };

  for (const [what, lookUp] of Object.entries(lookUps)) {
    it(`ends the look-up of a ${what} that is under way`, async () => {
      const store = storeOf(harness.api);
      const gate = harness.server.gate(/./);
      const work = factsOf(lookUp(store));
      await gate.whenHeld();
      store.dispose();
      assert.equal((await work).kind, 'cancelled');
    });

    it(`gives no ${what} that is answered all the same`, async () => {
      const answered = deferred<undefined>();
      const late = async <T>(answer: T): Promise<T> => {
        await answered.promise;
        return answer;
      };
      const store = storeOf({
        ...harness.api,
        getMessage: () => late(messageOf()),
        getConversation: () => late(conversationOf()),
      });
      const work = factsOf(lookUp(store));
      store.dispose();
      answered.resolve(undefined);
      assert.equal((await work).kind, 'cancelled');
    });

    it(`gives no ${what} that it holds, and asks for none`, async () => {
      const store = storeOf(harness.api);
      harness.server.respondNext(/./, { body: '{"id":"Elsewhere"}' });
      await lookUp(store);
      store.dispose();
      assert.equal((await factsOf(lookUp(store))).kind, 'cancelled');
      store.forgetLookUps();
      assert.equal((await factsOf(lookUp(store))).kind, 'cancelled');
      assert.equal(harness.server.requests.length, 1);
    });
  }

  it('asks for no page of a list, old or new', async () => {
    const store = storeOf(harness.api);
    const old = store.messages(conversationIdOf(0));
    store.dispose();
    for (const list of [store.conversations, old, store.messages(conversationIdOf(1))])
      assert.equal((await factsOf(list.loadMore())).kind, 'cancelled');
    assert.equal(harness.server.requests.length, 0);
  });

  it('stops those who hold something of it', () => {
    const store = storeOf(harness.api);
    store.requireHeld();
    store.dispose();
    assert.throws(() => store.requireHeld(), { facts: { operation: 'getMessage', kind: 'cancelled' } });
  });

  it('leaves a look-up to its own caller’s signal before that', async () => {
    const store = storeOf(harness.api);
    const gate = harness.server.gate(/./);
    const abort = new AbortController();
    const work = factsOf(store.lookUp('Elsewhere', abort.signal));
    await gate.whenHeld();
    abort.abort();
    assert.equal((await work).kind, 'cancelled');
    gate.release();
    assert.equal((await store.lookUp('Elsewhere', never)).id, 'Elsewhere');
  });
});
