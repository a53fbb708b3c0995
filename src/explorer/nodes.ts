import type { Message } from '../api/types';
import { isActivity } from '../channels';
import type { ConversationStore, ListRef } from './store';
import { conversationKey } from './sources';

/*
 * The rows of the tree as plain data. The tree view finds a row again by the identity of its node, so nodes are made
 * once: a conversation's per id, a message's per message.
 */

export type Node = ConversationNode | MessageNode | GroupNode | LoadMoreNode | NoticeNode;

export interface ConversationNode {
  readonly kind: 'conversation';
  readonly id: string;
}

export interface MessageNode {
  readonly kind: 'message';
  readonly conversationId: string;
  readonly message: Message;
}

/** Older rows of a long list, folded. `from` and `to` count rows of the list; `to` is not included. */
export interface GroupNode {
  readonly kind: 'group';
  readonly list: ListRef;
  readonly from: number;
  /** The last group while there is more to load: it is open, and grows. */
  readonly growing: boolean;
}

export interface LoadMoreNode {
  readonly kind: 'loadMore';
  readonly list: ListRef;
}

/** A row that says something about its list. */
export interface NoticeNode {
  readonly kind: 'notice';
  readonly list: ListRef;
  readonly notice:
    | 'empty'
    | 'filteredEmpty'
    | 'error'
    /** Below a failure that is told above the rows: what to do about it. */
    | 'tryAgain'
    | 'remedy'
    | 'filter'
    | 'stopped'
    | 'activityHidden';
}

/** Rows shown flat before older ones fold into groups, and rows in a group: loading more costs the same at any length. */
export const groupSize = 500;

/** Says which rows there are. It reads the store and never decides to load. */
export class NodeTree {
  readonly #interned = new Map<string, Node>();
  readonly #messageNodes = new WeakMap<Message, MessageNode>();
  readonly #made = new WeakSet<object>();
  /** Records of activity have no rows; how many those would be stands in a row of its own. */
  activityHidden = false;

  constructor(private readonly store: ConversationStore) {}

  /** The rows below a conversation or group, or the top rows. */
  children(parent: ConversationNode | GroupNode | undefined): Node[] {
    if (parent?.kind === 'group') return this.#groupRows(parent);
    const list: ListRef =
      parent === undefined ? { kind: 'conversations' } : { kind: 'messages', conversationId: parent.id };
    const { items, state, error, stopped } = this.store.list(list);
    const rows: Node[] = [];
    if (list.kind === 'conversations') {
      rows.push(...this.store.onTop.map((row) => this.conversation(conversationKey(row))));
      // An empty view speaks through its welcome text or its message, not through a row.
      if (rows.length === 0 && items.length === 0) return [];
    }
    if (list.kind === 'messages' && this.store.messageTypes(list.conversationId).length > 0) {
      rows.push(this.notice(list, 'filter'));
    }
    rows.push(...this.#rows(list, 0, Math.min(items.length, groupSize)));
    for (let from = groupSize; from < items.length; from += groupSize) rows.push(this.#group(list, from));
    if (this.hiddenActivity(list) > 0) rows.push(this.notice(list, 'activityHidden'));
    if (error !== undefined) rows.push(this.notice(list, 'error'));
    else if (list.kind === 'messages' && state === 'complete' && items.length === 0) {
      rows.push(this.notice(list, rows.length > 0 ? 'filteredEmpty' : 'empty'));
    }
    if (stopped !== undefined) rows.push(this.notice(list, 'stopped'));
    if (state === 'partial' && items.length <= groupSize) rows.push(this.loadMore(list));
    return rows;
  }

  /** True for a row of this tree: what a command gets as its argument may be anything. */
  isNode(value: unknown): value is Node {
    return typeof value === 'object' && value !== null && this.#made.has(value);
  }

  parent(node: Node): Node | undefined {
    switch (node.kind) {
      case 'conversation': {
        const index = this.store.conversations.items.findIndex((row) => conversationKey(row) === node.id);
        return index < groupSize ? undefined : this.#groupOf({ kind: 'conversations' }, index);
      }
      case 'message': {
        const index = this.store.messages(node.conversationId).items.indexOf(node.message);
        const list: ListRef = { kind: 'messages', conversationId: node.conversationId };
        return index < groupSize ? this.conversation(node.conversationId) : this.#groupOf(list, index);
      }
      case 'loadMore':
        return this.lastGroup(node.list) ?? this.owner(node.list);
      case 'group':
      case 'notice':
        return this.owner(node.list);
    }
  }

  /** The node that has the list's rows as children; `undefined` for the top. */
  owner(list: ListRef): ConversationNode | undefined {
    return list.kind === 'conversations' ? undefined : this.conversation(list.conversationId);
  }

  isHidden({ messageType }: Message): boolean {
    return this.activityHidden && isActivity(messageType);
  }

  /** How many loaded messages of a list have no row. */
  hiddenActivity(list: ListRef): number {
    if (!this.activityHidden || list.kind === 'conversations') return 0;
    const { items } = this.store.messages(list.conversationId);
    return items.filter((message) => this.isHidden(message)).length;
  }

  conversation(id: string): ConversationNode {
    return this.#intern(`conversation/${id}`, { kind: 'conversation', id });
  }

  message(message: Message, conversationId: string): MessageNode {
    const known = this.#messageNodes.get(message);
    if (known !== undefined) return known;
    const node: MessageNode = { kind: 'message', conversationId, message };
    this.#messageNodes.set(message, node);
    this.#made.add(node);
    return node;
  }

  loadMore(list: ListRef): LoadMoreNode {
    return this.#intern(`loadMore/${listKey(list)}`, { kind: 'loadMore', list });
  }

  notice(list: ListRef, notice: NoticeNode['notice']): NoticeNode {
    return this.#intern(`${notice}/${listKey(list)}`, { kind: 'notice', list, notice });
  }

  /** The group that grows as more is loaded, once the list is long enough to have one. */
  lastGroup(list: ListRef): GroupNode | undefined {
    const { items, state } = this.store.list(list);
    return state === 'partial' && items.length > groupSize
      ? this.#groupOf(list, items.length - 1)
      : undefined;
  }

  /** One past the last row of a group. */
  groupEnd(group: GroupNode): number {
    return Math.min(group.from + groupSize, this.store.list(group.list).items.length);
  }

  /** How many rows a group has; hidden activity is none. */
  groupCount(group: GroupNode): number {
    const { list, from } = group;
    const end = this.groupEnd(group);
    if (!this.activityHidden || list.kind === 'conversations') return end - from;
    const rows = this.store.messages(list.conversationId).items.slice(from, end);
    return rows.filter((message) => !this.isHidden(message)).length;
  }

  #groupRows(group: GroupNode): Node[] {
    const rows = this.#rows(group.list, group.from, this.groupEnd(group));
    return group.growing ? [...rows, this.loadMore(group.list)] : rows;
  }

  #rows(list: ListRef, from: number, to: number): Node[] {
    if (list.kind === 'conversations') {
      return this.store.conversations.items
        .slice(from, to)
        .map((row) => this.conversation(conversationKey(row)));
    }
    const { conversationId } = list;
    const { items } = this.store.messages(conversationId);
    return items
      .slice(from, to)
      .filter((message) => !this.isHidden(message))
      .map((message) => this.message(message, conversationId));
  }

  #group(list: ListRef, from: number): GroupNode {
    const { items, state } = this.store.list(list);
    const growing = state === 'partial' && from + groupSize >= items.length;
    const key = `group/${listKey(list)}/${from}/${growing ? 'growing' : 'full'}`;
    return this.#intern(key, { kind: 'group', list, from, growing });
  }

  #groupOf(list: ListRef, index: number): GroupNode {
    return this.#group(list, Math.floor(index / groupSize) * groupSize);
  }

  #intern<N extends Node>(key: string, node: N): N {
    const known = this.#interned.get(key);
    if (known !== undefined && isSameKind(known, node)) return known;
    this.#interned.set(key, node);
    this.#made.add(node);
    return node;
  }
}

function isSameKind<N extends Node>(known: Node, node: N): known is N {
  return known.kind === node.kind;
}

/** Unique within one account. */
export function listKey(list: ListRef): string {
  return list.kind === 'conversations' ? 'conversations' : `messages/${list.conversationId}`;
}
