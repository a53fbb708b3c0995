import assert from 'node:assert/strict';
import type { Message } from '../../../src/api/types';
import type { ConversationStore } from '../../../src/explorer/store';
import { createSampleHandler } from '../../../src/sample/handler';
import { never } from '../../support/apiHarness';
import { sampleConversations } from '../../support/sampleIds';
import { grown, noticesOf } from '../../support/trees';
import type { NodeTree } from '../../../src/explorer/nodes';

async function opened(id: string): Promise<{ tree: NodeTree; store: ConversationStore }> {
  const one = grown(createSampleHandler({ now: () => Date.UTC(2026, 4, 4) }), 100);
  await one.store.messages(id).loadAll(never, () => undefined);
  return one;
}

const types = (tree: NodeTree, id: string): readonly string[] =>
  tree
    .children(tree.conversation(id))
    .flatMap((node) => (node.kind === 'message' ? [node.message.messageType] : []));

describe('records of activity in the tree', () => {
  it('have rows until they are hidden, and have them again', async () => {
    const id = sampleConversations.showcase;
    const { tree } = await opened(id);
    const all = types(tree, id);
    const isRecord = (type: string): boolean => type.startsWith('TYPE_ACTIVITY_');
    assert.ok(all.filter(isRecord).length >= 3);
    tree.activityHidden = true;
    assert.deepEqual(
      types(tree, id),
      all.filter((type) => !isRecord(type)),
    );
    tree.activityHidden = false;
    assert.deepEqual(types(tree, id), all);
  });

  it('are not counted, nor among the rows, of a fold that hides them', async () => {
    const id = sampleConversations.long;
    const { tree, store } = await opened(id);
    const [fold] = tree.children(tree.conversation(id)).filter(({ kind }) => kind === 'group');
    assert.ok(fold?.kind === 'group');
    const isRecord = ({ messageType }: Message): boolean => messageType.startsWith('TYPE_ACTIVITY_');
    const records = store.messages(id).items.slice(fold.from, tree.groupEnd(fold)).filter(isRecord).length;
    const all = tree.groupCount(fold);
    assert.ok(records > 0, 'the sample has none there');
    tree.activityHidden = true;
    assert.deepEqual([tree.groupCount(fold), tree.children(fold).length], [all - records, all - records]);
  });

  it('are not hidden without a word: a row says how many there are', async () => {
    const id = sampleConversations.onlyActivity;
    const { tree } = await opened(id);
    assert.deepEqual(noticesOf(tree.children(tree.conversation(id))), []);
    tree.activityHidden = true;
    assert.deepEqual(noticesOf(tree.children(tree.conversation(id))), ['activityHidden']);
    assert.equal(tree.hiddenActivity({ kind: 'messages', conversationId: id }), 3);
  });
});
