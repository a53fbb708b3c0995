import type { ClientOptions } from './client';
import { startDeadline, type Deadline } from './deadline';
import { ApiError, errorOf, isApiError } from './errors';
import { TransportError, type BinaryWanted, type HttpResponse, type Transport } from './http';
import { operations, type OperationName } from './operations';
import type { Send } from './policy/governor';
import type { Urgency } from './policy/priority';
import { entryOf } from './requestLog';
import { isToken, tokenRemover, withoutToken, type TokenRemover } from './token';

/** One call, before it is known how many requests it takes. */
export interface Sending {
  readonly operation: OperationName;
  readonly id: string | undefined;
  readonly query: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly urgency: Urgency;
  /** The answer is wanted as bytes, and may take long as long as something comes. */
  readonly binary?: BinaryWanted;
}

/** A token that was not accepted, and what was said of it. */
interface Refused {
  readonly token: string;
  readonly error: ApiError;
  readonly round: number;
}

const usualDeadline = 30_000;
/** Of a recording, as long as something of it comes within the usual time. */
const longestDownload = 10 * 60_000;

/**
 * Puts token, headers and time limit on a request and lets the governor decide when it is sent: the one place where the
 * policy is laid around the transport. The answer's status is below 300.
 * Throws ApiError for a refusal, else TransportError.
 */
export function createSender(options: ClientOptions): (sending: Sending) => Promise<HttpResponse> {
  const { governor } = options;
  let transport: Promise<Transport> | undefined;
  let refused: Refused | undefined;
  /** The first token that was refused since one was accepted. If the renewed one is too, renewing again will not help. */
  let doubted: Pick<Refused, 'token' | 'round'> | undefined;
  /** For the token of the last request, which is nearly always that of the next. */
  let remover: { readonly token: string; readonly remove: TokenRemover } | undefined;

  const removerOf = (token: string): TokenRemover => {
    if (remover?.token !== token) remover = { token, remove: tokenRemover(token) };
    return remover.remove;
  };

  const connect = (): Promise<Transport> => {
    // A connection that failed is not kept: the next call tries again.
    transport ??= options.connect().catch((error: unknown) => {
      transport = undefined;
      throw error;
    });
    return transport;
  };

  /** Where a governor is, no token is refused twice. */
  const check = (operation: OperationName, token: string): void => {
    if (!isToken(token)) throw new ApiError({ operation, kind: 'badToken' });
    if (refused !== undefined && refused.round === governor?.round && refused.token === token)
      throw new ApiError({ ...refused.error.facts, operation });
  };

  const attempt = async (
    sending: Sending,
    count: number,
    token: string,
    begin: () => void,
  ): Promise<HttpResponse> => {
    const { operation, id, query, signal, binary } = sending;
    const { path, version } = operations[operation];
    const connected = await connect();
    const request = {
      path: path.replace('{id}', id ?? '').replace('{locationId}', options.locationId),
      query,
      headers: {
        // Never without JSON: some routes then answer 404.
        Accept: binary === undefined ? 'application/json' : 'audio/*, application/json',
        Authorization: `Bearer ${token}`,
        'User-Agent': options.userAgent,
        Version: options.version ?? version,
      },
    };
    const end = binary && startDeadline(longestDownload, signal);
    const deadline = startDeadline(options.deadline ?? usualDeadline, end?.signal ?? signal);
    const started = performance.now();
    const record = (outcome: HttpResponse | TransportError): void => {
      const { locationId, recorder, baseUrl = '' } = options;
      const milliseconds = performance.now() - started;
      const sent = {
        request,
        locationId,
        baseUrl,
        attempt: count,
        milliseconds,
        at: Date.now() - milliseconds,
      };
      recorder?.add(entryOf({ ...sent, outcome, withoutToken: removerOf(token) }));
    };
    try {
      signal.throwIfAborted();
      const response = await connected({
        ...request,
        signal: deadline.signal,
        ...(binary && { binary: heard(binary, deadline, begin) }),
      });
      record(response);
      return response;
    } catch (cause) {
      const late = (deadline.passed || end?.passed === true) && !signal.aborted;
      const error = late ? new TransportError('timeout', undefined) : cause;
      if (error instanceof TransportError) record(error);
      throw error;
    } finally {
      deadline.clear();
      end?.clear();
    }
  };

  const refuse = (token: string, error: ApiError, round: number): void => {
    refused = { token, error, round };
    if (doubted?.round === round && doubted.token !== token) return;
    doubted = { token, round };
    options.doubt?.(token);
  };

  return async (sending) => {
    const { operation, signal, binary } = sending;
    let used = '';
    /** Read for each attempt, before its turn: it may be another one after a wait, and renewing it may take a minute. */
    const needs = {
      get: async () => (used = await options.token(signal)),
      stands: () => options.stands?.(used) ?? true,
    };
    const refusalOf = (response: HttpResponse): ApiError =>
      errorOf(operation, operations[operation].scope, response, (text) => withoutToken(text, used));
    const send: Send = async (count, begin) => {
      check(operation, used);
      const response = await attempt(sending, count, used, begin);
      if (response.status < 300) {
        doubted = undefined;
        return response;
      }
      // Remembered before anything else is sent: fifty calls at once must not all be refused.
      const error = refusalOf(response);
      if (error.kind === 'badToken' && governor !== undefined) refuse(used, error, governor.round);
      return response;
    };
    const atOnce = async (): Promise<HttpResponse> => {
      await needs.get();
      return send(1, () => undefined);
    };
    const whole = async (): Promise<HttpResponse> => {
      const response = await (governor === undefined
        ? atOnce()
        : governor.run({ ...sending, isDownload: binary !== undefined, needs }, send));
      if (response.status < 300) return response;
      throw refusalOf(response);
    };
    return whole().catch((error: unknown) => {
      if (!isApiError(error, 'badToken') || used === '' || needs.stands()) throw error;
      return whole();
    });
  };
}

/** Whatever comes gives the download its usual time again, and shows that somebody answers. */
function heard({ limit, onProgress }: BinaryWanted, deadline: Deadline, begin: () => void): BinaryWanted {
  return {
    limit,
    onProgress: (received, total) => {
      deadline.renew();
      begin();
      onProgress?.(received, total);
    },
  };
}
