import * as vscode from 'vscode';
import { decodeCredentials, type Credentials } from './credentials';

/** The one place that knows the token. */
export interface Vault extends vscode.Disposable {
  read(): Promise<Credentials | undefined>;
  /** `window`: SecretStorage failed, so the token lives until this window closes. Never a file. @throws CancellationError after a sign-out meanwhile */
  store(credentials: Credentials): Promise<'stored' | 'window'>;
  /** `kept`: SecretStorage failed, so only this window has forgotten the token. */
  clear(): Promise<'cleared' | 'kept'>;
  /** Signed in or out, here or in another window. */
  readonly onDidChange: vscode.Event<void>;
}

/** A write that the keyring has not answered. Its time limit may be over: then it can still come. */
interface Write {
  readonly text: string;
  /** Signed out of while it was under way. */
  disowned: boolean;
}

const secretKey = 'highlevel.account';

/** A keyring that waits for a password nobody sees would hang the extension for ever. */
const usualPatience = 5_000;

export function createVault(
  secrets: vscode.SecretStorage,
  warn: (text: string) => void,
  patience = usualPatience,
): Vault {
  const changed = new vscode.EventEmitter<void>();
  let windowOnly: Credentials | undefined;
  /** Signed out here, and the keyring did not let go: what it still holds is not read again. */
  let forgotten = false;
  const subscription = secrets.onDidChange((event) => {
    if (event.key !== secretKey) return;
    forgotten = false;
    changed.fire();
  });
  const underWay = new Set<Write>();
  let signOuts = 0;
  /** Lasts as long as the keyring takes. What was signed out of meanwhile is taken back, if it is still what is held. */
  const write = async (text: string): Promise<void> => {
    const own: Write = { text, disowned: false };
    underWay.add(own);
    try {
      await secrets.store(secretKey, text);
    } catch (error) {
      underWay.delete(own);
      throw error;
    }
    try {
      if (own.disowned && (await secrets.get(secretKey)) === text) await secrets.delete(secretKey);
      underWay.delete(own);
    } catch {
      // It stays among those that are not read.
      warn('SecretStorage kept a token that was signed out of');
    }
  };
  const inTime = <T>(work: Thenable<T>): Promise<T> => within(patience, work);
  return {
    read: async () => {
      if (windowOnly !== undefined || forgotten) return windowOnly;
      try {
        const stored = await inTime(secrets.get(secretKey));
        const isDisowned = [...underWay].some(({ text, disowned }) => disowned && text === stored);
        return stored === undefined || isDisowned ? undefined : decodeCredentials(stored);
      } catch {
        warn('SecretStorage could not be read');
        return undefined;
      }
    },
    store: async (credentials) => {
      windowOnly = undefined;
      forgotten = false;
      const before = signOuts;
      try {
        const text = JSON.stringify(credentials);
        // Whoever signs in with it again owns it again.
        for (const earlier of underWay) earlier.disowned &&= earlier.text !== text;
        await inTime(write(text));
        if ((await inTime(secrets.get(secretKey))) === text) return 'stored';
      } catch {
        // Said below: a rejected, a hanging and a forgetful keyring are one case to the person.
      }
      // A sign-out came while the keyring was slow; it is the later word.
      if (signOuts !== before) throw new vscode.CancellationError();
      warn('SecretStorage did not keep the token; it is held for this window only');
      windowOnly = credentials;
      changed.fire();
      return 'window';
    },
    clear: async () => {
      windowOnly = undefined;
      signOuts++;
      for (const late of underWay) late.disowned = true;
      try {
        await inTime(secrets.delete(secretKey));
      } catch {
        warn('SecretStorage could not be cleared');
        forgotten = true;
      }
      changed.fire();
      // A write that may still come is taken back then, but this window may be closed by then.
      return forgotten || underWay.size > 0 ? 'kept' : 'cleared';
    },
    onDidChange: changed.event,
    dispose: () => {
      subscription.dispose();
      changed.dispose();
    },
  };
}

async function within<T>(patience: number, work: Thenable<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('SecretStorage does not answer')), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
