import { Axios, isCancel } from 'axios';
import { handlerAdapter, networkAdapter, systemCode, type Received } from './adapters';
import { TransportError, type Handler, type HttpRequest, type HttpResponse, type Transport } from './http';

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

async function send(client: Axios, url: string, { headers, signal }: HttpRequest): Promise<HttpResponse> {
  const { status, data } = await client.request<Received>({ url, headers, signal });
  // Only proxies answer so; by `fetch` it comes as an error.
  if (status === 407) throw new TransportError('network', 'PROXY_407');
  return { status, headers: data.headers, text: await textOf(data.body, status) };
}

/** Counts the bytes as they come, so that a bomb costs one chunk more than the limit. */
async function textOf(data: unknown, status: number): Promise<string> {
  if (typeof data === 'string') return data;
  if (!(data instanceof ReadableStream)) return '';
  const failed = status >= 300;
  const limit = failed ? maxErrorBody : maxBody;
  const reader = data.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const bytes: unknown = chunk.value;
    if (!(bytes instanceof Uint8Array)) throw new TransportError('notText', undefined);
    chunks.push(bytes);
    size += bytes.byteLength;
    if (size <= limit) continue;
    void reader.cancel().catch(() => undefined);
    // The start of an error body is enough to name its cause.
    if (failed) break;
    throw new TransportError('tooLarge', undefined);
  }
  return decoded(chunks, failed);
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
