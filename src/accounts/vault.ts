import * as vscode from 'vscode';
import { decodeCredentials, type Credentials } from './credentials';

/** The one place that knows the token. */
export interface Vault extends vscode.Disposable {
  read(): Promise<Credentials | undefined>;
  /** `window`: SecretStorage failed, so the token lives until this window closes. Never a file. */
  store(credentials: Credentials): Promise<'stored' | 'window'>;
  clear(): Promise<void>;
  /** Signed in or out, here or in another window. */
  readonly onDidChange: vscode.Event<void>;
}

const secretKey = 'highlevel.account';

/** A keyring that waits for a password nobody sees would hang the extension for ever. */
const patience = 5_000;

export function createVault(secrets: vscode.SecretStorage, warn: (text: string) => void): Vault {
  const changed = new vscode.EventEmitter<void>();
  let windowOnly: Credentials | undefined;
  const subscription = secrets.onDidChange((event) => {
    if (event.key === secretKey) changed.fire();
  });
  return {
    read: async () => {
      if (windowOnly !== undefined) return windowOnly;
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
      await inTime(secrets.delete(secretKey)).catch(() => warn('SecretStorage could not be cleared'));
      changed.fire();
    },
    onDidChange: changed.event,
    dispose: () => {
      subscription.dispose();
      changed.dispose();
    },
  };
}

async function inTime<T>(work: Thenable<T>): Promise<T> {
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
