/**
 * Runs something in the middle of a command: right after a call of VS Code's API that the command waits for has
 * answered, and before the command hears of it. The call itself is VS Code's own; `nth` says which one of that name.
 */
export async function afterCall<K extends string>(
  api: Readonly<Record<K, unknown>>,
  name: K,
  what: () => Promise<unknown>,
  work: () => Promise<unknown>,
  nth = 1,
): Promise<void> {
  const original = api[name];
  if (typeof original !== 'function') throw new TypeError(`${name} is not a function`);
  let calls = 0;
  const instead = async (...args: readonly unknown[]): Promise<unknown> => {
    const answer: unknown = await Reflect.apply(original, api, args);
    if (++calls === nth) await what();
    return answer;
  };
  Object.assign(api, { [name]: instead });
  try {
    await work();
  } finally {
    Object.assign(api, { [name]: original });
  }
  if (calls < nth) throw new Error(`${name} was called ${calls} times`);
}
