import type { Clock } from '../../src/api/policy/clock';
import { turn } from './scriptedSource';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that stands still until the test lets time pass. */
export class ManualClock implements Clock {
  #now = 1_000;
  #timers: readonly Timer[] = [];

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.#now + milliseconds, callback };
    this.#timers = [...this.#timers, timer];
    return () => void (this.#timers = this.#timers.filter((other) => other !== timer));
  }

  /** How many waits there are. */
  get waits(): number {
    return this.#timers.length;
  }

  /** Lets time pass, timer by timer, and everything go on that then can. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await turn();
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.#fire(next);
      await turn();
    }
    this.#now = end;
  }

  #next(end: number): Timer | undefined {
    const [first] = this.#timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
    return first;
  }

  #fire(timer: Timer): void {
    this.#timers = this.#timers.filter((other) => other !== timer);
    this.#now = Math.max(this.#now, timer.at);
    timer.callback();
  }
}

/**
 * Time that passes as soon as somebody waits for it: a real network is awaited, a wait is not.
 */
export class SwiftClock implements Clock {
  #skipped = 0;

  /** Milliseconds that were waited for, and did not pass. */
  get skipped(): number {
    return this.#skipped;
  }

  /** Lets time pass that nobody waits for: a person reads. */
  skip(milliseconds: number): void {
    this.#skipped += milliseconds;
  }

  now(): number {
    return performance.now() + this.#skipped;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const at = this.now() + milliseconds;
    const immediate = setImmediate(() => {
      this.#skipped += Math.max(0, at - this.now());
      callback();
    });
    return () => clearImmediate(immediate);
  }
}
