/** Time as the policy sees it: monotonic, so that a clock that is set or jumps changes no wait. A test brings its own. */
export interface Clock {
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** Calls back once, unless the answer is called before. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** Timers take no more than that at once. */
const longest = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => performance.now(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, Math.min(milliseconds, longest));
    return () => clearTimeout(timer);
  },
};

/** Waits, or ends at once with one of the signals. `false`: it was a signal. */
export function pause(
  clock: Clock,
  milliseconds: number,
  ...signals: readonly AbortSignal[]
): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (whole: boolean): void => {
      cancel();
      for (const signal of signals) signal.removeEventListener('abort', stop);
      resolve(whole);
    };
    const stop = (): void => done(false);
    const cancel = clock.after(milliseconds, () => done(true));
    for (const signal of signals) signal.addEventListener('abort', stop, { once: true });
    if (signals.some(({ aborted }) => aborted)) stop();
  });
}
