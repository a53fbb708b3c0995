import type * as vscode from 'vscode';

/** SecretStorage as one text that is read and written in time, or not at all. */
export interface Keyring extends vscode.Disposable {
  /** @throws where it fails, or does not answer */
  read(): Promise<string | undefined>;
  /** `undefined` takes the text away. @returns whether it is held now @throws where it fails, or does not answer */
  write(text: string | undefined): Promise<boolean>;
  /** Whether it can be read at all. */
  answers(): Promise<boolean>;
  /** Some write was not answered: it can still come. */
  readonly isWriting: boolean;
}

export interface KeyringOptions {
  /** A write that was given up came through after all. */
  readonly onLateWrite: (text: string) => Promise<void>;
  readonly onChange: () => void;
}

const secretKey = 'highlevel.account';

export function createKeyring(
  secrets: vscode.SecretStorage,
  patience: number,
  { onLateWrite, onChange }: KeyringOptions,
): Keyring {
  const subscription = secrets.onDidChange((event) => {
    if (event.key === secretKey) onChange();
  });
  const underWay = new Set<object>();
  const inTime = <T>(work: Thenable<T>): Promise<T> => within(patience, work);
  const read = (): Promise<string | undefined> => inTime(secrets.get(secretKey));
  /** Lasts as long as the keyring takes; `gaveUp` says whether somebody still waits for it. */
  const store = async (text: string, gaveUp: () => boolean): Promise<void> => {
    const own = {};
    underWay.add(own);
    try {
      await secrets.store(secretKey, text);
      if (gaveUp()) await onLateWrite(text);
    } finally {
      underWay.delete(own);
    }
  };
  return {
    read,
    write: async (text) => {
      if (text === undefined) {
        await inTime(secrets.delete(secretKey));
        return true;
      }
      let waits = true;
      try {
        await inTime(store(text, () => !waits));
      } finally {
        waits = false;
      }
      return (await read()) === text;
    },
    answers: () =>
      read().then(
        () => true,
        () => false,
      ),
    get isWriting() {
      return underWay.size > 0;
    },
    dispose: () => void subscription.dispose(),
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
