import assert from 'node:assert/strict';
import { groupSize } from '../../../src/explorer/nodes';
import { conversationKey, messageKey } from '../../../src/explorer/sources';
import { conversations, countOf, holding, keysOf, messages, owner, unfolded } from '../../support/trees';

describe('the rows of the tree', () => {
  it('fold into groups of 500', () => assert.equal(groupSize, 500));

  for (const count of [1, 50, 450, 499, 500, 501, 550, 999, 1000, 1001, 1050, 1600]) {
    for (const partial of count % 50 === 0 ? [false, true] : [false]) {
      const what = `${count} rows${partial ? ' and more to load' : ''}`;
      it(`lead up and down consistently, in order and each once, for ${what}`, async () => {
        const one = await holding(count, { partial });
        for (const ref of [conversations, messages]) {
          const nodes = unfolded(one.tree, one.tree.owner(ref));
          assert.equal(new Set(nodes).size, nodes.length);
          assert.equal(countOf(nodes, 'loadMore'), partial ? 1 : 0);
          assert.equal(countOf(nodes, 'group'), Math.ceil(count / groupSize) - 1);
          assert.equal(nodes.at(-1)?.kind === 'loadMore', partial);
          assert.equal(one.store.list(ref).items.length, count);
        }
        const top = keysOf(unfolded(one.tree, undefined));
        assert.deepEqual(top, one.store.conversations.items.map(conversationKey));
        const below = keysOf(unfolded(one.tree, one.tree.conversation(owner)));
        assert.deepEqual(below, one.store.messages(owner).items.map(messageKey));
      });
    }
  }

  it('are the same objects each time they are asked for', async () => {
    const one = await holding(1_100, { partial: true });
    for (const ref of [conversations, messages]) {
      const parent = one.tree.owner(ref);
      const before = unfolded(one.tree, parent);
      const after = unfolded(one.tree, parent);
      assert.equal(before.length, after.length);
      for (const [index, node] of before.entries()) assert.equal(after[index], node);
    }
  });

  it('stay the same objects when more is loaded, but for the group that grows', async () => {
    const one = await holding(1_000, { partial: true });
    for (const ref of [conversations, messages]) {
      const before = new Set(unfolded(one.tree, one.tree.owner(ref)));
      await one.store.list(ref).loadMore();
      const after = new Set(unfolded(one.tree, one.tree.owner(ref)));
      const gone = [...before].filter((node) => !after.has(node));
      assert.deepEqual(
        gone.map((node) => [node.kind, node.kind === 'group' && node.growing]),
        [['group', true]],
      );
    }
  });

  it('stay the same objects when the list is refreshed', async () => {
    const one = await holding(120);
    const before = one.tree.children(undefined);
    await one.store.conversations.refresh();
    const after = one.tree.children(undefined);
    assert.deepEqual(
      after.map((node, index) => node === before[index]).filter((same) => !same),
      [],
    );
  });

  it('have the rows of a group from its first to its end', async () => {
    const one = await holding(1_100, { partial: true });
    const groups = one.tree.children(one.tree.conversation(owner)).filter((node) => node.kind === 'group');
    assert.deepEqual(
      groups.map((group) => [group.from, one.tree.groupEnd(group), group.growing]),
      [
        [500, 1_000, false],
        [1_000, 1_100, true],
      ],
    );
    assert.equal(one.tree.lastGroup(messages), groups[1]);
  });

  it('have no growing group at the end, or in a short list', async () => {
    for (const one of [await holding(1_100), await holding(500, { partial: true })]) {
      assert.equal(one.tree.lastGroup(messages), undefined);
    }
  });

  it('are told from what only looks like them', async () => {
    const one = await holding(5);
    const [node] = one.tree.children(undefined);
    assert.equal(one.tree.isNode(node), true);
    for (const odd of [
      undefined,
      null,
      'x',
      {},
      [],
      { ...node },
      (await holding(5)).tree.children(undefined)[0],
    ]) {
      assert.equal(one.tree.isNode(odd), false);
    }
  });
});
