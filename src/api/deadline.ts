export interface Deadline {
  /** Aborts with the caller's own signal, or when the time is up. */
  readonly signal: AbortSignal;
  /** Whether it was the time. */
  readonly passed: boolean;
  /** Gives the work its whole time again: something of it has come. */
  renew(): void;
  /** The work is over: nothing of it stays behind. */
  clear(): void;
}

/**
 * A time limit for work that its caller may also cancel. `AbortSignal.any` and `AbortSignal.timeout` would do, but the
 * timer and the weak references of each request would live on until its limit, which paging fast makes thousands of.
 */
export function startDeadline(milliseconds: number, caller: AbortSignal): Deadline {
  const abort = new AbortController();
  let passed = false;
  let over = false;
  const follow = (): void => abort.abort(caller.reason);
  const timer = setTimeout(() => {
    passed = true;
    abort.abort();
  }, milliseconds);
  if (caller.aborted) follow();
  caller.addEventListener('abort', follow, { once: true });
  return {
    signal: abort.signal,
    get passed() {
      return passed;
    },
    renew: () => {
      if (!over && !abort.signal.aborted) timer.refresh();
    },
    clear: () => {
      over = true;
      clearTimeout(timer);
      caller.removeEventListener('abort', follow);
    },
  };
}
