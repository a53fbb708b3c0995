import assert from 'node:assert/strict';
import { TransportError, type HttpResponse } from '../../src/api/http';
import { Governor, type Turn } from '../../src/api/policy/governor';
import { HeldBack } from '../../src/api/policy/heldBack';
import { Urgency, type Priority } from '../../src/api/policy/priority';
import { ManualClock } from './manualClock';
import { turn } from './scriptedSource';

export type Answer = HttpResponse | TransportError;

export const ok = (headers: Readonly<Record<string, string>> = {}): HttpResponse => ({
  status: 200,
  headers,
  text: '{}',
});
export const status = (code: number, headers: Readonly<Record<string, string>> = {}): HttpResponse => ({
  status: code,
  headers,
  text: '',
});
export const broken = new TransportError('network', 'ECONNRESET');

/** A request that was sent and not answered. */
interface Sent {
  begin(): void;
  settle(answer: Answer): void;
}

export interface Governed {
  readonly clock: ManualClock;
  readonly governor: Governor;
  /** Names of the calls whose requests were sent, in order. */
  readonly sent: string[];
  /** How the call ended: a status, or why there is none. */
  readonly call: (name?: string, priority?: Priority | Urgency, signal?: AbortSignal) => Promise<string>;
  /** The same, of a call whose answer may take minutes. */
  readonly download: (name?: string, signal?: AbortSignal) => Promise<string>;
  /** Lets some of the answer to the request come that has waited longest. */
  readonly begin: () => Promise<void>;
  /** Answers the request that has waited longest. */
  readonly answer: (answer: Answer) => Promise<void>;
  readonly answerAll: (answer: () => Answer) => Promise<void>;
  /** Requests that were sent and not answered. */
  readonly open: number;
}

/** A governor whose requests the test answers. Its chance is the most there is: waits are the longest possible. */
export function governed(): Governed {
  const clock = new ManualClock();
  const governor = new Governor({ clock, random: () => 0.999 });
  const sent: string[] = [];
  let waiting: readonly Sent[] = [];
  const oldest = (): Sent => {
    const [first] = waiting;
    assert.ok(first, 'nothing was sent');
    return first;
  };
  const answer = async (given: Answer): Promise<void> => {
    const first = oldest();
    waiting = waiting.slice(1);
    first.settle(given);
    await turn();
  };
  const run = async (name: string, asked: Turn): Promise<string> => {
    const { signal } = asked;
    const send = (_attempt: number, begin: () => void): Promise<HttpResponse> => {
      sent.push(name);
      return new Promise((resolve, reject) => {
        const settle = (given: Answer): void => (given instanceof Error ? reject(given) : resolve(given));
        const request = { begin, settle };
        waiting = [...waiting, request];
        signal.addEventListener('abort', () => {
          waiting = waiting.filter((other) => other !== request);
          reject(new TransportError('aborted', undefined));
        });
      });
    };
    return governor.run(asked, send).then(
      (response) => String(response.status),
      (error: unknown) =>
        error instanceof HeldBack
          ? `held back by ${error.limit} for ${Math.ceil(error.wait / 1000)} s`
          : error instanceof TransportError
            ? error.message
            : String(error),
    );
  };
  return {
    clock,
    governor,
    sent,
    begin: async () => {
      oldest().begin();
      await turn();
    },
    answer,
    answerAll: async (given) => {
      while (waiting.length > 0) await answer(given());
    },
    get open() {
      return waiting.length;
    },
    call: (name = 'call', priority = 'interactive', signal = new AbortController().signal) =>
      run(name, { urgency: Urgency.of(priority), signal }),
    download: (name = 'download', signal = new AbortController().signal) =>
      run(name, { urgency: new Urgency('interactive'), signal, isDownload: true }),
  };
}
