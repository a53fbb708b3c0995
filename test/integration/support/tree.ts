import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { HighLevelApi } from '../../../src/api/client';
import type { Governor } from '../../../src/api/policy/governor';
import type { Conversation, Message } from '../../../src/api/types';
import { listKey, type Node } from '../../../src/explorer/nodes';
import { ConversationStore } from '../../../src/explorer/store';
import { ConversationTree } from '../../../src/tree/conversationTree';
import { createTimeFormat } from '../../../src/ui/time';
import { conversationIdOf, conversationOf, messageOf } from '../../support/builders';

export const time = createTimeFormat('en');

export interface OpenTree {
  readonly tree: ConversationTree;
  readonly store: ConversationStore;
  /** What VS Code was told to redraw, in order, as `nameOf` names it; the test may empty it. */
  readonly fired: string[];
  readonly rows: (parent?: Node) => Promise<readonly Node[]>;
  readonly item: (node: Node) => vscode.TreeItem;
  /** What the row says, as a person reads it: label and description. */
  readonly says: (node: Node) => string;
  readonly dispose: () => void;
}

export interface TreeOptions {
  readonly pageSize?: number;
  readonly prefetch?: boolean;
  readonly accountKey?: string;
  readonly governor?: Governor;
}

/** The real tree on a store of its own, told of changes as the view tells it. */
export function openTree(
  api: HighLevelApi,
  { pageSize = 50, prefetch = false, accountKey = 'account', governor }: TreeOptions = {},
): OpenTree {
  const tree = new ConversationTree(time);
  const fired: string[] = [];
  const store = new ConversationStore({ api, pageSize, prefetch, onChange: (list) => tree.changed(list) });
  tree.show(store, accountKey, governor);
  tree.onDidChangeTreeData((node) => fired.push(nameOf(node)));
  const item = (node: Node): vscode.TreeItem => tree.getTreeItem(node);
  return {
    tree,
    store,
    fired,
    rows: (parent) => tree.getChildren(parent),
    item,
    says: (node) => `${labelOf(item(node))} | ${descriptionOf(item(node))}`,
    dispose: () => {
      store.dispose();
      tree.dispose();
    },
  };
}

export function nameOf(node: Node | undefined): string {
  switch (node?.kind) {
    case undefined:
      return 'all';
    case 'conversation':
      return `conversation ${node.id}`;
    case 'message':
      return `message ${node.message.id}`;
    case 'group':
      return `group ${listKey(node.list)} ${node.from}`;
    case 'loadMore':
      return `loadMore ${listKey(node.list)}`;
    case 'notice':
      return `${node.notice} ${listKey(node.list)}`;
  }
}

export const labelOf = ({ label }: vscode.TreeItem): string =>
  typeof label === 'string' ? label : (label?.label ?? '');

export const descriptionOf = ({ description }: vscode.TreeItem): string =>
  typeof description === 'string' ? description : '';

/** The last row of a list. */
export function lastOf(rows: readonly Node[]): Node {
  const last = rows.at(-1);
  assert.ok(last, 'there are no rows');
  return last;
}

export function firstOf(rows: readonly Node[]): Node {
  const [first] = rows;
  assert.ok(first, 'there are no rows');
  return first;
}

/** An API that has these rows and no more, or that fails. */
export function fixedApi(
  conversations: readonly Conversation[] = [conversationOf()],
  messages: readonly Message[] = [],
  failure?: Error,
): HighLevelApi {
  const absent = (): Promise<never> => Promise.reject(new Error('not asked for in this test'));
  return {
    searchConversations: () =>
      Promise.resolve({ items: conversations, total: conversations.length, traceId: undefined }),
    listMessages: () =>
      failure === undefined
        ? Promise.resolve({ items: messages, lastMessageId: undefined, nextPage: false, traceId: undefined })
        : Promise.reject(failure),
    getConversation: absent,
    getMessage: absent,
    getEmail: absent,
    getRecording: absent,
    getTranscript: absent,
  };
}

/** The row of a conversation as the server describes it. */
export async function conversationRowOf(
  members: Readonly<Record<string, unknown>>,
): Promise<vscode.TreeItem> {
  const { item, rows } = openTree(fixedApi([conversationOf(0, members)]));
  return item(firstOf(await rows()));
}

/** The row of a message as the server describes it. */
export async function messageRowOf(members: Readonly<Record<string, unknown>>): Promise<vscode.TreeItem> {
  const { item, rows, tree } = openTree(fixedApi(undefined, [messageOf(0, members)]));
  const conversation = firstOf(await rows());
  const row = firstOf(await rows(conversation));
  assert.equal(row.kind, 'message', conversationIdOf(0));
  return tree.resolveTreeItem(item(row), row);
}
