import * as vscode from 'vscode';
import { decodeCredentials, type Credentials } from './credentials';

/** The one place that knows the token. */
export interface Vault extends vscode.Disposable {
  read(): Promise<Credentials | undefined>;
  /** `window`: SecretStorage failed, so the token lives until this window closes. Never a file. */
  store(credentials: Credentials): Promise<'stored' | 'window'>;
  /** `kept`: SecretStorage failed, so only this window has forgotten the token. */
  clear(): Promise<'cleared' | 'kept'>;
  /** Signed in or out, here or in another window. */
  readonly onDidChange: vscode.Event<void>;
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
  const inTime = <T>(work: Thenable<T>): Promise<T> => within(patience, work);
  return {
    read: async () => {
      if (windowOnly !== undefined || forgotten) return windowOnly;
      try {
        const stored = await inTime(secrets.get(secretKey));
        return stored === undefined ? undefined : decodeCredentials(stored);
      } catch {
        warn('SecretStorage could not be read');
        return undefined;
      }
    },
    store: async (credentials) => {
      windowOnly = undefined;
      forgotten = false;
      try {
        const text = JSON.stringify(credentials);
        await inTime(secrets.store(secretKey, text));
        if ((await inTime(secrets.get(secretKey))) === text) return 'stored';
      } catch {
        // Said below: a rejected, a hanging and a forgetful keyring are one case to the person.
      }
      warn('SecretStorage did not keep the token; it is held for this window only');
      windowOnly = credentials;
      changed.fire();
      return 'window';
    },
    clear: async () => {
      windowOnly = undefined;
      try {
        await inTime(secrets.delete(secretKey));
      } catch {
        warn('SecretStorage could not be cleared');
        forgotten = true;
      }
      changed.fire();
      return forgotten ? 'kept' : 'cleared';
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
