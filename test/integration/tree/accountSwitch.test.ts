import assert from 'node:assert/strict';
import { ConversationStore } from '../../../src/explorer/store';
import { conversationOf } from '../../support/builders';
import { deferred } from '../../support/deferred';
import { firstOf, fixedApi, openTree } from '../support/tree';

describe('a tree that shows another account', () => {
  const store = (answer: Promise<unknown> = Promise.resolve()): ConversationStore => {
    const api = fixedApi([conversationOf(7)]);
    const late = {
      ...api,
      searchConversations: async (...of: Parameters<typeof api.searchConversations>) => {
        await answer;
        return api.searchConversations(...of);
      },
    };
    return new ConversationStore({ api: late, pageSize: 10, prefetch: false, onChange: () => undefined });
  };

  it('takes the rows of the one before away at once, though its own are not there yet', async () => {
    const { tree, rows, fired } = openTree(fixedApi([conversationOf(1)]));
    assert.equal((await rows()).length > 0, true);
    const answer = deferred<undefined>();
    tree.show(store(answer.promise), 'another');
    fired.length = 0;
    assert.deepEqual(await rows(), []);
    assert.deepEqual(fired, ['all'], 'VS Code does not ask again');
    const own = rows();
    answer.resolve(undefined);
    const first = firstOf(await own);
    assert.ok(first.kind === 'conversation' && first.id === conversationOf(7).id);
  });

  it('finds a row that is revealed at the first look', async () => {
    const { tree, rows } = openTree(fixedApi([conversationOf(1)]));
    await rows();
    const next = store();
    await next.conversations.ensureLoaded();
    tree.show(next, 'another');
    const node = tree.nodes?.conversation(conversationOf(7).id);
    assert.ok(node);
    assert.equal(tree.getParent(node), undefined);
    assert.equal(firstOf(await rows()), node);
  });
});
