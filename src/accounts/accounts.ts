import * as vscode from 'vscode';
import type { ClientOptions, HighLevelApi } from '../api/client';
import type { Transport } from '../api/http';
import type { Governor, GovernorOptions } from '../api/policy/governor';
import type { Traffic } from '../api/traffic';
import { sampleLocationId } from '../sample/account';
import type { Settings } from '../settings';
import type { Log } from '../ui/log';
import type { Credentials } from './credentials';
import { fetchHolds } from './network';
import type { Vault } from './vault';

/** Whose conversations are shown. Nothing of it is secret. */
export interface Account {
  readonly kind: 'token' | 'sample';
  /** Tells accounts apart in ids of rows and in remembered state. */
  readonly key: string;
  readonly label: string;
  readonly locationId: string;
}

export type AccountState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'none'; readonly reason: 'signedOut' | 'otherHost' }
  | {
      readonly kind: 'active';
      readonly account: Account;
      readonly api: HighLevelApi;
      /** Decides when this account's requests are sent. */
      readonly governor: Governor;
    };

export interface AccountsOptions {
  readonly vault: Vault;
  /** Remembers, per window's workspace, that the sample account is open. */
  readonly memento: vscode.Memento;
  readonly userAgent: string;
  readonly settings: () => Settings;
  readonly log: Log;
  /** A test's own clock, chance and time limit of a request. */
  readonly governed?: GovernorOptions & Pick<ClientOptions, 'deadline'>;
}

const sampleOpenKey = 'highlevel.sampleAccountOpen';

/** Decides which account is active and makes the client that speaks for it. */
export class Accounts implements vscode.Disposable {
  #state: AccountState = { kind: 'starting' };
  #identity = '';
  #generation = 0;
  #traffic: Promise<Traffic> | undefined;
  readonly #changed = new vscode.EventEmitter<AccountState>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(private readonly options: AccountsOptions) {
    this.#subscription = options.vault.onDidChange(() => void this.reload());
  }

  get state(): AccountState {
    return this.#state;
  }

  /** Reads who is signed in, again, for events: nobody waits for it, so a fault of our own goes to the log. */
  async reload(): Promise<void> {
    await this.#load().catch((error: unknown) => this.options.log.error('accounts', error));
  }

  /** An answer that comes back after a newer question is dropped. */
  async #load(): Promise<void> {
    const generation = ++this.#generation;
    const sample = this.options.memento.get<unknown>(sampleOpenKey) === true;
    const credentials = sample ? undefined : await this.options.vault.read();
    if (generation !== this.#generation) return;
    const { apiBaseUrl, apiVersion } = this.options.settings();
    if (sample) {
      await this.#activate(`sample ${apiVersion ?? ''}`, () => this.#sampleState());
    } else if (credentials === undefined) {
      await this.#activate('signed out', () => ({ kind: 'none', reason: 'signedOut' }));
    } else if (new URL(credentials.apiBaseUrl).origin !== new URL(apiBaseUrl).origin) {
      await this.#activate('other host', () => ({ kind: 'none', reason: 'otherHost' }));
    } else {
      const identity = `${credentials.locationId} ${credentials.apiBaseUrl} ${apiVersion ?? ''} ${credentials.token}`;
      await this.#activate(identity, () => this.#tokenState(credentials));
    }
  }

  /** One cheap call with a token that is not stored yet. @throws ApiError */
  async verify(credentials: Credentials, signal: AbortSignal): Promise<void> {
    const { api, governor } = await this.#tokenClient(credentials);
    governor.tryAgain();
    await api.searchConversations({ limit: 1 }, signal);
  }

  async signIn(credentials: Credentials): Promise<'stored' | 'window'> {
    await this.options.memento.update(sampleOpenKey, undefined);
    const kept = await this.options.vault.store(credentials);
    await this.#load();
    return kept;
  }

  /** Leaves the sample account, else forgets the token, in every window. `kept`: in this window only. */
  async signOut(): Promise<'cleared' | 'kept'> {
    const sample = this.options.memento.get<unknown>(sampleOpenKey) === true;
    if (sample) await this.options.memento.update(sampleOpenKey, undefined);
    const left = this.#state.kind === 'active' ? this.#state.account.locationId : undefined;
    const token = sample ? 'cleared' : await this.options.vault.clear();
    if (left !== undefined) (await this.traffic()).requests.forget(left);
    await this.#load();
    return token;
  }

  async openSample(): Promise<void> {
    await this.options.memento.update(sampleOpenKey, true);
    await this.#load();
  }

  /** True where this machine can show a location, by a stored token or because it is the sample account's. */
  async has(locationId: string): Promise<boolean> {
    return locationId === sampleLocationId || (await this.options.vault.read())?.locationId === locationId;
  }

  /** Makes the account of a location the active one. Ask `has` first. */
  async switchTo(locationId: string): Promise<void> {
    await this.options.memento.update(sampleOpenKey, locationId === sampleLocationId ? true : undefined);
    await this.#load();
  }

  dispose(): void {
    this.#generation++;
    this.#subscription.dispose();
    this.#changed.dispose();
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
    const { locationId } = credentials;
    return {
      kind: 'active',
      account: { kind: 'token', key: locationId, label: locationId, locationId },
      ...(await this.#tokenClient(credentials)),
    };
  }

  async #sampleState(): Promise<AccountState> {
    const sample = await import('../sample/handler');
    const client = await this.#client(sampleLocationId, sampleToken, sampleUrl, {
      connect: async () => {
        const http = await import('../api/axiosTransport');
        const handler = sample.createSampleHandler({ now: () => Date.now() });
        return http.createTransport({ baseUrl: sampleUrl, handler });
      },
    });
    const label = vscode.l10n.t('Sample account');
    const account: Account = { kind: 'sample', key: 'sample', label, locationId: sampleLocationId };
    return { kind: 'active', account, ...client };
  }

  async #connect(baseUrl: string): Promise<Transport> {
    const http = await import('../api/axiosTransport');
    return http.createTransport({ baseUrl, fetchHolds });
  }

  #tokenClient({ token, locationId, apiBaseUrl }: Credentials): Promise<Client> {
    return this.#client(locationId, token, apiBaseUrl, { connect: () => this.#connect(apiBaseUrl) });
  }

  /** The client's code comes with the first account: without one, start-up does not read it. */
  async #client(
    locationId: string,
    token: string,
    apiBaseUrl: string,
    from: Pick<ClientOptions, 'connect'>,
  ): Promise<Client> {
    const { createClient } = await import('../api/client');
    const traffic = await this.traffic();
    const governor = traffic.governor(token, locationId, apiBaseUrl);
    const { log, settings, userAgent, governed } = this.options;
    const api = createClient({
      ...from,
      ...(governed?.deadline === undefined ? {} : { deadline: governed.deadline }),
      locationId,
      userAgent,
      governor,
      recorder: traffic.requests,
      baseUrl: apiBaseUrl,
      token: () => Promise.resolve(token),
      version: settings().apiVersion,
      onRequest: (line) => log.request(line),
    });
    return { api, governor };
  }

  /** What all accounts' requests of this window have in common. */
  traffic(): Promise<Traffic> {
    this.#traffic ??= import('../api/traffic').then(({ createTraffic }) =>
      createTraffic(this.options.governed),
    );
    return this.#traffic;
  }
}

interface Client {
  readonly api: HighLevelApi;
  readonly governor: Governor;
}

const sampleUrl = 'https://sample.invalid';

/** Not a secret: the sample account answers any token, and its requests reach no network. */
const sampleToken = 'sample-account-needs-no-token';
