import * as vscode from 'vscode';
import type { ClientOptions } from '../api/client';
import type { TokenAnswer } from '../api/pastedToken';
import type { GovernorOptions } from '../api/policy/governor';
import type { Traffic } from '../api/traffic';
import { sampleBaseUrl, sampleLocationId } from '../sample/account';
import type { Settings } from '../settings';
import type { Log } from '../ui/log';
import { chooseAccount, decodeChoice, originOf, type Choice } from './choice';
import { keyOf, labelOf, ownerOf, signInOf, without, type Credentials, type Renewal } from './credentials';
import type { Lock } from './lock';
import { accountOf, type Account, type AccountState, type Client, type ClientChoice } from './state';
import type { Held, Vault } from './vault';
import type { UpdateResult } from './vaultWrites';

export interface AccountsOptions {
  readonly vault: Vault;
  /** Between all windows on the same vault. */
  readonly lock: Lock;
  /** Remembers, per window's workspace, which account is shown. */
  readonly memento: vscode.Memento;
  readonly userAgent: string;
  readonly settings: () => Settings;
  readonly log: Log;
  /** A test's own clock, chance and time limit of a request. */
  readonly governed?: GovernorOptions & Pick<ClientOptions, 'deadline'>;
}

const sampleOpenKey = 'highlevel.sampleAccountOpen';
const choiceKey = 'highlevel.account';

/** Decides which account is active and makes the client that speaks for it. */
export class Accounts implements vscode.Disposable {
  #state: AccountState = { kind: 'starting' };
  #identity = '';
  #generation = 0;
  #latest: Promise<void> | undefined;
  /** As last read: an account's name and web app may change while it is shown. */
  #held: readonly Credentials[] = [];
  #traffic: Promise<Traffic> | undefined;
  readonly #changed = new vscode.EventEmitter<AccountState>();
  readonly #listChanged = new vscode.EventEmitter<void>();
  readonly #signedOut = new vscode.EventEmitter<string>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChange = this.#changed.event;
  /** Accounts were added, removed, renamed or renewed, here or in another window; or another one is shown. */
  readonly onDidChangeList = this.#listChanged.event;
  /** By key, of a sign-out in this window or in another one. */
  readonly onDidSignOut = this.#signedOut.event;

  constructor(private readonly options: AccountsOptions) {
    this.#subscription = options.vault.onDidChange(() => void this.reload());
  }

  get state(): AccountState {
    return this.#state;
  }

  /** The account that is shown. */
  get active(): Account | undefined {
    return this.#state.kind === 'active' ? this.#state.account : undefined;
  }

  /** What is signed in to, from the vault; the sample account is not among them. */
  async list(): Promise<readonly Credentials[]> {
    return this.#known(await this.options.vault.read());
  }

  /** Who is missing where the keyring could not be read did not sign out. */
  #known({ accounts, isWhole }: Held): readonly Credentials[] {
    return isWhole ? accounts : [...without(this.#held, accounts), ...accounts];
  }

  /** Reads who is signed in, again, for events: nobody waits for it, so a fault of our own goes to the log. */
  async reload(): Promise<void> {
    await this.#load().catch((error: unknown) => this.options.log.error('accounts', error));
  }

  /** Reads who is signed in, also from a keyring that did not answer. */
  async tryAgain(): Promise<void> {
    this.options.vault.askAgain();
    await this.#load();
  }

  /** Reads who is signed in. A reading that a newer one overtook shows nothing, so who waits for it waits for that one. */
  async #load(): Promise<void> {
    const load = this.#loadOnce();
    this.#latest = load;
    await load;
    if (this.#latest !== load) await this.#latest;
  }

  async #loadOnce(): Promise<void> {
    const generation = ++this.#generation;
    const isNewest = (): boolean => generation === this.#generation;
    const read = this.#read(isNewest);
    if (this.#sampleIsOpen) {
      // It needs no keyring, and waits for none.
      read.catch((error: unknown) => this.options.log.error('accounts', error));
      const { apiVersion } = this.options.settings();
      await this.#activate(`sample ${apiVersion ?? ''}`, () => this.#sampleState());
    } else {
      const isWhole = await read;
      if (!isNewest()) return;
      await this.#activateChosen(isWhole);
    }
    if (isNewest()) this.#listChanged.fire();
  }

  /** Reads who is signed in, and clears what is kept of who no longer is. @returns whether the keyring could be read */
  async #read(isNewest: () => boolean): Promise<boolean> {
    const held = await this.options.vault.read();
    if (isNewest()) await this.#follow(this.#known(held));
    return held.isWhole;
  }

  async #activateChosen(isWhole: boolean): Promise<void> {
    const { apiBaseUrl, apiVersion } = this.options.settings();
    const choice = decodeChoice(this.options.memento.get<unknown>(choiceKey));
    const chosen = chooseAccount(this.#held, choice, apiBaseUrl);
    if (chosen !== undefined) {
      const identity = `${keyOf(chosen)} ${chosen.apiBaseUrl} ${apiVersion ?? ''} ${signInOf(chosen)}`;
      await this.#activate(identity, () => this.#tokenState(chosen));
    } else if (this.#held.length > 0) {
      await this.#activate('other host', () => ({ kind: 'none', reason: 'otherHost' }));
    } else {
      const reason = isWhole ? 'signedOut' : 'keyringFailed';
      await this.#activate(reason, () => ({ kind: 'none', reason }));
    }
  }

  /** One cheap call with a token that is not stored yet. @throws ApiError */
  async verify(credentials: Credentials, signal: AbortSignal): Promise<void> {
    (await this.traffic()).requests.welcome(ownerOf(credentials));
    // As it was entered: nothing is renewed for an account that is not held.
    const { api, governor } = await this.clientOf(credentials, { renews: false });
    governor.tryAgain();
    await api.searchConversations({ limit: 1 }, signal);
  }

  /** Adds an account and shows it. */
  async signIn(credentials: Credentials): Promise<'stored' | 'window'> {
    const key = keyOf(credentials);
    const kept = await this.options.vault.store({ ...credentials, grant: crypto.randomUUID() });
    await this.#choose(key);
    return kept;
  }

  /**
   * Forgets an account's token in every window, and its requests in this one; without a key, leaves the account that is
   * shown. `kept`: in this window only.
   */
  async signOut(key = this.active?.key): Promise<'cleared' | 'kept'> {
    const isSample = key === sampleKey || (key === undefined && this.#sampleIsOpen);
    const left = isSample ? sampleOwner : await this.#toLeave(key);
    const leftKey = isSample ? sampleKey : left === undefined ? key : keyOf(left);
    const known = this.#held.find((held) => keyOf(held) === leftKey);
    // Also told of by the vault, in the middle of this.
    this.#held = this.#held.filter((held) => keyOf(held) !== leftKey);
    if (isSample) await this.options.memento.update(sampleOpenKey, undefined);
    const result =
      isSample || leftKey === undefined ? 'cleared' : await this.options.vault.remove(leftKey, known);
    if (left !== undefined) (await this.traffic()).requests.forget(ownerOf(left));
    await this.#load();
    if (leftKey !== undefined) this.#signedOut.fire(leftKey);
    return result;
  }

  async openSample(): Promise<void> {
    await this.options.memento.update(sampleOpenKey, true);
    await this.#load();
  }

  /** Shows another account in this window. */
  async switchTo(key: string): Promise<void> {
    if (key === sampleKey) await this.openSample();
    else await this.#choose(key);
  }

  /** The account of a location that this machine can show; of several, the one that is nearest to what is shown. */
  async ofLocation(
    locationId: string,
  ): Promise<{ readonly key: string; readonly label: string } | undefined> {
    if (locationId === sampleLocationId && this.#sampleIsOpen) return this.active;
    const held = (await this.list()).filter((account) => account.locationId === locationId);
    const origin = originOf(this.options.settings().apiBaseUrl);
    const found = held.find((account) => originOf(account.apiBaseUrl) === origin) ?? held[0];
    if (found !== undefined) return { key: keyOf(found), label: labelOf(found) };
    return locationId === sampleLocationId ? { key: sampleKey, label: sampleLabel() } : undefined;
  }

  /** Gives an account a name or a web app of its own; an empty name takes it away. */
  async amend(
    account: Credentials,
    change: Pick<Credentials, 'label' | 'appBaseUrl'>,
  ): Promise<UpdateResult> {
    const result = await this.options.vault.update(account, (held) => ({ ...held, ...change }));
    await this.#load();
    return result;
  }

  /** Spends a refresh token for the first access token. @throws ApiError */
  async firstToken(apiBaseUrl: string, renewal: Renewal): Promise<TokenAnswer> {
    const { requests } = await this.traffic();
    return (await onDemand()).firstToken(apiBaseUrl, renewal, this.options.userAgent, requests);
  }

  /** A token that is good now, for the editor's own accounts. @throws ApiError */
  async tokenOf(account: Credentials, signal: AbortSignal): Promise<string> {
    return (await onDemand()).tokenSource(account, await this.traffic(), this.options).token(signal);
  }

  /** The client that speaks for an account, shown or not. */
  async clientOf(account: Credentials, choice?: ClientChoice): Promise<Client> {
    return (await onDemand()).tokenClient(account, await this.traffic(), this.options, choice);
  }

  /** What all accounts' requests of this window have in common. */
  traffic(): Promise<Traffic> {
    this.#traffic ??= onDemand().then(({ createTraffic }) => createTraffic(this.options.governed));
    return this.#traffic;
  }

  dispose(): void {
    this.#generation++;
    this.#subscription.dispose();
    this.#changed.dispose();
    this.#listChanged.dispose();
    this.#signedOut.dispose();
  }

  get #sampleIsOpen(): boolean {
    return this.options.memento.get<unknown>(sampleOpenKey) === true;
  }

  /** Without a key: the account that nobody shows, because the settings name another address. */
  async #toLeave(key: string | undefined): Promise<Credentials | undefined> {
    // As last read first: the keyring may be silent by now.
    const held = [...this.#held, ...(await this.list())];
    return held.find((account) => key === undefined || keyOf(account) === key);
  }

  /** What another window signed out of leaves nothing in this one either. */
  async #follow(held: readonly Credentials[]): Promise<void> {
    const before = this.#held;
    this.#held = held;
    const traffic = await this.#traffic;
    for (const account of without(before, held)) {
      traffic?.requests.forget(ownerOf(account));
      this.#signedOut.fire(keyOf(account));
    }
    for (const account of without(held, before)) traffic?.requests.welcome(ownerOf(account));
  }

  async #choose(key: string): Promise<void> {
    const { memento, settings } = this.options;
    const choice: Choice = { key, apiOrigin: originOf(settings().apiBaseUrl) };
    await memento.update(sampleOpenKey, undefined);
    await memento.update(choiceKey, choice);
    await this.#load();
  }

  /** The same account again is no change: rows, selection and panels stay. */
  async #activate(identity: string, make: () => AccountState | Promise<AccountState>): Promise<void> {
    if (identity === this.#identity) return;
    const generation = this.#generation;
    const state = await make();
    if (generation !== this.#generation) return;
    this.#identity = identity;
    this.#state = state;
    this.#changed.fire(state);
  }

  async #tokenState(credentials: Credentials): Promise<AccountState> {
    const key = keyOf(credentials);
    const newest = (): Credentials => this.#held.find((held) => keyOf(held) === key) ?? credentials;
    const account = accountOf(credentials, newest);
    return { kind: 'active', account, ...(await this.clientOf(credentials)) };
  }

  async #sampleState(): Promise<AccountState> {
    const account: Account = {
      kind: 'sample',
      key: sampleKey,
      label: sampleLabel(),
      locationId: sampleLocationId,
    };
    const { sampleClient } = await onDemand();
    const traffic = await this.traffic();
    traffic.requests.welcome(ownerOf(sampleOwner));
    return { kind: 'active', account, ...(await sampleClient(traffic, this.options)) };
  }
}

/** Its code comes with the first account: without one, start-up does not read it. */
const onDemand = async () => import('./onDemand');

export const sampleKey = 'sample';
const sampleOwner = { locationId: sampleLocationId, apiBaseUrl: sampleBaseUrl };
const sampleLabel = (): string => vscode.l10n.t('Sample account');
