import type { AxiosAdapter, AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import type { Handler } from './http';
import { get } from './nodeHttp';

/*
 * What carries a request of axios. axios' own `fetch` adapter builds every request twice and wraps every answer in
 * streams of its own, which doubled the time of reading a page; these send what they are given, follow no redirect and
 * leave the body to the caller.
 */

/**
 * The network. Inside VS Code's extension host node's own `https` opens a connection for every request, while `fetch`
 * keeps them. But `fetch` does not go everywhere that `https` goes, and then `https` has to do:
 * - where `fetchHolds()` is false, which is asked for each request;
 * - where the server's authority is one that only `https` knows (NODE_EXTRA_CA_CERTS). `https` checks certificates just
 *   as strictly, so an authority that neither knows is refused by both.
 */
export function networkAdapter(fetchHolds: () => boolean): AxiosAdapter {
  let trusted = true;
  return async (config) => {
    if (trusted && fetchHolds()) {
      try {
        return await fetchAdapter(config);
      } catch (error) {
        if (!isUnknownAuthority(error)) throw error;
      }
      const answer = await nodeAdapter(config);
      trusted = false;
      return answer;
    }
    return nodeAdapter(config);
  };
}

/**
 * What came, as the data of an answer of axios. The headers are in it because axios would copy them into an object of its
 * own, looking among all for each: with HighLevel's twenty, a third of what axios costs.
 */
export interface Received {
  readonly headers: Readonly<Record<string, string>>;
  /** A text, or a web stream. */
  readonly body: unknown;
}

async function fetchAdapter(config: InternalAxiosRequestConfig): Promise<AxiosResponse<Received>> {
  const response = await fetch(config.url ?? '', {
    headers: plainHeaders(config.headers),
    signal: signalOf(config) ?? null,
    redirect: 'manual',
    credentials: 'omit',
  });
  return answerTo(config, response.status, {
    headers: Object.fromEntries(response.headers),
    body: response.body,
  });
}

async function nodeAdapter(config: InternalAxiosRequestConfig): Promise<AxiosResponse<Received>> {
  const { status, headers, body } = await get(
    config.url ?? '',
    plainHeaders(config.headers),
    signalOf(config),
  );
  return answerTo(config, status, { headers: plainHeaders(headers), body });
}

/** The sample account: the same request goes through axios, and a function answers it. */
export function handlerAdapter(handler: Handler): AxiosAdapter {
  return async (config) => {
    // A turn of the event loop, as a network would take: callers see the same order of events.
    await Promise.resolve();
    const { pathname: path, searchParams } = new URL(config.url ?? '');
    const query = Object.fromEntries(searchParams);
    const { status, headers, text, bytes } = handler({ path, query, headers: plainHeaders(config.headers) });
    return answerTo(config, status, { headers, body: bytes ?? text });
  };
}

function answerTo(
  config: InternalAxiosRequestConfig,
  status: number,
  data: Received,
): AxiosResponse<Received> {
  return { config, status, statusText: '', headers: {}, data };
}

function signalOf({ signal }: InternalAxiosRequestConfig): AbortSignal | undefined {
  return signal instanceof AbortSignal ? signal : undefined;
}

/** Names in lower case, values that are texts. */
export function plainHeaders(headers: object): Readonly<Record<string, string>> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string') plain[name.toLowerCase()] = value;
  }
  return plain;
}

/** OpenSSL's codes for a chain that leads to nobody trusted: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const unknownAuthority = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

function isUnknownAuthority(error: unknown): boolean {
  const code = systemCode(error);
  return code !== undefined && unknownAuthority.has(code);
}

/** The system's code of a failure, `PROXY_407` for what a proxy said. undici hides it one or two causes deep. */
export function systemCode(error: unknown): string | undefined {
  let code: string | undefined;
  let cause: unknown = error;
  for (let depth = 0; cause instanceof Error && depth < 5; depth++) {
    const refusal = /^Proxy response \((\d{3})\)/.exec(cause.message)?.[1];
    if (refusal !== undefined) return `PROXY_${refusal}`;
    if ('code' in cause && typeof cause.code === 'string') code = cause.code;
    const first: unknown = cause instanceof AggregateError ? cause.errors[0] : undefined;
    cause = first ?? cause.cause;
  }
  return code !== undefined && /^[A-Z0-9_]{1,60}$/.test(code) ? code : undefined;
}
