import { Axios, isCancel } from 'axios';
import { handlerAdapter, networkAdapter, systemCode, type Received } from './adapters';
import { chunksOf, joined, lengthOf } from './body';
import {
  TransportError,
  type BinaryWanted,
  type Handler,
  type HttpRequest,
  type HttpResponse,
  type Transport,
} from './http';

/*
 * The only file that calls axios, in a chunk of its own: it is loaded with the first request.
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
  /** Whether `fetch` goes where the editor's settings want it to go; read for each request. Default: it does. */
  readonly fetchHolds?: () => boolean;
}

export function createTransport({ baseUrl, handler, fetchHolds }: TransportOptions): Transport {
  const { origin } = new URL(baseUrl);
  const adapter =
    handler === undefined ? networkAdapter(fetchHolds ?? (() => true)) : handlerAdapter(handler);
  // Not `axios.create`: its defaults for uploads and parsing are merged anew for each request.
  const client = new Axios({ adapter });
  return async (request) => {
    const url = new URL(`${baseUrl}${request.path}?${new URLSearchParams(request.query).toString()}`);
    if (url.origin !== origin) throw new TransportError('network', 'ORIGIN');
    try {
      return await send(client, url.href, request);
    } catch (error) {
      throw toTransportError(error, request.signal);
    }
  };
}

async function send(client: Axios, url: string, request: HttpRequest): Promise<HttpResponse> {
  const { headers, signal, binary } = request;
  const { status, data } = await client.request<Received>({ url, headers, signal });
  // Only proxies answer so; by `fetch` it comes as an error.
  if (status === 407) {
    // Its connection is free for others only once its body has ended.
    if (data.body instanceof ReadableStream) void data.body.cancel().catch(() => undefined);
    throw new TransportError('network', 'PROXY_407');
  }
  const received = data.headers;
  return binary !== undefined && status < 300
    ? { status, headers: received, text: '', bytes: await bytesOf(data.body, received, binary) }
    : { status, headers: received, text: await textOf(data.body, status) };
}

async function textOf(data: unknown, status: number): Promise<string> {
  if (typeof data === 'string') return data;
  if (!(data instanceof ReadableStream)) return '';
  const failed = status >= 300;
  // The start of an error body is enough to name its cause.
  const limits = failed ? { limit: maxErrorBody, cut: true } : { limit: maxBody };
  return decoded(await chunksOf(data, limits), failed);
}

async function bytesOf(
  data: unknown,
  headers: Readonly<Record<string, string>>,
  { limit, onProgress }: BinaryWanted,
): Promise<Uint8Array<ArrayBuffer>> {
  if (data instanceof Uint8Array) return joined([data]);
  if (!(data instanceof ReadableStream)) return new Uint8Array();
  const total = lengthOf(headers);
  if (total !== undefined && total > limit) {
    void data.cancel().catch(() => undefined);
    throw new TransportError('tooLarge', undefined);
  }
  return joined(await chunksOf(data, { limit, onProgress: (received) => onProgress?.(received, total) }));
}

const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');

/** All at once: joining texts chunk by chunk takes longer. Strictly, unless it is an error's sentence. */
function decoded(chunks: readonly Uint8Array[], leniently: boolean): string {
  const [first] = chunks;
  if (first === undefined) return '';
  const bytes = chunks.length === 1 ? first : Buffer.concat(chunks);
  try {
    return (leniently ? lenient : strict).decode(bytes);
  } catch {
    throw new TransportError('notText', undefined);
  }
}

/** Keeps the system's code and drops the rest. */
function toTransportError(error: unknown, signal: AbortSignal): TransportError {
  if (error instanceof TransportError) return error;
  if (isCancel(error) || signal.aborted) return new TransportError('aborted', undefined);
  return new TransportError('network', systemCode(error));
}
