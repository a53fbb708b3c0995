/** What all accounts are stored under, as one text. */
export const secretKey = 'highlevel.account';

/** @throws where it takes longer than anybody waits */
export async function within<T>(patience: number, work: Thenable<T>): Promise<T> {
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
