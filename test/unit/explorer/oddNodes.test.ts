import assert from 'node:assert/strict';
import type { Handler } from '../../../src/api/http';
import type { Node } from '../../../src/explorer/nodes';
import { conversationRow, messageRow, only } from '../../support/builders';
import { grown, keysOf, noticesOf, owner, unfolded } from '../../support/trees';

describe('the rows that say something of their list', () => {
  const json =
    (body: unknown, status = 200): Handler =>
    () => ({ status, headers: {}, text: JSON.stringify(body) });
  const opened = async (handler: Handler, types: readonly string[] = []): Promise<readonly Node[]> => {
    const one = grown(handler);
    if (types.length > 0) one.store.setMessageTypes(owner, types);
    await one.store.messages(owner).ensureLoaded();
    return unfolded(one.tree, one.tree.conversation(owner));
  };
  const page = (rows: readonly unknown[], more: object = {}): Handler =>
    json({ messages: { messages: rows, ...more } });

  it('say that there are no messages', async () =>
    assert.deepEqual(noticesOf(await opened(page([]))), ['empty']));

  it('say that the filter leaves none', async () =>
    assert.deepEqual(noticesOf(await opened(page([]), ['TYPE_SMS'])), ['filter', 'filteredEmpty']));

  it('say above the rows that they are filtered', async () => {
    const nodes = await opened(page([messageRow()]), ['TYPE_SMS']);
    assert.deepEqual(
      nodes.map(({ kind }) => kind),
      ['notice', 'message'],
    );
    assert.deepEqual(noticesOf(nodes), ['filter']);
  });

  it('say that loading failed, and not that there is nothing', async () =>
    assert.deepEqual(noticesOf(await opened(json({ message: 'Invalid JWT' }, 401))), ['error']));

  it('say below the rows that the next page failed, and offer it again', async () => {
    let pages = 0;
    const one = grown((request) =>
      pages++ === 0
        ? page([messageRow()], { nextPage: true, lastMessageId: 'x' })(request)
        : json({}, 500)(request),
    );
    await one.store.messages(owner).loadMore();
    await one.store
      .messages(owner)
      .loadMore()
      .catch(() => undefined);
    const nodes = unfolded(one.tree, one.tree.conversation(owner));
    assert.deepEqual(
      nodes.map(({ kind }) => kind),
      ['message', 'notice', 'loadMore'],
    );
    assert.deepEqual(noticesOf(nodes), ['error']);
  });

  it('say that loading stopped where going on would loop', async () =>
    assert.deepEqual(noticesOf(await opened(page([messageRow()], { nextPage: true }))), ['stopped']));

  it('are left to the welcome text where there is no conversation at all', async () => {
    for (const handler of [json({ conversations: [] }), json({}, 500), json([])]) {
      const one = grown(handler);
      await one.store.conversations.ensureLoaded();
      assert.deepEqual(one.tree.children(undefined), []);
    }
  });
});

describe('rows without an id', () => {
  it('are rows like others, with a place and an identity', async () => {
    const odd = [messageRow(0, { id: null }), null, messageRow(1), {}, messageRow(2, { id: '' })];
    const one = grown(({ path }) => ({
      status: 200,
      headers: {},
      text: JSON.stringify(
        path.endsWith('/search')
          ? {
              conversations: [
                conversationRow(0, { id: null }),
                conversationRow(1),
                7,
                conversationRow(2, { id: '' }),
              ],
            }
          : { messages: { messages: odd } },
      ),
    }));
    await one.store.conversations.ensureLoaded();
    await one.store.messages(owner).ensureLoaded();
    for (const [parent, count] of [
      [undefined, 4],
      [one.tree.conversation(owner), 5],
    ] as const) {
      const nodes = unfolded(one.tree, parent);
      assert.equal(new Set(keysOf(nodes)).size, count);
      assert.deepEqual(
        unfolded(one.tree, parent).map((node, index) => node === nodes[index]),
        nodes.map(() => true),
      );
    }
  });

  it('are never asked for by a made-up id', async () => {
    let asked = 0;
    const one = grown(() => ({
      status: 200,
      headers: {},
      text: JSON.stringify({ conversations: [(asked++, { fullName: 'Ada' })] }),
    }));
    await one.store.conversations.ensureLoaded();
    const node = only(one.tree.children(undefined));
    const list = one.store.messages(only(keysOf([node])));
    await list.ensureLoaded();
    assert.equal(asked, 1);
    assert.notEqual(list.error, undefined);
  });
});
