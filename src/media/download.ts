import { isIP } from 'node:net';
import { plainHeaders, systemCode } from '../api/adapters';
import { chunksOf, joined, lengthOf } from '../api/body';
import { startDeadline, type Deadline } from '../api/deadline';
import { TransportError, type BinaryWanted } from '../api/http';
import { get, type NodeAnswer } from '../api/nodeHttp';
import { DownloadError } from './downloadError';
import { checkLink } from './link';
import { guardedLookup, InnerAddress, requirePublic, usualResolver, type Resolver } from './resolve';

/*
 * Fetches what a stranger's link leads to. Nothing goes along that says who asks for what account: no token, no cookie,
 * no referrer; and nothing but public https hosts is asked, at the first link and at each that it forwards to.
 */

export type Download = (
  link: string,
  wanted: BinaryWanted,
  signal: AbortSignal,
) => Promise<Uint8Array<ArrayBuffer>>;

export interface DownloadOptions {
  readonly userAgent: string;
  readonly resolver?: Resolver;
  /** Milliseconds without a byte, and altogether. */
  readonly patience?: number;
  readonly deadline?: number;
}

const mostForwards = 5;

/** Each download rejects with a `DownloadError` and nothing else. */
export function createDownload(options: DownloadOptions): Download {
  return async (link, wanted, signal) => {
    const whole = startDeadline(options.deadline ?? 10 * 60_000, signal);
    const pause = startDeadline(options.patience ?? 30_000, whole.signal);
    try {
      signal.throwIfAborted();
      const answer = await follow(link, options, pause);
      return await bytesOf(answer, wanted, pause);
    } catch (error) {
      throw toDownloadError(error, signal.aborted, whole.passed || pause.passed);
    } finally {
      pause.clear();
      whole.clear();
    }
  };
}

async function follow(link: string, options: DownloadOptions, pause: Deadline): Promise<NodeAnswer> {
  let next = link;
  for (let forwards = 0; forwards <= mostForwards; forwards++) {
    const answer = await ask(next, options, pause.signal);
    if (answer.status === 200) return answer;
    discard(answer);
    const location = plainHeaders(answer.headers)['location'];
    if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined) {
      throw new DownloadError('status', String(answer.status));
    }
    if (!URL.canParse(location, next)) throw new DownloadError('refused');
    next = new URL(location, next).href;
    pause.renew();
  }
  throw new DownloadError('forwards');
}

async function ask(
  link: string,
  { userAgent, resolver = usualResolver }: DownloadOptions,
  signal: AbortSignal,
): Promise<NodeAnswer> {
  const checked = checkLink(link);
  if (!checked.ok) throw new DownloadError(checked.reason === 'inner' ? 'inner' : 'refused');
  // Among the checks is that the host is not spelt as an inner one.
  const { hostname } = new URL(checked.url);
  // An address needs no looking up, and was looked at just now.
  if (isIP(hostname.replace(/^\[|\]$/g, '')) === 0) await requirePublic(hostname, resolver, signal);
  signal.throwIfAborted();
  const headers = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': userAgent };
  return get(checked.url, headers, signal, guardedLookup(resolver));
}

async function bytesOf(
  answer: NodeAnswer,
  { limit, onProgress }: BinaryWanted,
  pause: Deadline,
): Promise<Uint8Array<ArrayBuffer>> {
  const { body } = answer;
  const headers = plainHeaders(answer.headers);
  const packed = headers['content-encoding'] ?? 'identity';
  if (!(body instanceof ReadableStream) || !/^(identity|(x-)?gzip)$/i.test(packed)) {
    throw new DownloadError('network', 'ENCODING');
  }
  const total = lengthOf(headers);
  if (total !== undefined && total > limit) {
    discard(answer);
    throw new DownloadError('tooLarge');
  }
  const chunks = await chunksOf(body, {
    limit,
    onProgress: (received) => {
      pause.renew();
      onProgress?.(received, total);
    },
  });
  return joined(chunks);
}

/** Ends the connection: the rest of an answer that nobody reads may be endless. */
function discard({ body }: NodeAnswer): void {
  if (body instanceof ReadableStream) void body.cancel().catch(() => undefined);
}

function toDownloadError(error: unknown, cancelled: boolean, late: boolean): DownloadError {
  if (cancelled) return new DownloadError('cancelled');
  if (error instanceof DownloadError) return error;
  if (late) return new DownloadError('timeout');
  if (error instanceof InnerAddress) return new DownloadError('inner');
  if (error instanceof TransportError && error.failure === 'tooLarge') return new DownloadError('tooLarge');
  return new DownloadError('network', systemCode(error));
}
