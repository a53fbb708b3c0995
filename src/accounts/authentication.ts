import * as vscode from 'vscode';
import { authenticationId, commands } from '../ids';
import type { Accounts } from './accounts';
import { keyOf, labelOf, type Credentials } from './credentials';

/**
 * Our accounts as the editor's own: they stand in its Accounts menu, can be left there, and another extension gets a
 * token only after the editor has asked the person. Sessions are not told apart by scopes: a private integration's are
 * set in HighLevel, and nothing on this machine knows them.
 */
export function registerAuthentication(accounts: Accounts): vscode.Disposable {
  const provider = new Sessions(accounts);
  return vscode.Disposable.from(
    provider,
    vscode.authentication.registerAuthenticationProvider(
      authenticationId,
      vscode.l10n.t('HighLevel'),
      provider,
      { supportsMultipleAccounts: true },
    ),
  );
}

type SessionsChange = vscode.AuthenticationProviderAuthenticationSessionsChangeEvent;

class Sessions implements vscode.AuthenticationProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<SessionsChange>();
  readonly onDidChangeSessions = this.#changed.event;
  readonly #subscription: vscode.Disposable;
  #known: readonly Credentials[] = [];
  #asked = 0;

  constructor(private readonly accounts: Accounts) {
    this.#subscription = accounts.onDidChangeList(() => void this.#compare());
    void this.#compare();
  }

  async getSessions(
    scopes?: readonly string[],
    options?: vscode.AuthenticationProviderSessionOptions,
  ): Promise<vscode.AuthenticationSession[]> {
    const held = await this.accounts.list();
    const wanted = options?.account?.id;
    const meant = held.filter((account) => wanted === undefined || keyOf(account) === wanted);
    return Promise.all(meant.map((account) => this.#session(account, scopes)));
  }

  async createSession(scopes: readonly string[]): Promise<vscode.AuthenticationSession> {
    const key = await vscode.commands.executeCommand(commands.signIn);
    const account = (await this.accounts.list()).find((held) => keyOf(held) === key);
    if (account === undefined) throw new vscode.CancellationError();
    return this.#session(account, scopes);
  }

  async removeSession(id: string): Promise<void> {
    await this.accounts.signOut(id);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #session(
    account: Credentials,
    scopes: readonly string[] | undefined,
  ): Promise<vscode.AuthenticationSession> {
    // A token that cannot be renewed now is given as it is: the server will say what is wrong with it.
    const token = this.accounts.tokenOf(account, new AbortController().signal).catch(() => account.token);
    return { ...sessionOf(account, await token), scopes: scopes ?? [] };
  }

  /** Says what came, went and changed since the last time. */
  async #compare(): Promise<void> {
    const asked = ++this.#asked;
    const now = await this.accounts.list();
    if (asked !== this.#asked) return;
    const before = this.#known;
    this.#known = now;
    const sameKey = (a: Credentials) => (b: Credentials) => keyOf(a) === keyOf(b);
    const sessions = (list: readonly Credentials[]): vscode.AuthenticationSession[] =>
      list.map((account) => sessionOf(account, account.token));
    // VS Code lists accounts by their names: a renamed one is another to it.
    const sameName = (a: Credentials) => (b: Credentials) => sameKey(a)(b) && labelOf(a) === labelOf(b);
    const added = now.filter((account) => !before.some(sameName(account)));
    const removed = before.filter((account) => !now.some(sameName(account)));
    const changed = now.filter((account) =>
      before.some((earlier) => sameName(account)(earlier) && earlier.token !== account.token),
    );
    if (added.length + removed.length + changed.length === 0) return;
    this.#changed.fire({ added: sessions(added), removed: sessions(removed), changed: sessions(changed) });
  }
}

function sessionOf(account: Credentials, accessToken: string): vscode.AuthenticationSession {
  const key = keyOf(account);
  return { id: key, accessToken, account: { id: key, label: labelOf(account) }, scopes: [] };
}
