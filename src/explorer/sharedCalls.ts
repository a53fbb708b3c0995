import { ApiError } from '../api/errors';
import type { OperationName } from '../api/operations';

interface Shared<T> {
  readonly work: Promise<T>;
  readonly abort: AbortController;
  joined: number;
}

/**
 * Calls by what they ask for: whoever asks while the same is under way, or waits for the rate limit, joins it. Each may
 * leave; it is given up with the last.
 */
export class SharedCalls<T> {
  readonly #calls = new Map<string, Shared<T>>();

  constructor(private readonly operation: OperationName) {}

  /** @throws what `begin` throws, or ApiError `cancelled` as soon as the signal says so */
  async join(id: string, signal: AbortSignal, begin: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const cancelled = (): ApiError => new ApiError({ operation: this.operation, kind: 'cancelled' });
    if (signal.aborted) throw cancelled();
    const call = this.#calls.get(id) ?? this.#begin(id, begin);
    call.joined++;
    let leave = (): void => undefined;
    const left = new Promise<never>((_, reject) => {
      leave = () => reject(cancelled());
    });
    signal.addEventListener('abort', leave, { once: true });
    try {
      return await Promise.race([call.work, left]);
    } finally {
      signal.removeEventListener('abort', leave);
      if (--call.joined === 0) this.#end(id, call);
    }
  }

  #begin(id: string, begin: (signal: AbortSignal) => Promise<T>): Shared<T> {
    const abort = new AbortController();
    const call: Shared<T> = { work: begin(abort.signal), abort, joined: 0 };
    this.#calls.set(id, call);
    return call;
  }

  #end(id: string, call: Shared<T>): void {
    call.abort.abort();
    if (this.#calls.get(id) === call) this.#calls.delete(id);
  }
}
