import { letGoOfFrames } from './stack';

/** One GET, as the API module asks for it. `path` is relative to the base URL and begins with a slash. */
export interface HttpRequest {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** The answer is wanted as bytes, of which there may be many. Refusals are texts all the same. */
  readonly binary?: BinaryWanted;
}

export interface BinaryWanted {
  /** The most bytes to read. */
  readonly limit: number;
  /** Bytes so far, and how many there will be where the server says so. */
  readonly onProgress?: (received: number, total: number | undefined) => void;
}

/** A whole answer of any status. Header names are lower case. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Instead of the text, where bytes were wanted and came. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

/** Sends one request. Rejects with a `TransportError` and nothing else: no object of the HTTP library leaves it. */
export type Transport = (request: HttpRequest) => Promise<HttpResponse>;

/** Answers a request without a network: the sample account behind axios, and the same on loopback. */
export type Handler = (request: Omit<HttpRequest, 'signal'>) => HttpResponse;

/** `timeout`: the whole answer did not come in time. `heldBack`: it was not even sent (policy/heldBack.ts). */
export type TransportFailure = 'aborted' | 'network' | 'timeout' | 'heldBack' | 'tooLarge' | 'notText';

/** Why no whole answer came. `code` is the system's own (`ECONNREFUSED`, `CERT_HAS_EXPIRED`...), never a text. */
export class TransportError extends Error {
  constructor(
    readonly failure: TransportFailure,
    readonly code: string | undefined,
  ) {
    super(code === undefined ? failure : `${failure}: ${code}`);
    this.name = 'TransportError';
    letGoOfFrames(this);
  }
}
