import * as vscode from 'vscode';
import { decodeAccounts, encodeAccounts, keyOf, signInOf, type Credentials } from './credentials';
import { secretKey, within } from './keyring';
import type { Lock } from './lock';
import { anySignIn, isOutdated, type OwnAccount, type VaultState } from './vault';

export interface VaultWrites {
  /**
   * Adds an account, or signs in to it again: the name that it has stays. `window`: SecretStorage failed, so the token lives until this window
   * closes. Never a file. @throws CancellationError after a sign-out meanwhile
   */
  store(credentials: Credentials): Promise<'stored' | 'window'>;
  /**
   * Changes what is held of one sign-in. `gone`: it is signed out of, here or elsewhere, so nothing was stored.
   * `refused`: SecretStorage failed, and what it holds still stands. With `fallBack`, this window goes by the change
   * then.
   */
  update(
    signedIn: Credentials,
    change: (held: Credentials) => Credentials,
    options?: UpdateOptions,
  ): Promise<UpdateResult>;
  /**
   * `kept`: SecretStorage failed, so only this window has forgotten the token.
   * @param known what the window knows of it, for a keyring that does not say
   */
  remove(key: string, known?: Credentials): Promise<'cleared' | 'kept'>;
}

export interface UpdateOptions {
  readonly fallBack?: 'window';
}

export type UpdateResult = 'stored' | 'window' | 'gone' | 'refused';

type Change = (held: readonly Credentials[]) => readonly Credentials[] | undefined;

const notKept = 'SecretStorage did not keep the token; it is held for this window only';

export function createVaultWrites(
  state: VaultState,
  secrets: vscode.SecretStorage,
  patience: number,
  lock: Lock,
): VaultWrites {
  const { windowOnly, gone, warn } = state;
  /** Whether the keyring answered when it was read last, so that nobody waits for it again. */
  let readable = true;
  /** How often each account was signed out of. */
  const signOuts = new Map<string, number>();
  /** Writes that the keyring has not answered: those whose time is over can still come. */
  const underWay = new Set<object>();

  /** Lasts as long as the keyring takes; `gaveUp` says whether somebody still waits for it. */
  const put = async (text: string, gaveUp: () => boolean): Promise<void> => {
    const own = {};
    underWay.add(own);
    try {
      await secrets.store(secretKey, text);
      if (gaveUp() && decodeAccounts(text).some((account) => gone.has(keyOf(account)))) await sweep();
    } finally {
      underWay.delete(own);
    }
  };
  const writeText = async (text: string): Promise<boolean> => {
    let waits = true;
    try {
      await within(
        patience,
        put(text, () => !waits),
      );
    } finally {
      waits = false;
    }
    return (await within(patience, secrets.get(secretKey))) === text;
  };
  /**
   * Changes the list while no other window does; `undefined` leaves it. A list that could not be read is not written:
   * others are in it. @returns whether the keyring has it now
   */
  const write = async (change: Change, failed: string): Promise<boolean> => {
    const written = lock('accounts', async () => {
      readable = false;
      const held = await state.stored({ doubt: 'readAgain' });
      readable = true;
      const accounts = change(held);
      if (accounts === undefined) return true;
      if (accounts.length > 0) return writeText(encodeAccounts(accounts));
      await within(patience, secrets.delete(secretKey));
      return (await within(patience, secrets.get(secretKey))) === undefined;
    });
    // A rejected, a hanging and a forgetful keyring are one case to the person.
    const done = await written.catch(() => false);
    if (!done) warn(failed);
    return done;
  };
  /** Takes a token back that came into the keyring after it was signed out of. */
  const sweep = async (): Promise<void> => {
    await write((held) => held, 'SecretStorage kept a token that was signed out of');
  };
  const holdHere = (own: OwnAccount): 'window' => {
    windowOnly.set(keyOf(own.account), own);
    state.silent = !readable;
    state.changed();
    return 'window';
  };

  return {
    store: async (account) => {
      const key = keyOf(account);
      gone.delete(key);
      const before = signOuts.get(key);
      let named = account;
      const done = await write((held) => {
        named = { ...nameOf(held.find((other) => keyOf(other) === key)), ...account };
        return withAccount(held, named);
      }, notKept);
      // A sign-out came while the keyring was slow; it is the later word.
      if (signOuts.get(key) !== before) throw new vscode.CancellationError();
      if (!done) return holdHere({ account: named });
      windowOnly.delete(key);
      return 'stored';
    },
    update: async (signedIn, change, options) => {
      const key = keyOf(signedIn);
      const before = signOuts.get(key);
      let next: Credentials | undefined;
      const replace: Change = (held) => {
        const stored = held.find((account) => keyOf(account) === key);
        const own = windowOnly.get(key);
        const found = own === undefined || isOutdated(own, stored) ? stored : own.account;
        if (found === undefined || signInOf(found) !== signInOf(signedIn)) return undefined;
        next = change(found);
        return withAccount(held, next);
      };
      const done = await write(replace, notKept);
      if (signOuts.get(key) !== before || (done && next === undefined)) return 'gone';
      if (!done) {
        const own = windowOnly.get(key);
        if (own === undefined && options?.fallBack !== 'window') return 'refused';
        const replacedToken = own === undefined ? signedIn.token : own.replacedToken;
        const account = next ?? change(own?.account ?? signedIn);
        return holdHere({ account, ...(replacedToken === undefined ? {} : { replacedToken }) });
      }
      windowOnly.delete(key);
      return 'stored';
    },
    remove: async (key, known) => {
      signOuts.set(key, (signOuts.get(key) ?? 0) + 1);
      const own = windowOnly.get(key)?.account;
      windowOnly.delete(key);
      const stored = await state.stored().catch(() => known && [known]);
      const both = [own, stored?.find((account) => keyOf(account) === key)];
      const signIns = both.flatMap((account) => (account === undefined ? [] : [signInOf(account)]));
      gone.set(key, new Set(signIns.length === 0 ? [anySignIn] : signIns));
      const done = await write((all) => all, 'SecretStorage could not be cleared');
      // A write that may still come is taken back then, but this window may be closed by then.
      const cleared = done && underWay.size === 0;
      if (cleared) gone.delete(key);
      state.changed();
      return cleared ? 'cleared' : 'kept';
    },
  };
}

/** What a new sign-in to an account leaves as it was. */
function nameOf(account: Credentials | undefined): Partial<Credentials> {
  const { label, appBaseUrl } = account ?? {};
  return {
    ...(label === undefined ? {} : { label }),
    ...(appBaseUrl === undefined ? {} : { appBaseUrl }),
  };
}

/** In the place that the account has, else at the end. */
function withAccount(held: readonly Credentials[], account: Credentials): readonly Credentials[] {
  const same = (other: Credentials): boolean => keyOf(other) === keyOf(account);
  return held.some(same) ? held.map((other) => (same(other) ? account : other)) : [...held, account];
}
