import * as vscode from 'vscode';
import type { Accounts } from '../accounts/accounts';
import type { AccountState } from '../accounts/state';
import type { Conversation } from '../api/types';
import type { ConversationFilter } from '../explorer/filters';
import { isFiltered } from '../explorer/filters';
import type { GroupNode, MessageNode, Node } from '../explorer/nodes';
import { ConversationStore, type ListRef } from '../explorer/store';
import { contextKeys, viewId } from '../ids';
import type { Settings } from '../settings';
import type { SetContext } from '../ui/contextKeys';
import { isWaiting } from '../ui/limitsText';
import { ActivityRecords } from './activityRecords';
import { ConversationTree } from './conversationTree';
import { nobodySignedIn, type Session } from './session';
import type { CreateView, HandleDrag } from './treeShell';
import { viewStateOf } from './viewState';
import { messageText, unreadText } from './viewText';
import type { TimeFormat } from '../ui/time';

export interface ExplorerViewOptions {
  readonly accounts: Accounts;
  readonly settings: () => Settings;
  readonly setContext: SetContext;
  readonly time: TimeFormat;
  readonly handleDrag: HandleDrag;
  readonly createView: CreateView;
  /** Keeps whether activity is hidden. */
  readonly memento: vscode.Memento;
}

/** Relative times are redrawn when the view comes back to somebody's eyes after this long. */
const stale = 60_000;

/** The tree view: which store it shows, and what its title, badge, message and welcome texts say. */
export class ExplorerView implements vscode.Disposable {
  #session: Session | undefined;
  #drawn = Date.now();
  #heldUp = '';
  #waiting = false;
  readonly #tree: ConversationTree;
  readonly #view: vscode.TreeView<Node>;
  readonly #expanded = new Set<string>();
  readonly #sessionChanged = new vscode.EventEmitter<Session | undefined>();
  readonly onDidChangeSession = this.#sessionChanged.event;
  readonly #listChanged = new vscode.EventEmitter<ListRef>();
  /** A list of the active account has other rows, or another state. */
  readonly onDidChangeList = this.#listChanged.event;
  readonly #sessionLeft = new vscode.EventEmitter<void>();
  /** An account is no longer shown: nothing of it should stay on screen. */
  readonly onDidLeaveSession = this.#sessionLeft.event;
  readonly activity: ActivityRecords;
  #selectedAt = 0;
  readonly #subscriptions: vscode.Disposable[];

  constructor(private readonly options: ExplorerViewOptions) {
    this.#tree = new ConversationTree(options.time);
    this.#view = options.createView(this.#tree, options.handleDrag);
    this.activity = new ActivityRecords(options.memento, options.setContext);
    this.#tree.activityHidden = this.activity.hidden;
    this.#subscriptions = [
      this.#tree,
      this.activity,
      this.activity.onDidChange(() => this.#showActivity()),
      this.#sessionChanged,
      this.#sessionLeft,
      this.#listChanged,
      this.#view.onDidExpandElement(({ element }) => this.#noteExpansion(element, true)),
      this.#view.onDidCollapseElement(({ element }) => this.#noteExpansion(element, false)),
      this.#view.onDidChangeSelection(() => (this.#selectedAt = performance.now())),
      this.#view.onDidChangeVisibility(({ visible }) => visible && this.#redrawStale()),
      vscode.window.onDidChangeWindowState(({ focused }) => focused && this.#redrawStale()),
      options.accounts.onDidChange((state) => this.#show(state)),
      options.accounts.onDidChangeList(() => this.#nameAccount()),
    ];
    this.#describe();
  }

  get session(): Session | undefined {
    return this.#session;
  }

  /** The session once it is known who is signed in; right after start-up that takes a moment. */
  async settled(signal: AbortSignal): Promise<Session | undefined> {
    while (this.options.accounts.state.kind === 'starting' && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const stop = (): void => {
          subscription.dispose();
          resolve();
        };
        const subscription = this.onDidChangeSession(stop);
        signal.addEventListener('abort', stop, { once: true });
      });
    }
    return this.#session;
  }

  /** The active account's session. @throws UserError when nobody is signed in */
  requireSession(): Session {
    if (this.#session !== undefined) return this.#session;
    throw nobodySignedIn(this.options.accounts);
  }

  /** What keeps everybody waiting: it takes the account's place beside the title, where there is no room for both. */
  get heldUp(): string {
    return this.#heldUp;
  }

  set heldUp(text: string) {
    if (text === this.#heldUp) return;
    this.#heldUp = text;
    this.#nameAccount();
    const { governor } = this.#session ?? {};
    this.#noteWaiting(governor !== undefined && isWaiting(governor.state));
  }

  get selection(): readonly Node[] {
    return this.#view.selection;
  }

  /** Whether rows were selected after that, by the clock of `performance.now`. */
  selectedSince(then: number): boolean {
    return this.#view.selection.length > 0 && this.#selectedAt > then;
  }

  /** Reads everything on screen again; expansion, selection and loaded pages stay. @throws ApiError */
  async refresh(conversationId: string | undefined): Promise<void> {
    const { store } = this.askedSession();
    store.forgetLookUps();
    store.noteEarlier();
    if (conversationId !== undefined) {
      await store.messages(conversationId).refresh();
      return;
    }
    const open = [...this.#expanded].filter((id) => store.conversation(id) !== undefined);
    await this.#progress(async () => {
      await store.conversations.refresh();
      for (const id of open) await store.messages(id).refresh();
    });
  }

  setFilter(filter: ConversationFilter): void {
    this.askedSession().store.setFilter(filter);
  }

  setMessageTypes(conversationId: string, types: readonly string[]): void {
    const { store } = this.askedSession();
    store.setMessageTypes(conversationId, types);
    const node = this.#tree.nodes?.conversation(conversationId);
    if (node !== undefined) this.#tree.redraw(node);
  }

  /** The session of a person who wants to know now: what was given up is asked again. @throws UserError */
  askedSession(): Session {
    const session = this.requireSession();
    session.governor.tryAgain();
    return session;
  }

  /** Redraws for changed settings that shape rows or pages. */
  rebuild(): void {
    this.#show(this.options.accounts.state);
  }

  /** A command's argument as a row, if it is one. */
  asNode(value: unknown): Node | undefined {
    return this.#tree.nodes?.isNode(value) === true ? value : undefined;
  }

  /** Selects a row that is loaded; a row that is not is left alone: revealing must cost no request. */
  async revealMessage(messageId: string): Promise<void> {
    const node = this.#messageNode(messageId);
    if (node !== undefined) await this.#view.reveal(node, { select: true, focus: false });
  }

  /** Expands and selects a conversation; one that no loaded page has gets a row above the list. */
  async showConversation(conversation: Conversation, signal: AbortSignal): Promise<void> {
    const { store } = this.requireSession();
    await store.conversations.ensureLoaded();
    if (!store.hasRow(conversation.id)) {
      await store.showOnTop(conversation, signal);
      this.#tree.redraw(undefined);
    }
    await this.revealConversation(conversation.id);
  }

  async revealConversation(conversationId: string): Promise<void> {
    const node = this.#tree.nodes?.conversation(conversationId);
    if (node === undefined || this.#session?.store.hasRow(conversationId) !== true) return;
    await this.#view.reveal(node, { select: true, focus: true, expand: true });
  }

  /** The rows that stand, or would stand, in a fold. */
  rowsIn(group: GroupNode): readonly Node[] {
    return this.#tree.nodes?.children(group) ?? [];
  }

  dispose(): void {
    this.#session?.store.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #messageNode(messageId: string): MessageNode | undefined {
    const { store } = this.#session ?? {};
    const message = store?.message(messageId);
    const { conversationId } = message ?? {};
    if (store === undefined || message === undefined || conversationId === undefined) return undefined;
    const listed = store.hasRow(conversationId) && store.messages(conversationId).get(messageId) === message;
    const { nodes } = this.#tree;
    return listed && nodes?.isHidden(message) === false ? nodes.message(message, conversationId) : undefined;
  }

  #show(state: AccountState): void {
    const left = this.#session;
    left?.store.dispose();
    this.#expanded.clear();
    this.#session = undefined;
    if (state.kind === 'active') {
      const { account, api, governor } = state;
      const { pageSize, prefetch } = this.options.settings();
      const store = new ConversationStore({
        api,
        pageSize,
        prefetch,
        onChange: (list) => this.#changed(store, list),
      });
      this.#session = { account, api, store, governor };
    }
    this.#tree.show(this.#session?.store, this.#session?.account.key ?? '', this.#session?.governor);
    this.#describe();
    if (left !== undefined) this.#sessionLeft.fire();
    this.#sessionChanged.fire(this.#session);
  }

  #showActivity(): void {
    this.#tree.activityHidden = this.activity.hidden;
    this.#tree.redraw(undefined);
  }

  #changed(store: ConversationStore, list: ListRef): void {
    // A store that was left may still finish a request.
    if (store !== this.#session?.store) return;
    this.#tree.changed(list);
    if (list.kind === 'conversations') this.#describe();
    this.#listChanged.fire(list);
  }

  /** Title, badge and context keys follow the state; they are never set from anywhere else. */
  #describe(): void {
    const { accounts, setContext } = this.options;
    const session = this.#session;
    const viewState = viewStateOf(accounts.state, session?.store);
    this.#nameAccount();
    setContext(contextKeys.viewState, viewState);
    setContext(contextKeys.account, session?.account.kind ?? 'none');
    setContext(contextKeys.filtered, session !== undefined && isFiltered(session.store.filter));
    // VS Code hides the welcome text of an empty view that has a message.
    this.#view.message = viewState === 'rows' || viewState === 'error' ? messageText(session, viewState) : '';
    const items = session?.store.conversations.items ?? [];
    const unread = items.reduce((sum, conversation) => sum + conversation.unreadCount, 0);
    this.#view.badge = unread === 0 ? undefined : { value: unread, tooltip: unreadText(unread) };
  }

  #nameAccount(): void {
    this.#view.description = this.#heldUp === '' ? (this.#session?.account.label ?? '') : this.#heldUp;
  }

  #noteWaiting(waiting: boolean): void {
    if (waiting === this.#waiting) return;
    this.#waiting = waiting;
    this.options.setContext(contextKeys.waiting, waiting);
    this.#tree.redrawLoading({ kind: 'conversations' });
    for (const conversationId of this.#expanded)
      this.#tree.redrawLoading({ kind: 'messages', conversationId });
  }

  #noteExpansion(node: Node, expanded: boolean): void {
    if (node.kind !== 'conversation') return;
    if (expanded) this.#expanded.add(node.id);
    else this.#expanded.delete(node.id);
  }

  #redrawStale(): void {
    if (!this.#view.visible || Date.now() - this.#drawn < stale) return;
    this.#drawn = Date.now();
    this.#tree.redraw(undefined);
  }

  async #progress(task: () => Promise<void>): Promise<void> {
    await vscode.window.withProgress({ location: { viewId } }, task);
  }
}
