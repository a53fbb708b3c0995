import type { HttpResponse } from '../../src/api/http';
import { errorReply } from '../../src/sample/replies';

export interface RateLimit {
  readonly max: number;
  readonly intervalMs: number;
  readonly daily?: number;
}

/** Counts requests in windows as HighLevel does, for tests of a client that must never be refused. */
export class RateWindow {
  private began = -Infinity;
  private used = 0;
  private today = 0;

  constructor(private readonly limit: RateLimit) {}

  /** Counts one request; gives the headers of its answer, and the refusal when there was nothing left. */
  count(now: number): { headers: Readonly<Record<string, string>>; refusal: HttpResponse | undefined } {
    const { max, intervalMs, daily = 200_000 } = this.limit;
    if (now - this.began >= intervalMs) {
      this.began = now;
      this.used = 0;
    }
    const refused = this.used >= max || this.today >= daily;
    if (!refused) {
      this.used++;
      this.today++;
    }
    const headers = {
      'x-ratelimit-max': String(max),
      'x-ratelimit-remaining': String(max - this.used),
      'x-ratelimit-interval-milliseconds': String(intervalMs),
      'x-ratelimit-limit-daily': String(daily),
      'x-ratelimit-daily-remaining': String(daily - this.today),
    };
    const refusal = {
      ...errorReply(429, 'Too Many Requests', 'rate'),
      headers: { 'content-type': 'application/json' },
    };
    return { headers, refusal: refused ? refusal : undefined };
  }
}
