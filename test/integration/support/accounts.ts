import assert from 'node:assert/strict';
import { Accounts } from '../../../src/accounts/accounts';
import type { AccountState } from '../../../src/accounts/state';
import type { Lock } from '../../../src/accounts/lock';
import { createVault, type Vault } from '../../../src/accounts/vault';
import { createWindowLock } from '../../../src/accounts/windowLock';
import type { HighLevelApi } from '../../../src/api/client';
import { readSettings, type Settings } from '../../../src/settings';
import type { Log } from '../../../src/ui/log';
import { testAgent } from '../../support/apiHarness';
import { FakeMemento, FakeSecrets } from './fakeSecrets';
import { when } from './extension';

/** The real accounts and vault of one window, on a keyring and a state of the test's own. */
export interface OpenAccounts {
  readonly accounts: Accounts;
  readonly vault: Vault;
  readonly secrets: FakeSecrets;
  readonly memento: FakeMemento;
  /** Every change that was told, as `stateOf` names it. */
  readonly fired: readonly string[];
  readonly logged: readonly string[];
  /** The client of the active account. */
  api(): HighLevelApi;
  /** Changes settings, as the extension hears of it. */
  set(settings: Partial<Settings>): Promise<void>;
  settled(condition: (state: string) => boolean): Promise<void>;
  /** Another window on the same keyring. */
  window(): OpenAccounts;
  dispose(): void;
}

export function stateOf({ state }: { readonly state: AccountState }): string {
  if (state.kind === 'starting') return 'starting';
  if (state.kind === 'none') return state.reason;
  return state.account.kind === 'sample' ? 'sample' : `token ${state.account.locationId}`;
}

export function openAccounts(
  changed: Partial<Settings>,
  secrets = new FakeSecrets(),
  memento = new FakeMemento(),
  lock: Lock = createWindowLock(undefined),
): OpenAccounts {
  let settings: Settings = { ...readSettings(), ...changed };
  const logged: string[] = [];
  const fired: string[] = [];
  const vault = createVault(secrets, (text) => logged.push(text), undefined, lock);
  const log = logInto(logged);
  const accounts = new Accounts({
    vault,
    lock,
    memento,
    userAgent: testAgent,
    settings: () => settings,
    log,
  });
  accounts.onDidChange((state) => fired.push(stateOf({ state })));
  return {
    accounts,
    vault,
    secrets,
    memento,
    fired,
    logged,
    api: () => {
      assert.ok(accounts.state.kind === 'active', 'no account is active');
      return accounts.state.api;
    },
    set: async (next) => {
      settings = { ...settings, ...next };
      await accounts.reload();
    },
    settled: (condition) => when('the account', () => condition(stateOf(accounts)), accounts.onDidChange),
    window: () => openAccounts(settings, secrets, new FakeMemento(), lock),
    dispose: () => {
      accounts.dispose();
      vault.dispose();
    },
  };
}

/** Everything that is logged, a line each. */
export function logInto(lines: string[]): Log {
  const add = (line: unknown): void => void lines.push(JSON.stringify(line));
  return {
    request: add,
    info: add,
    warn: add,
    error: (where, error) => add([where, String(error)]),
    show: () => undefined,
    dispose: () => undefined,
  };
}
