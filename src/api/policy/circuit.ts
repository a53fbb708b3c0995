/** Opens after so many failures in a row. */
const failuresToOpen = 3;
const firstCoolDown = 10_000;
const longestCoolDown = 60_000;

export type CircuitState = 'closed' | 'open' | 'probing';

/**
 * Whether it makes sense to ask at all. After failures in a row nobody is asked until a while has passed, the person
 * clicks, or this machine's network changed; then one request is a probe for all.
 */
export class Circuit {
  #failures = 0;
  #opened: number | undefined;
  #coolDown = firstCoolDown;
  #probing = false;

  /** Failures in a row. */
  get failures(): number {
    return this.#failures;
  }

  state(now: number): CircuitState {
    if (this.#opened === undefined) return 'closed';
    return this.#probing || now >= this.#opened + this.#coolDown ? 'probing' : 'open';
  }

  /** Milliseconds until a probe is let through by itself. */
  retryIn(now: number): number | undefined {
    return this.#opened === undefined ? undefined : Math.max(0, this.#opened + this.#coolDown - now);
  }

  /** Whether a probe is under way. */
  get probing(): boolean {
    return this.#probing;
  }

  beginProbe(): void {
    this.#probing = true;
  }

  /** The probe ended without an answer either way: it was cancelled. */
  dropProbe(): void {
    this.#probing = false;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#opened = undefined;
    this.#coolDown = firstCoolDown;
    this.#probing = false;
  }

  failed(now: number): void {
    this.#failures++;
    // Others that were under way when it opened say nothing new.
    if (this.#probing) this.#coolDown = Math.min(this.#coolDown * 2, longestCoolDown);
    if (this.#failures >= failuresToOpen) this.#opened = now;
    this.#probing = false;
  }

  /** A person wants to know, or the network changed: the next request is a probe. */
  tryAgain(now: number): void {
    if (this.#opened !== undefined) this.#opened = Math.min(this.#opened, now - this.#coolDown);
  }
}
