import { TransportError, type HttpResponse } from '../http';
import { asNumber } from '../read';
import { Budget, type WaitReason } from './budget';
import { Circuit, type CircuitState } from './circuit';
import { pause, systemClock, type Clock } from './clock';
import type { Priority, Urgency } from './priority';
import { askedWait, backoff, isOutage, retryable, type Outcome } from './retry';
import { Waiting, type Verdict, type Waiter } from './waiting';

/*
 * Everything that one token sends to one location passes here: when it may go, whether it is tried again, and whether
 * asking makes sense at all. It sends nothing of its own accord.
 */

/** Requests at once. */
const concurrency = 4;
/** The others are left to what is short: with all of them taken for minutes, nobody could be told how long to wait. */
const mostDownloads = 2;
const attempts = 3;
/** The longest that a call may wait in all, by priority. A longer wait is told instead of waited for. */
const patience: Readonly<Record<Priority, number>> = {
  interactive: 60_000,
  bulk: 15 * 60_000,
  background: 10_000,
};

export interface GovernorOptions {
  readonly clock?: Clock;
  /** From 0 up to 1. */
  readonly random?: () => number;
}

/** The limits as plain data. Times are milliseconds from now. */
export interface LimiterState {
  /** Requests left of the burst limit; `undefined` while no answer has told. */
  readonly window: { readonly left: number; readonly max: number } | undefined;
  readonly day: { readonly left: number; readonly max: number; readonly resetsIn: number } | undefined;
  /** Calls that wait for their turn, and how long the first of them will. */
  readonly waiting: number;
  readonly waitsFor: number | undefined;
  /** Why it may not go before. */
  readonly waitsBecause?: WaitReason | undefined;
  /** How long the server has asked to be left alone, whether or not anybody waits. */
  readonly held?: number | undefined;
  /** `open`: nobody answered several times in a row; nothing is sent until `retryIn` is over or somebody clicks. */
  readonly circuit: CircuitState;
  readonly retryIn: number | undefined;
}

export interface Turn {
  readonly urgency: Urgency;
  readonly signal: AbortSignal;
  /** Its answer may take minutes. */
  readonly isDownload?: boolean;
  readonly needs?: Needs;
}

export type Send = (attempt: number, begin: () => void) => Promise<HttpResponse>;

/** What must be had before a call is sent. Getting it may take long and is no reason to keep others waiting. */
export interface Needs {
  get(): Promise<unknown>;
  /** Whether what was got will still do. */
  stands(): boolean;
}

/** A call that was not sent, because the last ones got no answer: how the last of them ended. */
class Spared extends Error {
  constructor(readonly outcome: Outcome) {
    super('nobody answers');
  }
}

export class Governor {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #budget = new Budget();
  readonly #circuit = new Circuit();
  readonly #waiting: Waiting;
  readonly #listeners = new Set<() => void>();
  /** The server said when to come back. */
  #gate: { readonly until: number; readonly limit: WaitReason; readonly status?: number } = {
    until: -Infinity,
    limit: 'burst',
  };
  #lastOutage: Outcome | undefined;
  /** Under way, and sent while it was in doubt whether anybody answers; a download from before may take minutes. */
  readonly #inDoubt = new Set<Waiter>();
  readonly #downloads = new Set<Waiter>();
  /** Aborted when somebody gives up: those that wait to be sent again. */
  #pauses = new AbortController();
  #round = 0;

  constructor({ clock = systemClock, random = Math.random }: GovernorOptions = {}) {
    this.#clock = clock;
    this.#random = random;
    this.#waiting = new Waiting({
      clock,
      verdict: (waiter) => this.#verdict(waiter),
      admit: (waiter) => this.#admit(waiter),
      changed: () => this.#tell(),
    });
  }

  /** Counts `tryAgain`: what was refused in an earlier round may be asked once more. */
  get round(): number {
    return this.#round;
  }

  get state(): LimiterState {
    const now = this.#clock.now();
    const day = this.#budget.day(now);
    const window = this.#budget.window(now);
    return {
      window: window && { left: Math.max(0, window.left), max: window.max },
      day: day && { left: Math.max(0, day.left), max: day.max, resetsIn: day.ends - now },
      waiting: this.#waiting.count,
      waitsFor: this.#waiting.waitsFor,
      waitsBecause: this.#waiting.waitsBecause,
      held: now < this.#gate.until ? this.#gate.until - now : undefined,
      circuit: this.#circuit.state(now),
      retryIn: this.#circuit.retryIn(now),
    };
  }

  /** Returns how to stop listening. */
  onDidChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Somebody clicked, or this machine's network changed: what was given up may be asked again, by one request first. */
  tryAgain(): void {
    this.#round++;
    this.#circuit.tryAgain(this.#clock.now());
    this.#waiting.look();
  }

  /** Somebody would rather not wait: all that was not sent yet ends as cancelled. What the server asked for still holds. */
  cancelWaiting(): void {
    this.#pauses.abort();
    this.#pauses = new AbortController();
    this.#waiting.cancel();
  }

  /**
   * Sends when it is this call's turn, and again where that makes sense. `send` must throw nothing but TransportError
   * where the request failed; anything else ends the call at once. It may tell that some of the answer came by `begin`.
   * @throws what the last attempt threw, or HeldBack
   */
  async run(turn: Turn, send: Send): Promise<HttpResponse> {
    const began = this.#clock.now();
    const { urgency, signal, isDownload = false } = turn;
    const waiter: Waiter = { urgency, signal, isDownload, until: () => began + patience[urgency.priority] };
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.#attempt(waiter, turn.needs, () => send(attempt, () => this.#begun(waiter)));
      const wait = attempt < attempts ? this.#waitBefore(attempt, outcome, waiter) : undefined;
      if (wait === undefined) return ended(outcome);
      const { signal: givenUp } = this.#pauses;
      const passed = await pause(this.#clock, wait, signal, givenUp);
      if (givenUp.aborted) throw new TransportError('aborted', undefined);
      if (!passed) return ended(outcome);
    }
  }

  async #attempt(
    waiter: Waiter,
    needs: Needs | undefined,
    send: () => Promise<HttpResponse>,
  ): Promise<Outcome> {
    try {
      await this.#enter(waiter, needs);
    } catch (error) {
      if (error instanceof Spared) return error.outcome;
      throw error;
    }
    let outcome: Outcome | undefined;
    try {
      outcome = { kind: 'answer', response: await send() };
      return outcome;
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      const failed: Outcome = { kind: 'failure', error };
      // Of what was cancelled nothing can be learnt.
      if (!waiter.signal.aborted) outcome = failed;
      return failed;
    } finally {
      this.#learn(waiter, outcome);
    }
  }

  /** Its turn, with what it needs. What was lost while it waited is got once more, without a place among those at work. */
  async #enter(waiter: Waiter, needs: Needs | undefined): Promise<void> {
    await needs?.get();
    await this.#waiting.enter(waiter);
    if (needs === undefined || needs.stands()) return;
    this.#learn(waiter, undefined);
    await needs.get();
    await this.#waiting.enter(waiter);
  }

  #admit(waiter: Waiter): void {
    const now = this.#clock.now();
    if (this.#circuit.failures > 0) this.#inDoubt.add(waiter);
    if (this.#circuit.state(now) !== 'closed') this.#circuit.beginProbe();
    if (waiter.isDownload) this.#downloads.add(waiter);
    this.#budget.begin(now);
  }

  /** Somebody answers, however long the rest takes. What comes of a download from before says nothing new. */
  #begun(waiter: Waiter): void {
    if (!this.#inDoubt.delete(waiter)) return;
    this.#circuit.succeeded();
    this.#waiting.look();
  }

  #learn(waiter: Waiter, outcome: Outcome | undefined): void {
    const now = this.#clock.now();
    // Those that were under way when the circuit opened say nothing new if they fail.
    const isNews = this.#inDoubt.delete(waiter) || this.#circuit.state(now) === 'closed';
    const response = outcome?.kind === 'answer' ? outcome.response : undefined;
    this.#downloads.delete(waiter);
    this.#budget.end(now, response?.headers);
    if (outcome === undefined) {
      if (isNews) this.#circuit.dropProbe();
    } else if (isOutage(outcome)) {
      if (isNews) this.#circuit.failed(now);
      this.#lastOutage = outcome;
    } else {
      this.#circuit.succeeded();
    }
    if (response !== undefined && retryable({ kind: 'answer', response }) !== undefined)
      this.#closeGate(response);
    this.#waiting.look();
  }

  #closeGate(response: HttpResponse): void {
    const asked = askedWait(response);
    if (asked === 0) return;
    // Those who were refused together should not come back together.
    const until = this.#clock.now() + asked + this.#random() * 250;
    if (until <= this.#gate.until) return;
    const { status, headers } = response;
    const noneToday = asNumber(headers['x-ratelimit-daily-remaining']) === 0;
    this.#gate =
      status === 429 ? { until, limit: noneToday ? 'day' : 'burst' } : { until, limit: 'busy', status };
  }

  /** `undefined`: the outcome stands. */
  #waitBefore(attempt: number, outcome: Outcome, { urgency, signal, until }: Waiter): number | undefined {
    // What was only a guess is asked again when somebody wants it.
    if (signal.aborted || urgency.priority === 'background' || retryable(outcome) === undefined)
      return undefined;
    const now = this.#clock.now();
    if (this.#circuit.state(now) !== 'closed') return undefined;
    const wait = backoff(attempt, this.#random);
    return Math.max(now + wait, this.#gate.until) > until() ? undefined : wait;
  }

  #verdict({ urgency, isDownload }: Waiter): Verdict {
    const now = this.#clock.now();
    const circuit = this.#circuit.state(now);
    if (circuit !== 'closed' && this.#lastOutage !== undefined) {
      if (this.#circuit.probing) return { kind: 'later' };
      // A guess is no reason to find out whether somebody answers again.
      if (circuit === 'open' || urgency.priority === 'background')
        return { kind: 'refuse', error: new Spared(this.#lastOutage) };
    }
    // While it is in doubt whether anybody answers, one asks for all.
    if (this.#inDoubt.size > 0 && this.#circuit.failures > 0) return { kind: 'later' };
    const full =
      this.#budget.inFlight >= concurrency || (isDownload && this.#downloads.size >= mostDownloads);
    if (full) return { kind: 'later' };
    const { until, ...gate } = this.#gate;
    if (now < until) return { kind: 'wait', wait: until - now, ...gate };
    const delay = this.#budget.delay(urgency.priority, now);
    return delay === undefined ? { kind: 'go' } : { kind: 'wait', ...delay };
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function ended(outcome: Outcome): HttpResponse {
  if (outcome.kind === 'failure') throw outcome.error;
  return outcome.response;
}
