import * as vscode from 'vscode';
import { decodeAccounts, keyOf, signInOf, type Credentials } from './credentials';
import { secretKey, within } from './keyring';
import type { Lock } from './lock';
import type { VaultWrites } from './vaultWrites';

/** The one place that knows the tokens. */
export interface Vault extends VaultWrites, vscode.Disposable {
  /** In the order of their first sign-ins. */
  list(): Promise<readonly Credentials[]>;
  read(): Promise<Held>;
  /** A keyring that did not answer is asked again. */
  askAgain(): void;
  /** Signed in or out, renewed or renamed, here or in another window. */
  readonly onDidChange: vscode.Event<void>;
}

export interface Held {
  readonly accounts: readonly Credentials[];
  /** Otherwise the keyring failed, and these are only those that this window holds itself. */
  readonly isWhole: boolean;
}

/** What a window knows beyond what the keyring holds. */
export interface VaultState {
  /** What the keyring did not keep. It comes before what the keyring has. */
  readonly windowOnly: Map<string, Credentials>;
  /** Signed out here, by key: what the keyring still holds, or gets by a late write, is not read again. */
  readonly gone: Map<string, string>;
  /** The keyring does not answer: what this window holds has to do, without waiting again. */
  silent: boolean;
  /** Without what is gone. @throws where the keyring fails, or does not answer */
  stored(): Promise<readonly Credentials[]>;
  readonly warn: (text: string) => void;
  changed(): void;
}

/** In `gone`, where it is not known which sign-in the keyring holds. */
export const anySignIn = '';

/** A keyring that waits for a password nobody sees would hang the extension for ever. */
const usualPatience = 5_000;

const alone: Lock = (_name, work) => work();

/** Reads at once; the code that writes comes with the first sign-in or sign-out. */
export function createVault(
  secrets: vscode.SecretStorage,
  warn: (text: string) => void,
  patience = usualPatience,
  lock: Lock = alone,
): Vault {
  const changed = new vscode.EventEmitter<void>();
  const windowOnly = new Map<string, Credentials>();
  const gone = new Map<string, string>();
  const state: VaultState = {
    windowOnly,
    gone,
    silent: false,
    stored: async () => {
      const held = decodeAccounts(await within(patience, secrets.get(secretKey)));
      return held.filter((account) => {
        const signIn = gone.get(keyOf(account));
        return signIn !== anySignIn && signIn !== signInOf(account);
      });
    },
    warn,
    changed: () => changed.fire(),
  };
  const subscription = secrets.onDidChange((event) => {
    if (event.key !== secretKey) return;
    state.silent = false;
    changed.fire();
  });
  let loaded: Promise<VaultWrites> | undefined;
  const writes = (): Promise<VaultWrites> =>
    (loaded ??= import('./onDemand').then(({ createVaultWrites }) =>
      createVaultWrites(state, secrets, patience, lock),
    ));
  const read = async (): Promise<Held> => {
    const own = [...windowOnly.values()];
    if (state.silent) return { accounts: own, isWhole: false };
    try {
      const others = (await state.stored()).filter((account) => !windowOnly.has(keyOf(account)));
      return { accounts: [...others, ...own], isWhole: true };
    } catch {
      warn('SecretStorage could not be read');
      return { accounts: own, isWhole: false };
    }
  };
  return {
    read,
    list: async () => (await read()).accounts,
    askAgain: () => void (state.silent = false),
    store: async (account) => (await writes()).store(account),
    update: async (signedIn, change) => (await writes()).update(signedIn, change),
    remove: async (key) => (await writes()).remove(key),
    onDidChange: changed.event,
    dispose: () => {
      subscription.dispose();
      changed.dispose();
    },
  };
}
