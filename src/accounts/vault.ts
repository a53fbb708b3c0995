import * as vscode from 'vscode';
import { decodeAccounts, isEncoded, keyOf, signInOf, type Credentials } from './credentials';
import { secretKey, within } from './keyring';
import type { Lock } from './lock';
import type { VaultWrites } from './vaultWrites';

/** The one place that knows the tokens. */
export interface Vault extends VaultWrites, vscode.Disposable {
  /** In the order of their first sign-ins. */
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

/** An account that only this window has, or has otherwise than the keyring. */
export interface OwnAccount {
  readonly account: Credentials;
  /** The keyring's token when this window fell back to its own. A different one there now is another window's change. */
  readonly replacedToken?: string;
}

/** Whether another window has changed the account since. */
export const isOutdated = ({ replacedToken }: OwnAccount, stored: Credentials | undefined): boolean =>
  replacedToken !== undefined && stored?.token !== replacedToken;

/** What a window knows beyond what the keyring holds. */
export interface VaultState {
  /** What the keyring did not keep. It comes before what the keyring has. */
  readonly windowOnly: Map<string, OwnAccount>;
  /** Signed out here, sign-ins by key: what the keyring still holds, or gets by a late write, is not read again. */
  readonly gone: Map<string, ReadonlySet<string>>;
  /** The keyring does not answer: what this window holds has to do, without waiting again. */
  silent: boolean;
  /**
   * Without what is gone. `doubt`: a text that makes no sense is read again; default: it means no accounts.
   * @throws where the keyring fails, or does not answer
   */
  stored(options?: { readonly doubt: 'readAgain' }): Promise<readonly Credentials[]>;
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
  const windowOnly = new Map<string, OwnAccount>();
  const gone = new Map<string, ReadonlySet<string>>();
  let wasLate = false;
  const ask = async (): Promise<string | undefined> => {
    const answer = Promise.resolve(secrets.get(secretKey));
    try {
      const text = await within(patience, answer);
      wasLate = false;
      return text;
    } catch (error) {
      // An answer that comes after all is worth another look, but not again and again.
      if (!wasLate) answer.then(tell, () => undefined);
      wasLate = true;
      throw error;
    }
  };
  const tell = (): void => {
    state.silent = false;
    changed.fire();
  };
  const state: VaultState = {
    windowOnly,
    gone,
    silent: false,
    stored: async (options) => {
      const text = await ask();
      if (options?.doubt === 'readAgain' && !isEncoded(text) && text !== (await ask()))
        throw new Error('No two answers alike');
      return decodeAccounts(text).filter((account) => {
        const signIns = gone.get(keyOf(account));
        return signIns === undefined || !(signIns.has(anySignIn) || signIns.has(signInOf(account)));
      });
    },
    warn,
    changed: () => changed.fire(),
  };
  const subscription = secrets.onDidChange((event) => {
    if (event.key === secretKey) tell();
  });
  let loaded: Promise<VaultWrites> | undefined;
  const writes = (): Promise<VaultWrites> =>
    (loaded ??= import('./onDemand').then(({ createVaultWrites }) =>
      createVaultWrites(state, secrets, patience, lock),
    ));
  const own = (): readonly Credentials[] => [...windowOnly.values()].map(({ account }) => account);
  const read = async (): Promise<Held> => {
    if (state.silent) return { accounts: own(), isWhole: false };
    try {
      const stored = await state.stored();
      for (const [key, mine] of windowOnly) {
        const same = stored.find((account) => keyOf(account) === key);
        if (isOutdated(mine, same)) windowOnly.delete(key);
      }
      const others = stored.filter((account) => !windowOnly.has(keyOf(account)));
      return { accounts: [...others, ...own()], isWhole: true };
    } catch {
      warn('SecretStorage could not be read');
      return { accounts: own(), isWhole: false };
    }
  };
  return {
    read,
    askAgain: () => void (state.silent = false),
    store: async (account) => (await writes()).store(account),
    update: async (signedIn, change, options) => (await writes()).update(signedIn, change, options),
    remove: async (key, known) => (await writes()).remove(key, known),
    onDidChange: changed.event,
    dispose: () => {
      subscription.dispose();
      changed.dispose();
    },
  };
}
