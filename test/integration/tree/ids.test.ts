import assert from 'node:assert/strict';
import type { Node } from '../../../src/explorer/nodes';
import { startApi, type ApiHarness } from '../../support/apiHarness';
import { sampleConversations } from '../../support/sampleIds';
import { openTree, type OpenTree } from '../support/tree';

describe('tree: the whole sample account', () => {
  let harness: ApiHarness;
  let opened: OpenTree;
  let all: readonly Node[] = [];

  /** Every row there is, with all pages loaded. */
  const walk = async (): Promise<readonly Node[]> => {
    const found: Node[] = [];
    const below = async (parent: Node | undefined): Promise<void> => {
      for (const node of await opened.rows(parent)) {
        found.push(node);
        await below(node);
      }
    };
    await below(undefined);
    return found;
  };
  const idsOf = (nodes: readonly Node[]): readonly (string | undefined)[] =>
    nodes.map((node) => opened.item(node).id);

  before(async () => {
    harness = await startApi();
    opened = openTree(harness.api, { pageSize: 100 });
    const never = new AbortController().signal;
    await opened.store.conversations.loadAll(never, () => undefined);
    await opened.store.messages(sampleConversations.long).loadAll(never, () => undefined);
    all = await walk();
  });
  after(async () => {
    opened.dispose();
    await harness.close();
  });

  it('has many rows of every kind that data makes', () => {
    assert.ok(all.length > 5_200, `${all.length} rows`);
    const kinds = new Set(all.map(({ kind }) => kind));
    assert.deepEqual([...kinds].sort(), ['conversation', 'group', 'message', 'notice']);
  });

  it('gives every row an id of its own', () => {
    const ids = idsOf(all);
    assert.ok(!ids.includes(undefined), 'a row has no id');
    assert.equal(new Set(ids).size, ids.length);
  });

  it('begins ids with the account, so that another account’s rows are other rows', () => {
    assert.deepEqual(
      idsOf(all).filter((id) => id?.startsWith('account/') !== true),
      [],
    );
  });

  it('puts no text of a person into an id: VS Code writes ids of open rows to disk', () => {
    assert.deepEqual(
      idsOf(all).filter((id) => !/^[\w/-]+$/.test(id ?? '')),
      [],
    );
  });

  it('keeps ids and nodes over a refresh', async () => {
    const before = idsOf(all);
    await opened.store.conversations.refresh();
    const again = await walk();
    assert.deepEqual(idsOf(again), before);
    assert.ok(
      again.every((node, index) => node === all[index]),
      'VS Code would not know its rows again',
    );
  });

  it('keeps the ids of messages over a refresh of theirs', async () => {
    const before = idsOf(all);
    await opened.store.messages(sampleConversations.showcase).refresh();
    assert.deepEqual(idsOf(await walk()), before);
  });

  it('recognises its own rows and nothing else as arguments of commands', () => {
    const { nodes } = opened.tree;
    assert.ok(all.every((node) => nodes?.isNode(node) === true));
    const [first] = all;
    for (const stranger of [{ ...first }, null, undefined, 'id', 7, {}, [first]]) {
      assert.equal(nodes?.isNode(stranger), false);
    }
  });
});
