import { EventEmitter } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';

export interface RecordedRequest {
  readonly method: string;
  /** As sent: still percent-encoded, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  /** `performance.now()` at arrival. */
  readonly time: number;
  /** Set when the answer began. */
  status: number | undefined;
  /** The client went away before the answer was complete. */
  closedEarly: boolean;
}

/** A whole path, a pattern over path and query, or a question. */
export type Matcher = string | RegExp | ((request: RecordedRequest) => boolean);

/** Whether a request is meant by a matcher. */
export function isMatch(matcher: Matcher, request: RecordedRequest): boolean {
  if (typeof matcher === 'string') return request.path === matcher;
  if (typeof matcher === 'function') return matcher(request);
  return matcher.test(`${request.path}?${new URLSearchParams(request.query).toString()}`);
}

/** Every request in order of arrival, and a way to wait for one without sleeping. */
export class RequestLog {
  readonly requests: RecordedRequest[] = [];
  private readonly arrivals = new EventEmitter().setMaxListeners(0);

  add(request: RecordedRequest): void {
    this.requests.push(request);
    this.arrivals.emit('request');
  }

  /** Resolves with the `count`th request that matches, also when it came before the call. */
  waitFor(matcher: Matcher, { count = 1, timeoutMs = 10_000 } = {}): Promise<RecordedRequest> {
    return new Promise((resolve, reject) => {
      const done = (settle: () => void): void => {
        clearTimeout(timer);
        this.arrivals.off('request', look);
        settle();
      };
      const look = (): void => {
        const found = this.requests.filter((request) => isMatch(matcher, request))[count - 1];
        if (found !== undefined) done(() => resolve(found));
      };
      const timer = setTimeout(() => done(() => reject(new Error(this.explain(matcher, count)))), timeoutMs);
      this.arrivals.on('request', look);
      look();
    });
  }

  private explain(matcher: Matcher, count: number): string {
    const seen = this.requests.map((request) => `${request.method} ${request.path}`).join('\n  ');
    return `No request ${String(count)} for ${String(matcher)} came. There were:\n  ${seen}`;
  }
}
