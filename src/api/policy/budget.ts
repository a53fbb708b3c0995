import { asNumber } from '../read';
import type { Priority } from './priority';

/*
 * What the rate headers leave: 100 requests in 10 s and 200,000 a day, shared with the developer's own app.
 * https://marketplace.gohighlevel.com/docs/other/rate-limits
 */

/** The part of the burst limit that a call of this priority leaves to others. */
const keptOfWindow: Readonly<Record<Priority, number>> = { interactive: 0.1, bulk: 0.5, background: 0.5 };
/** The part of the day that it leaves. */
const keptOfDay: Readonly<Record<Priority, number>> = { interactive: 0.01, bulk: 0.2, background: 0.2 };
/** Whoever reads by hand never needs to leave more than this. */
const mostKeptOfDay: Partial<Record<Priority, number>> = { interactive: 500 };
/** How long a count of the day is trusted that came without the time of its reset, which is not documented. */
const dayCountTrusted = 10 * 60_000;
const usualWindow = 10_000;
/** Several requests run at once, so answers may come out of order by so many; a count that rose by more is a new window's. */
const outOfOrder = 4;

export interface Quota {
  readonly max: number;
  readonly left: number;
  /** By the policy's clock; the count says nothing after it. */
  readonly ends: number;
}

/** `day`: nothing left today. `reserve`: what is left today is kept for others. `burst`: the next window will do. */
export type Limit = 'burst' | 'day' | 'reserve';

/** Why a call waits. `busy`: by no limit; the server is out of order and said when to come back. */
export type WaitReason = Limit | 'busy';

export interface Delay {
  readonly wait: number;
  readonly limit: Limit;
}

type Headers = Readonly<Record<string, string>>;

/** Counts along between answers, and believes the server's headers when one comes. */
export class Budget {
  #window: Quota | undefined;
  #day: Quota | undefined;
  /** The window is one that we believe to have begun; no answer has told of it yet. */
  #guessed = false;
  #inFlight = 0;

  get inFlight(): number {
    return this.#inFlight;
  }

  window(now: number): Quota | undefined {
    return current(this.#window, now);
  }

  day(now: number): Quota | undefined {
    return current(this.#day, now);
  }

  /** A request is sent. */
  begin(now: number): void {
    const renewed = this.#renewed(now);
    this.#guessed ||= renewed !== this.#window;
    this.#window = spent(renewed);
    this.#inFlight++;
    this.#day = spent(this.day(now));
  }

  /** A request is over; `headers` where an answer came. */
  end(now: number, headers: Headers | undefined): void {
    this.#inFlight--;
    if (headers === undefined) return;
    this.#noteWindow(now, headers);
    this.#noteDay(now, headers);
  }

  /** How long a call must wait; `undefined`: it may go. */
  delay(priority: Priority, now: number): Delay | undefined {
    const day = this.day(now);
    if (day !== undefined) {
      const kept = Math.min(keptOf(day, keptOfDay[priority]), mostKeptOfDay[priority] ?? Infinity);
      if (day.left <= kept) return { wait: day.ends - now, limit: day.left <= 0 ? 'day' : 'reserve' };
    }
    const window = this.#renewed(now);
    if (window === undefined || window.left > keptOf(window, keptOfWindow[priority])) return undefined;
    return { wait: Math.max(1, window.ends - now), limit: 'burst' };
  }

  /** A window that is over has begun anew, with all that it had; what is under way may count in it. */
  #renewed(now: number): Quota | undefined {
    const held = this.#window;
    if (held === undefined || now < held.ends) return held;
    return { ...held, left: held.max - this.#inFlight, ends: now + usualWindow };
  }

  #noteWindow(now: number, headers: Headers): void {
    const max = asNumber(headers['x-ratelimit-max']);
    const remaining = asNumber(headers['x-ratelimit-remaining']);
    const interval = asNumber(headers['x-ratelimit-interval-milliseconds']);
    if (max === undefined || remaining === undefined || !(max > 0)) return;
    // Answers overtake each other: those still under way may or may not be counted in this one.
    const left = Math.min(remaining, max) - this.#inFlight;
    const length = interval !== undefined && interval > 0 ? Math.min(interval, 10 * 60_000) : usualWindow;
    const held = this.#guessed ? undefined : this.#window;
    const same = held !== undefined && now < held.ends && left <= held.left + outOfOrder;
    // The window began before this answer came: it is over one length from now at the latest.
    this.#window = { max, left, ends: same ? held.ends : now + length };
    this.#guessed = false;
  }

  #noteDay(now: number, headers: Headers): void {
    const max = asNumber(headers['x-ratelimit-limit-daily']);
    const left = asNumber(headers['x-ratelimit-daily-remaining']);
    if (left === undefined) return;
    const reset = asNumber(headers['x-ratelimit-daily-reset']);
    const ends = now + (reset !== undefined && reset > 0 ? Math.min(reset, 24 * 3_600_000) : dayCountTrusted);
    this.#day = { max: max ?? 0, left: left - this.#inFlight, ends };
  }
}

function current(quota: Quota | undefined, now: number): Quota | undefined {
  return quota === undefined || now >= quota.ends ? undefined : quota;
}

function spent(quota: Quota | undefined): Quota | undefined {
  return quota && { ...quota, left: quota.left - 1 };
}

/** Of a limit so small that a part of it is all, one request must still be possible. */
function keptOf({ max }: Quota, part: number): number {
  return Math.max(0, Math.min(Math.ceil(max * part), max - 1));
}
