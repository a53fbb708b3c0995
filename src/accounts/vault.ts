import * as vscode from 'vscode';
import { decodeAccounts, encodeAccounts, keyOf, signInOf, type Credentials } from './credentials';
import type { Lock } from './lock';
import { createKeyring } from './keyring';

/** The one place that knows the tokens. */
export interface Vault extends vscode.Disposable {
  /** In the order of their first sign-ins. */
  list(): Promise<readonly Credentials[]>;
  /**
   * Adds an account, or signs in to it again. `window`: SecretStorage failed, so the token lives until this window
   * closes. Never a file. @throws CancellationError after a sign-out meanwhile
   */
  store(credentials: Credentials): Promise<'stored' | 'window'>;
  /** Changes what is held of one sign-in. `gone`: it is signed out of, here or elsewhere, so nothing was stored. */
  update(signedIn: Credentials, change: (held: Credentials) => Credentials): Promise<UpdateResult>;
  /** `kept`: SecretStorage failed, so only this window has forgotten the token. */
  remove(key: string): Promise<'cleared' | 'kept'>;
  /** Signed in or out, renewed or renamed, here or in another window. */
  readonly onDidChange: vscode.Event<void>;
}

export type UpdateResult = 'stored' | 'window' | 'gone';

/** A keyring that waits for a password nobody sees would hang the extension for ever. */
const usualPatience = 5_000;

const alone: Lock = (_name, work) => work();

export function createVault(
  secrets: vscode.SecretStorage,
  warn: (text: string) => void,
  patience = usualPatience,
  lock: Lock = alone,
): Vault {
  const changed = new vscode.EventEmitter<void>();
  /** What the keyring did not keep. It comes before what the keyring has. */
  const windowOnly = new Map<string, Credentials>();
  /** Signed out here, by key: what the keyring still holds, or gets by a late write, is not read again. */
  const gone = new Map<string, string | 'any'>();
  /** How often each account was signed out of. */
  const signOuts = new Map<string, number>();
  /** The keyring does not answer: what this window holds has to do, without waiting again. */
  let silent = false;

  const isGone = (account: Credentials): boolean => {
    const signIn = gone.get(keyOf(account));
    return signIn === 'any' || signIn === signInOf(account);
  };
  const keyring = createKeyring(secrets, patience, {
    onLateWrite: (text) => (decodeAccounts(text).some(isGone) ? sweep() : Promise.resolve()),
    onChange: () => {
      silent = false;
      for (const [key, signIn] of gone) if (signIn === 'any' && !keyring.isWriting) gone.delete(key);
      changed.fire();
    },
  });

  /** @throws where the keyring does not say */
  const stored = async (): Promise<readonly Credentials[]> => {
    const held = decodeAccounts(await keyring.read());
    return held.filter((account) => !isGone(account));
  };
  /**
   * Changes the list while no other window does; `undefined` leaves it. A list that could not be read is not written:
   * others are in it. @returns whether the keyring has it now
   */
  const write = async (change: Change, failed: string): Promise<boolean> => {
    const written = lock('accounts', async () => {
      const accounts = change(await stored());
      if (accounts === undefined) return true;
      return keyring.write(accounts.length === 0 ? undefined : encodeAccounts(accounts));
    });
    // A rejected, a hanging and a forgetful keyring are one case to the person.
    const done = await written.catch(() => false);
    if (!done) warn(failed);
    return done;
  };
  const sweep = async (): Promise<void> => {
    await write((held) => held, 'SecretStorage kept a token that was signed out of');
  };
  const holdHere = async (account: Credentials): Promise<'window'> => {
    windowOnly.set(keyOf(account), account);
    silent = !(await keyring.answers());
    changed.fire();
    return 'window';
  };
  const list = async (): Promise<readonly Credentials[]> => {
    const own = [...windowOnly.values()];
    if (silent) return own;
    try {
      return [...(await stored()).filter((account) => !windowOnly.has(keyOf(account))), ...own];
    } catch {
      warn('SecretStorage could not be read');
      return own;
    }
  };

  return {
    list,
    store: async (account) => {
      const key = keyOf(account);
      gone.delete(key);
      const before = signOuts.get(key);
      const done = await write((held) => withAccount(held, account), notKept);
      // A sign-out came while the keyring was slow; it is the later word.
      if (signOuts.get(key) !== before) throw new vscode.CancellationError();
      if (!done) return holdHere(account);
      windowOnly.delete(key);
      return 'stored';
    },
    update: async (signedIn, change) => {
      const key = keyOf(signedIn);
      const before = signOuts.get(key);
      let next: Credentials | undefined;
      const replace: Change = (held) => {
        const found = windowOnly.get(key) ?? held.find((account) => keyOf(account) === key);
        if (found === undefined || signInOf(found) !== signInOf(signedIn)) return undefined;
        next = change(found);
        return withAccount(held, next);
      };
      const done = await write(replace, notKept);
      if (signOuts.get(key) !== before || (done && next === undefined)) return 'gone';
      if (!done) return holdHere(next ?? change(windowOnly.get(key) ?? signedIn));
      windowOnly.delete(key);
      return 'stored';
    },
    remove: async (key) => {
      signOuts.set(key, (signOuts.get(key) ?? 0) + 1);
      const own = windowOnly.get(key);
      windowOnly.delete(key);
      const held = own ?? (await stored().catch(() => [])).find((account) => keyOf(account) === key);
      gone.set(key, held === undefined ? 'any' : signInOf(held));
      const done = await write((all) => all, 'SecretStorage could not be cleared');
      // A write that may still come is taken back then, but this window may be closed by then.
      const cleared = done && !keyring.isWriting;
      if (cleared) gone.delete(key);
      changed.fire();
      return cleared ? 'cleared' : 'kept';
    },
    onDidChange: changed.event,
    dispose: () => {
      keyring.dispose();
      changed.dispose();
    },
  };
}

type Change = (held: readonly Credentials[]) => readonly Credentials[] | undefined;

const notKept = 'SecretStorage did not keep the token; it is held for this window only';

/** In the place that the account has, else at the end. */
function withAccount(held: readonly Credentials[], account: Credentials): readonly Credentials[] {
  const same = (other: Credentials): boolean => keyOf(other) === keyOf(account);
  return held.some(same) ? held.map((other) => (same(other) ? account : other)) : [...held, account];
}
