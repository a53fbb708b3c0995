import { TransportError } from '../http';
import type { WaitReason } from './budget';
import type { Clock } from './clock';
import { HeldBack } from './heldBack';
import type { Urgency } from './priority';

/** `later`: when something else has ended. */
export type Verdict =
  | { readonly kind: 'go' }
  | { readonly kind: 'later' }
  | { readonly kind: 'wait'; readonly wait: number; readonly limit: WaitReason; readonly status?: number }
  | { readonly kind: 'refuse'; readonly error: Error };

export interface Waiter {
  readonly urgency: Urgency;
  readonly signal: AbortSignal;
  readonly isDownload: boolean;
  /** By the clock: who would have to wait longer is told so instead. Whoever becomes more urgent may change it. */
  readonly until: () => number;
}

export interface WaitingOptions {
  readonly clock: Clock;
  readonly verdict: (waiter: Waiter) => Verdict;
  /** Called in the turn in which a call is let go: what it takes is taken before the next one is looked at. */
  readonly admit: (waiter: Waiter) => void;
  readonly changed: () => void;
}

interface Entry {
  readonly waiter: Waiter;
  settle(error: Error | undefined): void;
}

/** The calls that wait for their turn, the most urgent first and then in order of arrival. */
export class Waiting {
  #entries: readonly Entry[] = [];
  #cancelWake: (() => void) | undefined;
  #wakes: { readonly at: number; readonly reason: WaitReason } | undefined;

  constructor(private readonly options: WaitingOptions) {}

  get count(): number {
    return this.#entries.length;
  }

  /** Milliseconds until the first of them may go, where that is known. */
  get waitsFor(): number | undefined {
    return this.#wakes && Math.max(0, this.#wakes.at - this.options.clock.now());
  }

  /** Why it may not go before. */
  get waitsBecause(): WaitReason | undefined {
    return this.#wakes?.reason;
  }

  /** Resolves when the call may send, which it then must do at once. @throws TransportError, or what a verdict refuses with */
  enter(waiter: Waiter): Promise<void> {
    return new Promise((resolve, reject) => {
      const { signal, urgency } = waiter;
      const cancel = (): void => {
        entry.settle(new TransportError('aborted', undefined));
        this.look();
      };
      const entry: Entry = {
        waiter,
        settle: (error) => {
          signal.removeEventListener('abort', cancel);
          urgency.watch(undefined);
          this.#entries = this.#entries.filter((other) => other !== entry);
          if (error === undefined) resolve();
          else reject(error);
        },
      };
      if (signal.aborted) {
        cancel();
        return;
      }
      signal.addEventListener('abort', cancel, { once: true });
      urgency.watch(() => this.look());
      this.#entries = [...this.#entries, entry];
      this.look();
    });
  }

  /** Whoever waits gives up: nothing of theirs is sent. */
  cancel(): void {
    for (const entry of this.#entries) entry.settle(new TransportError('aborted', undefined));
    this.look();
  }

  /** Lets go whoever may go now. */
  look(): void {
    const { clock, verdict, admit, changed } = this.options;
    let first: { readonly wait: number; readonly limit: WaitReason } | undefined;
    for (const entry of this.#entries.toSorted((a, b) => a.waiter.urgency.rank - b.waiter.urgency.rank)) {
      const { waiter } = entry;
      const said = verdict(waiter);
      if (said.kind === 'go') {
        admit(waiter);
        entry.settle(undefined);
      } else if (said.kind === 'refuse') {
        entry.settle(said.error);
      } else if (said.kind === 'wait') {
        if (clock.now() + said.wait > waiter.until())
          entry.settle(new HeldBack(said.wait, said.limit, said.status));
        else if (first === undefined || said.wait < first.wait) first = said;
      }
    }
    this.#cancelWake?.();
    this.#wakes = first && { at: clock.now() + first.wait, reason: first.limit };
    this.#cancelWake = first && clock.after(first.wait, () => this.look());
    changed();
  }
}
