import assert from 'node:assert/strict';
import type { Handler } from '../../src/api/http';
import { NodeTree, type ConversationNode, type GroupNode, type Node } from '../../src/explorer/nodes';
import { messageKey } from '../../src/explorer/sources';
import { ConversationStore, type ListRef } from '../../src/explorer/store';
import { never } from './apiHarness';
import { conversationIdOf, range, timeOf } from './builders';
import { MemoryLocation } from './memoryLocation';
import { directClient } from './scheduledTransport';

/** The conversation whose messages the trees show. */
export const owner = conversationIdOf(0);
export const conversations: ListRef = { kind: 'conversations' };
export const messages: ListRef = { kind: 'messages', conversationId: owner };

export interface Grown {
  readonly store: ConversationStore;
  readonly tree: NodeTree;
}

export function grown(handler: Handler, pageSize = 10): Grown {
  const api = directClient(handler);
  const store = new ConversationStore({ api, pageSize, prefetch: false, onChange: () => undefined });
  return { store, tree: new NodeTree(store) };
}

/** A tree over so many rows of each list; there are more to load where it is `partial`. */
export async function holding(count: number, { partial = false } = {}): Promise<Grown> {
  const location = new MemoryLocation();
  const there = range(0, partial ? count * 3 : count);
  location.conversations = there.map((n) => ({ id: conversationIdOf(n), date: timeOf(n) }));
  location.setMessages(
    owner,
    there.map((n) => ({ id: `Row${n}`, date: timeOf(n) })),
  );
  const one = grown(location.handler, partial ? count : 100);
  for (const ref of [conversations, messages]) {
    const list = one.store.list(ref);
    if (partial) await list.loadMore();
    else await list.loadAll(never, () => undefined);
  }
  return one;
}

/** Rows as a person sees them with every group unfolded. Each one's parent must be the row that it is shown under. */
export function unfolded(tree: NodeTree, parent: ConversationNode | GroupNode | undefined): readonly Node[] {
  return tree.children(parent).flatMap((row) => {
    assert.equal(tree.parent(row), parent, `the parent of a ${row.kind}`);
    return row.kind === 'group' ? [row, ...unfolded(tree, row)] : [row];
  });
}

export const keysOf = (nodes: readonly Node[]): readonly string[] =>
  nodes.flatMap((node) => {
    if (node.kind === 'conversation') return [node.id];
    return node.kind === 'message' ? [messageKey(node.message)] : [];
  });

export const countOf = (nodes: readonly Node[], kind: Node['kind']): number =>
  nodes.filter((node) => node.kind === kind).length;

export const noticesOf = (nodes: readonly Node[]): readonly string[] =>
  nodes.flatMap((node) => (node.kind === 'notice' ? [node.notice] : []));
