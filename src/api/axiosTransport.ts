import axios, { isAxiosError, isCancel, type AxiosAdapter, type AxiosInstance } from 'axios';
import { TransportError, type Handler, type HttpRequest, type HttpResponse, type Transport } from './http';

/*
 * The only file that knows axios, in a chunk of its own: it is loaded with the first request.
 * Nothing of axios leaves it, because an AxiosError prints the Authorization header.
 */

/** Bytes of a body, unpacked. An error body is a sentence or two. */
const maxBody = 10 * 1024 * 1024;
const maxErrorBody = 64 * 1024;

export interface TransportOptions {
  /** The origin (and path) that the token was entered for; every request is checked against it. */
  readonly baseUrl: string;
  /** Answers instead of the network. */
  readonly handler?: Handler;
}

/**
 * The adapter is `fetch`: inside VS Code's extension host node's own `https` opens a connection for every request,
 * while `fetch` keeps them and still goes through the editor's proxy and certificate settings.
 */
export function createTransport({ baseUrl, handler }: TransportOptions): Transport {
  const origin = new URL(baseUrl).origin;
  const client = axios.create({
    adapter: handler === undefined ? 'fetch' : handlerAdapter(handler),
    allowAbsoluteUrls: false,
    baseURL: baseUrl,
    fetchOptions: { redirect: 'manual', credentials: 'omit', cache: 'no-store' },
    maxRedirects: 0,
    method: 'GET',
    proxy: false,
    responseType: 'stream',
    transformRequest: [],
    transformResponse: [],
    validateStatus: () => true,
  });
  return (request) => send(client, origin, request);
}

async function send(client: AxiosInstance, origin: string, request: HttpRequest): Promise<HttpResponse> {
  const url = `${request.path}?${new URLSearchParams(request.query).toString()}`;
  if (new URL(client.getUri({ url })).origin !== origin) throw new TransportError('network', 'ORIGIN');
  try {
    const { status, headers, data } = await client.request<unknown>({
      url,
      headers: request.headers,
      signal: request.signal,
    });
    return {
      status,
      headers: plainHeaders(headers),
      text: await textOf(data, status < 300 ? maxBody : maxErrorBody, status),
    };
  } catch (error) {
    throw toTransportError(error);
  }
}

function plainHeaders(headers: object): Readonly<Record<string, string>> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string') plain[name.toLowerCase()] = value;
  }
  return plain;
}

/** Counts the bytes as they come, so that a bomb costs one chunk more than the limit, and decodes them strictly. */
async function textOf(data: unknown, limit: number, status: number): Promise<string> {
  if (typeof data === 'string') return data;
  if (!(data instanceof ReadableStream)) return '';
  const reader = data.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: status < 300 });
  let text = '';
  let size = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const bytes: unknown = chunk.value;
    if (!(bytes instanceof Uint8Array)) throw new TransportError('notText', undefined);
    size += bytes.byteLength;
    if (size > limit) {
      void reader.cancel().catch(() => undefined);
      // The start of an error body is enough to name its cause.
      if (status >= 300) return text;
      throw new TransportError('tooLarge', undefined);
    }
    text += decode(decoder, bytes);
  }
  return text + decode(decoder, undefined);
}

function decode(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array | undefined): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch {
    throw new TransportError('notText', undefined);
  }
}

/** Keeps the system's code and drops the rest. undici hides it one or two causes deep. */
function toTransportError(error: unknown): TransportError {
  if (error instanceof TransportError) return error;
  if (isCancel(error)) return new TransportError('aborted', undefined);
  let code = isAxiosError(error) ? error.code : undefined;
  let cause: unknown = error;
  for (let depth = 0; cause instanceof Error && depth < 5; depth++) {
    if ('code' in cause && typeof cause.code === 'string') code = cause.code;
    const first: unknown = cause instanceof AggregateError ? cause.errors[0] : undefined;
    cause = first ?? cause.cause;
  }
  return new TransportError(
    'network',
    code !== undefined && /^[A-Z0-9_]{1,60}$/.test(code) ? code : undefined,
  );
}

/** The sample account: the same request goes through axios, and a function answers it. */
function handlerAdapter(handler: Handler): AxiosAdapter {
  return async (config) => {
    // A turn of the event loop, as a network would take: callers see the same order of events.
    await Promise.resolve();
    const url = new URL(axios.getUri(config));
    const answer = handler({
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: plainHeaders(config.headers),
    });
    return {
      data: answer.text,
      status: answer.status,
      statusText: '',
      headers: { ...answer.headers },
      config,
    };
  };
}
