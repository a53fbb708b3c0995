import * as vscode from 'vscode';
import type { WaitReason } from '../api/policy/budget';
import type { Governor } from '../api/policy/governor';
import { NodeTree, groupSize, listKey, type Node } from '../explorer/nodes';
import type { ConversationStore, ListRef } from '../explorer/store';
import { remedyOf } from '../ui/errorText';
import { isWaiting as waits } from '../ui/limitsText';
import type { TimeFormat } from '../ui/time';
import { treeItem, type RowContext } from './treeItems';
import { listStateOf } from './viewState';

/**
 * VS Code draws a first change at once and the next ones after 200 ms. A page that is there already, fetched ahead, must
 * be that first change, so "Load More" says that it loads only when it does so for a while.
 */
const patience = 400;

/**
 * Shows a store as a tree. `getChildren` reads; the one load it begins is the first page of a list that a person
 * opened, and VS Code shows its own progress meanwhile.
 */
export class ConversationTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<Node | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  /** Lists whose first page `getChildren` is waiting for: their rows come as its answer. */
  readonly #opening = new Set<string>();
  /** Number of groups on screen, by list: a new group is a new row of the list, otherwise only the last one grew. */
  readonly #groups = new Map<string, number>();
  /** Lists whose "Load More" is to say that it loads, if it takes so long. */
  readonly #loading = new Map<string, NodeJS.Timeout>();
  #context: RowContext | undefined;
  #governor: Governor | undefined;
  /** The rows of the account before are still on screen: the next question for the top rows is answered with none. */
  #mustClearFirst = false;
  #activityHidden = false;

  constructor(private readonly time: TimeFormat) {}

  get nodes(): NodeTree | undefined {
    return this.#context?.nodes;
  }

  /** Shows another account's store, or none. */
  show(store: ConversationStore | undefined, accountKey: string, governor?: Governor): void {
    this.#governor = governor;
    this.#mustClearFirst = this.#context !== undefined;
    const waitsBecause = (): WaitReason | undefined =>
      governor !== undefined && waits(governor.state) ? governor.state.waitsBecause : undefined;
    this.#context =
      store === undefined
        ? undefined
        : { accountKey, store, nodes: new NodeTree(store), time: this.time, waitsBecause };
    this.activityHidden = this.#activityHidden;
    this.#groups.clear();
    for (const key of this.#loading.keys()) this.#quiet(key);
    this.#changed.fire(undefined);
  }

  set activityHidden(hidden: boolean) {
    this.#activityHidden = hidden;
    if (this.nodes !== undefined) this.nodes.activityHidden = hidden;
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return this.#context === undefined ? new vscode.TreeItem('') : treeItem(node, this.#context);
  }

  /** Tooltips are text that most rows never need: their code comes with the first one. */
  async resolveTreeItem(item: vscode.TreeItem, node: Node): Promise<vscode.TreeItem> {
    const { tooltipOf } = await import('./tooltips');
    const store = this.#context?.store;
    item.tooltip ??= store === undefined ? undefined : tooltipOf(node, store, this.time, this.#governor);
    return item;
  }

  getParent(node: Node): Node | undefined {
    // A row is about to be revealed: it must be found at the first look.
    this.#mustClearFirst = false;
    return this.#context?.nodes.parent(node);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    const context = this.#context;
    if (context === undefined) return [];
    if (node !== undefined && node.kind !== 'conversation' && node.kind !== 'group') return [];
    const list: ListRef =
      node?.kind === 'group'
        ? node.list
        : node === undefined
          ? { kind: 'conversations' }
          : { kind: 'messages', conversationId: node.id };
    if (node === undefined && this.#mustClearFirst) return this.#clear(context.store, list);
    await this.#open(context.store, list);
    // Another account may be shown by now; its own rows were asked for separately.
    if (context !== this.#context) return [];
    this.#groups.set(listKey(list), groupCount(context.store, list));
    return node === undefined && listStateOf(context.store) === 'error'
      ? remedies(context, list)
      : context.nodes.children(node);
  }

  /** Redraws what a change of the list touched, and no more. */
  changed(list: ListRef): void {
    const { store, nodes } = this.#context ?? {};
    const key = listKey(list);
    if (store === undefined || nodes === undefined || this.#opening.has(key)) return;
    const { activity, items } = store.list(list);
    this.#quiet(key);
    if (activity === 'loading' && items.length > 0) {
      this.#loading.set(
        key,
        setTimeout(() => this.#changed.fire(nodes.loadMore(list)), patience),
      );
      return;
    }
    if (activity === 'refreshing') return;
    const last = nodes.lastGroup(list);
    const grew = last !== undefined && this.#groups.get(key) === groupCount(store, list);
    this.#changed.fire(grew ? last : nodes.owner(list));
  }

  /** Whether calls wait has changed: a list that is being loaded says so in its last row. */
  redrawLoading(list: ListRef): void {
    const { store, nodes } = this.#context ?? {};
    if (store === undefined || nodes === undefined || this.#opening.has(listKey(list))) return;
    const { activity, items } = store.list(list);
    if (activity === 'loading' && items.length > 0) this.#changed.fire(nodes.loadMore(list));
  }

  /** Redraws one row, or all. */
  redraw(node: Node | undefined): void {
    this.#changed.fire(node);
  }

  dispose(): void {
    for (const key of this.#loading.keys()) this.#quiet(key);
    this.#changed.dispose();
  }

  /** No rows at once; those of this account come as the answer to the next question. */
  #clear(store: ConversationStore, list: ListRef): Node[] {
    this.#mustClearFirst = false;
    // A failure is the list's own, and shown as its state.
    void this.#open(store, list).catch(() => undefined);
    this.#changed.fire(undefined);
    return [];
  }

  #quiet(key: string): void {
    clearTimeout(this.#loading.get(key));
    this.#loading.delete(key);
  }

  async #open(store: ConversationStore, list: ListRef): Promise<void> {
    const key = listKey(list);
    const { state, error } = store.list(list);
    if (state !== 'pristine' || error !== undefined) return;
    this.#opening.add(key);
    try {
      await store.list(list).ensureLoaded();
    } finally {
      this.#opening.delete(key);
    }
  }
}

/** A view with a message has no welcome text, and so no buttons. */
function remedies({ store, nodes }: RowContext, list: ListRef): Node[] {
  const again = nodes.notice(list, 'tryAgain');
  return remedyOf(store.list(list).error) === undefined ? [again] : [again, nodes.notice(list, 'remedy')];
}

function groupCount(store: ConversationStore, list: ListRef): number {
  const { items, state } = store.list(list);
  const groups = Math.max(0, Math.ceil(items.length / groupSize) - 1);
  // The end of the list closes its last group, which is another row than a growing one.
  return state === 'partial' ? groups : groups + 0.5;
}
