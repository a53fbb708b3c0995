import { busyWaitOf, waitOf } from '../errors';
import { type TransportError, type HttpResponse } from '../http';

/** How one attempt ended. */
export type Outcome =
  | { readonly kind: 'answer'; readonly response: HttpResponse }
  | { readonly kind: 'failure'; readonly error: TransportError };

/** What a reader may ask again: nothing was decided by the server, or it said that it was busy. */
export type Retryable = 'limited' | 'busy' | 'connection';

const busy = [502, 503, 504];

/** The system's codes for a connection that did not come about or broke. Certificates and proxies' refusals are none. */
const connectionCodes = new Set([
  ...[
    'ECONNREFUSED',
    'ECONNRESET',
    'ECONNABORTED',
    'EPIPE',
    'ETIMEDOUT',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EAI_FAIL',
  ],
  ...['ENETUNREACH', 'ENETDOWN', 'EHOSTUNREACH', 'EHOSTDOWN', 'EADDRNOTAVAIL', 'UND_ERR_SOCKET'],
  ...[
    'UND_ERR_CONNECT_TIMEOUT',
    'ERR_STREAM_PREMATURE_CLOSE',
    'Z_BUF_ERROR',
    'PROXY_502',
    'PROXY_503',
    'PROXY_504',
  ],
]);

export function retryable(outcome: Outcome): Retryable | undefined {
  if (outcome.kind === 'answer') {
    const { status } = outcome.response;
    if (status === 429) return 'limited';
    return busy.includes(status) ? 'busy' : undefined;
  }
  const { failure, code } = outcome.error;
  return failure === 'network' && connectionCodes.has(code ?? '') ? 'connection' : undefined;
}

/** Whether nobody answered: what opens the circuit. */
export function isOutage(outcome: Outcome): boolean {
  if (outcome.kind === 'answer') return busy.includes(outcome.response.status);
  return outcome.error.failure === 'network' || outcome.error.failure === 'timeout';
}

const firstBackoff = 500;
const longestBackoff = 8_000;

/** Full jitter: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ */
export function backoff(attempt: number, random: () => number): number {
  return random() * Math.min(longestBackoff, firstBackoff * 2 ** (attempt - 1));
}

/** What the server asked to wait; zero where it did not say or said nonsense. */
export function askedWait(response: HttpResponse): number {
  return (response.status === 429 ? waitOf(response) : busyWaitOf(response)) ?? 0;
}
