import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Accounts } from '../../../src/accounts/accounts';
import type { AccountState } from '../../../src/accounts/state';
import { keyOf, type Credentials } from '../../../src/accounts/credentials';
import { registerStatusBar } from '../../../src/accounts/statusBar';
import { watchLimits } from '../../../src/tree/limitsWatch';
import { ExplorerView } from '../../../src/tree/explorerView';
import type { Session } from '../../../src/tree/session';
import type { CreateView } from '../../../src/tree/treeShell';
import { readSettings } from '../../../src/settings';
import { createTimeFormat } from '../../../src/ui/time';
import { ConversationStore } from '../../../src/explorer/store';
import { failureOf, never } from '../../support/apiHarness';
import { syntheticMessageId } from '../../support/synthetic';
import { until } from '../../host/until';
import { startLoopbackApi, type LoopbackApi } from '../../support/loopbackApi';
import { openAccounts, type OpenAccounts } from '../support/accounts';
import { credentials } from '../support/credentials';

const limit1 = { limit: 1 };

describe('requests of several accounts', () => {
  let server: LoopbackApi;
  let opened: OpenAccounts;
  const account = (name: string, members: Partial<Credentials> = {}): Credentials =>
    credentials({
      locationId: `Location${name}`,
      token: `token-of-location-${name}`,
      apiBaseUrl: server.url,
      ...members,
    });
  const active = (): AccountState & { readonly kind: 'active' } => {
    const { state } = opened.accounts;
    assert.ok(state.kind === 'active');
    return state;
  };
  const listed = async (): Promise<readonly string[]> =>
    (await opened.accounts.traffic()).requests.entries.map(({ locationId }) => locationId);

  before(async () => (server = await startLoopbackApi({ synthetic: { conversations: 3, messagesPer: 1 } })));
  after(() => server.close());
  beforeEach(() => (opened = openAccounts({ apiBaseUrl: server.url })));
  afterEach(() => opened.dispose());

  it('share their limits with the sign-in that tried the token, and with nobody else’s', async () => {
    await opened.accounts.verify(account('A'), never);
    await opened.accounts.signIn(account('A'));
    const first = active().governor;
    assert.ok(first.state.window, 'what the trial learned is lost');
    await opened.accounts.signIn(account('B'));
    assert.notEqual(active().governor, first);
    await opened.accounts.switchTo(keyOf(account('A')));
    assert.equal(active().governor, first);
  });

  it('begin no new quota with a renewed token', async () => {
    const renewal = { refreshToken: 'refresh-1', clientId: 'client-1', clientSecret: 'secret-1' };
    await opened.accounts.signIn(account('A', { renewal }));
    const renewed = account('A', {
      token: 'another-token-of-location-A',
      renewal: { ...renewal, refreshToken: 'refresh-2' },
    });
    assert.equal((await opened.accounts.clientOf(renewed)).governor, active().governor);
    assert.equal((await opened.accounts.clientOf(renewed, { renews: false })).governor, active().governor);
  });

  it('are forgotten with the account that is signed out of, shown or not', async () => {
    for (const name of ['A', 'B', 'C']) {
      await opened.accounts.signIn(account(name));
      await opened.api().searchConversations(limit1, never);
    }
    assert.deepEqual(await listed(), ['LocationA', 'LocationB', 'LocationC']);
    await opened.accounts.signOut(keyOf(account('A')));
    assert.deepEqual(await listed(), ['LocationB', 'LocationC']);
    await opened.accounts.signOut();
    assert.deepEqual(await listed(), ['LocationB']);
  });

  it('are forgotten of one host only, where the same location is known to another', async () => {
    const other = account('A', { apiBaseUrl: server.url.replace('127.0.0.1', 'localhost') });
    for (const one of [account('A'), other]) {
      await (
        await opened.accounts.clientOf(one)
      ).api
        .searchConversations(limit1, never)
        .catch(() => undefined);
      await opened.accounts.signIn(one);
    }
    const { requests } = await opened.accounts.traffic();
    const hosts = (): readonly string[] => [...new Set(requests.entries.map(({ baseUrl }) => baseUrl))];
    assert.deepEqual(hosts(), [server.url, other.apiBaseUrl]);
    await opened.accounts.signOut(keyOf(account('A')));
    assert.deepEqual(hosts(), [other.apiBaseUrl]);
  });

  it('are not all that goes: who remembers more of an account hears of a sign-out, and of no switch', async () => {
    const left: string[] = [];
    opened.accounts.onDidSignOut((key) => left.push(key));
    for (const name of ['A', 'B']) await opened.accounts.signIn(account(name));
    await opened.accounts.switchTo(keyOf(account('A')));
    assert.deepEqual(left, []);
    await opened.accounts.signOut();
    await opened.accounts.signOut(keyOf(account('B')));
    assert.deepEqual(left, [keyOf(account('A')), keyOf(account('B'))]);
  });

  it('do not come back after a sign-out that came while they were under way', async () => {
    await opened.accounts.signIn(account('A'));
    const gate = server.gate(/./);
    const late = opened.api().searchConversations(limit1, never);
    await gate.whenHeld();
    await opened.accounts.signOut();
    gate.release();
    await late;
    assert.deepEqual(await listed(), []);
    await opened.accounts.signIn(account('A'));
    await opened.api().searchConversations(limit1, never);
    assert.deepEqual(await listed(), ['LocationA']);
  });

  it('are forgotten by a window whose account another window signed out of, with rows and look-ups', async () => {
    const other = opened.window();
    const rows = viewOf(other.accounts);
    for (const name of ['A', 'B']) await opened.accounts.signIn(account(name));
    await other.accounts.switchTo(keyOf(account('A')));
    const { session } = rows.view;
    assert.ok(session);
    await session.store.conversations.loadMore();
    const id = syntheticMessageId(0, 0);
    await session.store.lookUpMessage(id, never);
    const log = (await other.accounts.traffic()).requests;
    assert.equal(log.entries.length, 2);
    const heard: string[] = [];
    other.accounts.onDidSignOut((key) => heard.push(key));
    const left = new Promise<void>((resolve) => rows.view.onDidLeaveSession(resolve));
    await opened.accounts.signOut(keyOf(account('A')));
    await left;
    await other.settled((state) => state === 'token LocationB');
    assert.notEqual(rows.view.session?.store, session.store);
    assert.equal((await failureOf(session.store.lookUpMessage(id, never))).kind, 'cancelled');
    assert.deepEqual(
      log.entries.filter(({ locationId }) => locationId === 'LocationA'),
      [],
    );
    assert.deepEqual(await rows.children(), []);
    assert.deepEqual(heard, [keyOf(account('A'))]);
    rows.view.dispose();
    other.dispose();
  });

  it('say in the status bar what is left of the limits', async () => {
    await opened.accounts.signIn(account('A'));
    const items: vscode.StatusBarItem[] = [];
    const bar = statusBarOf(opened.accounts, items);
    await opened.api().searchConversations(limit1, never);
    const tooltip = items[0]?.tooltip;
    assert.ok(typeof tooltip === 'string');
    assert.match(tooltip, /\d+ of \d+ requests left now/);
    bar.dispose();
  });

  it('are counted in the status bar no more often than somebody can read, and the last count stays', async () => {
    await opened.accounts.signIn(account('A'));
    const { account: shown, api, governor } = active();
    const store = new ConversationStore({ api, pageSize: 10, prefetch: false, onChange: () => undefined });
    const sessions = new vscode.EventEmitter<Session | undefined>();
    const session: Session = { account: shown, api, governor, store };
    const limits = watchLimits({ session, heldUp: '', onDidChangeSession: sessions.event });
    let [told, changes] = [0, 0];
    limits.onDidChange(() => told++);
    governor.onDidChange(() => changes++);
    const started = performance.now();
    for (let n = 0; n < 20; n++) await api.searchConversations(limit1, never);
    const rests = Math.floor((performance.now() - started) / 250);
    assert.ok(changes >= 40 && told <= rests + 1, `${told} of ${changes} told`);
    const left = governor.state.window?.left ?? NaN;
    await until('the last count', () => limits.lines().some((line) => line.startsWith(`${left} of`)));
    vscode.Disposable.from(limits, sessions).dispose();
  });

  /** The real view, on a tree that nobody sees. */
  function viewOf(accounts: Accounts): {
    readonly view: ExplorerView;
    readonly children: () => Promise<readonly unknown[]>;
  } {
    const none = new vscode.EventEmitter<never>().event;
    let ask = (): Promise<readonly unknown[]> => Promise.resolve([]);
    const createView: CreateView = (tree) => {
      ask = () => Promise.resolve(tree.getChildren()).then((rows) => rows ?? []);
      const view: Partial<ReturnType<CreateView>> = {
        selection: [],
        visible: false,
        onDidExpandElement: none,
        onDidCollapseElement: none,
        onDidChangeVisibility: none,
        onDidChangeSelection: none,
      };
      return view as ReturnType<CreateView>;
    };
    const view = new ExplorerView({
      accounts,
      settings: readSettings,
      setContext: () => undefined,
      time: createTimeFormat('en'),
      handleDrag: () => Promise.resolve(),
      createView,
      memento: opened.memento,
    });
    return { view, children: () => ask() };
  }

  /** As the product puts them together; the item is caught on its way. */
  function statusBarOf(accounts: Accounts, items: vscode.StatusBarItem[]): vscode.Disposable {
    const { account: shown, api, governor } = active();
    const store = new ConversationStore({ api, pageSize: 10, prefetch: false, onChange: () => undefined });
    const session: Session = { account: shown, api, governor, store };
    const sessions = new vscode.EventEmitter<Session | undefined>();
    const limits = watchLimits({ session, heldUp: '', onDidChangeSession: sessions.event });
    const { createStatusBarItem } = vscode.window;
    const caught = (id: string, alignment?: vscode.StatusBarAlignment): vscode.StatusBarItem => {
      const item = createStatusBarItem(`${id}-of-test`, alignment);
      items.push(item);
      return item;
    };
    Object.assign(vscode.window, { createStatusBarItem: caught });
    try {
      return vscode.Disposable.from(sessions, limits, registerStatusBar(accounts, limits));
    } finally {
      Object.assign(vscode.window, { createStatusBarItem });
    }
  }
});
