import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Handler, HttpResponse } from '../../src/api/http';
import { createSampleHandler, sampleLocationId } from '../../src/sample/handler';
import { play, type Responder } from './faults';
import { Gate } from './gate';
import { refuseAtEdge, refuseToken, type Tokens } from './loopbackAuth';
import { RateWindow, type RateLimit } from './loopbackRate';
import { isMatch, RequestLog, type Matcher, type RecordedRequest } from './requestLog';
import { createSyntheticHandler, type SyntheticSize } from './synthetic';

export type { RecordedRequest } from './requestLog';

export interface LoopbackOptions {
  /** The tokens the server knows; without this, any bearer token is good. */
  readonly tokens?: Tokens;
  /** Answers `POST /oauth/token`, the one request that is no GET; without it, that is refused as well. */
  readonly oauth?: (form: URLSearchParams) => HttpResponse;
  /** What answers; default: the sample account. */
  readonly handler?: Handler;
  /** Instead of `handler`: a location of this size. */
  readonly synthetic?: SyntheticSize;
  /** Before each answer. */
  readonly latencyMs?: number;
  /** Before the first answer on each connection, on top of `latencyMs`. */
  readonly connectionLatencyMs?: number;
  readonly https?: { readonly key: string; readonly cert: string };
  readonly now?: () => number;
  /** Of a server that was closed and comes back; default: any that is free. */
  readonly port?: number;
  /** Counts requests and refuses with 429; default: constant headers, no limit. */
  readonly rateLimit?: RateLimit;
  /** `false` lets clients in that announce no name of their own, as when measuring bare libraries. */
  readonly edge?: boolean;
}

export interface LoopbackApi {
  readonly url: string;
  /** The one location there is. */
  readonly locationId: string;
  /** In order of arrival; may be emptied by the test. */
  readonly requests: RecordedRequest[];
  /** How many connections clients have opened so far (over TLS: with a finished handshake), and are open now. */
  readonly connections: number;
  readonly openConnections: number;
  /** Answers the next `times` requests that match with `responder`. Returns how to take it back. */
  respondNext(matcher: Matcher, responder: Responder, times?: number): () => void;
  waitForRequest(
    matcher: Matcher,
    options?: { count?: number; timeoutMs?: number },
  ): Promise<RecordedRequest>;
  gate(matcher: Matcher): Gate;
  /** Ends all connections, also those of requests that still wait. */
  close(): Promise<void>;
}

interface Script {
  readonly matcher: Matcher;
  readonly responder: Responder;
  left: number;
}

/** Starts HighLevel's API on 127.0.0.1, with real sockets and with the sample account behind it. */
export async function startLoopbackApi(options: LoopbackOptions = {}): Promise<LoopbackApi> {
  const api = new Loopback(options);
  await api.listen();
  return api;
}

class Loopback implements LoopbackApi {
  readonly locationId = sampleLocationId;
  connections = 0;
  private readonly log = new RequestLog();
  private readonly gates: Gate[] = [];
  private readonly scripts: Script[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly answered = new WeakSet();
  private readonly server: Server;
  private readonly handler: Handler;
  private readonly rate: RateWindow | undefined;

  constructor(private readonly options: LoopbackOptions) {
    const now = options.now ?? Date.now;
    this.handler =
      options.handler ??
      (options.synthetic ? createSyntheticHandler(options.synthetic, now()) : createSampleHandler({ now }));
    this.rate = options.rateLimit && new RateWindow(options.rateLimit);
    const listener = (request: IncomingMessage, response: ServerResponse): void => {
      this.serve(request, response).catch((error: unknown) => fail(response, error));
    };
    this.server = options.https ? createTlsServer(options.https, listener) : createServer(listener);
    // Over TLS the raw socket of 'connection' is taken over and does not tell of its end.
    this.server.on(options.https ? 'secureConnection' : 'connection', (socket: Socket) => {
      this.connections++;
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      // A client that goes away while an answer is written is what some tests are about.
      socket.on('error', () => undefined);
    });
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.options.port ?? 0, '127.0.0.1', resolve);
    });
  }

  get url(): string {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('The server does not listen');
    return `${this.options.https ? 'https' : 'http'}://127.0.0.1:${String(address.port)}`;
  }

  get openConnections(): number {
    return this.sockets.size;
  }

  get requests(): RecordedRequest[] {
    return this.log.requests;
  }

  respondNext(matcher: Matcher, responder: Responder, times = 1): () => void {
    const script = { matcher, responder, left: times };
    this.scripts.push(script);
    return () => {
      script.left = 0;
    };
  }

  waitForRequest(
    matcher: Matcher,
    options?: { count?: number; timeoutMs?: number },
  ): Promise<RecordedRequest> {
    return this.log.waitFor(matcher, options);
  }

  gate(matcher: Matcher): Gate {
    const gate = new Gate(matcher);
    this.gates.push(gate);
    return gate;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    const ended = [...this.sockets].map((socket) => once(socket, 'close'));
    for (const socket of this.sockets) socket.destroy();
    this.server.closeAllConnections();
    for (const gate of this.gates) gate.release();
    await Promise.all([closed, ...ended]);
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const record = recordOf(request);
    const body = request.method === 'POST' ? bodyOf(request) : undefined;
    request.resume();
    response.on('close', () => (record.closedEarly = !response.writableFinished));
    response.on('error', () => undefined);
    this.log.add(record);
    for (const gate of this.gates) await gate.pass(record);
    await this.delay(request);
    if (response.destroyed) return;
    const script = this.scripts.find(({ matcher, left }) => left > 0 && isMatch(matcher, record));
    if (script) {
      script.left--;
      await play(script.responder, request, response);
      if (response.headersSent) record.status = response.statusCode;
      return;
    }
    const { status, headers, text, bytes } = this.renewal(record, (await body) ?? '') ?? this.answer(record);
    record.status = status;
    response.writeHead(status, headers).end(bytes ?? text);
  }

  private renewal({ method, path }: RecordedRequest, body: string): HttpResponse | undefined {
    if (method !== 'POST' || path !== '/oauth/token') return undefined;
    return this.options.oauth?.(new URLSearchParams(body));
  }

  private async delay(request: IncomingMessage): Promise<void> {
    const first = !this.answered.has(request.socket);
    this.answered.add(request.socket);
    const { latencyMs = 0, connectionLatencyMs = 0 } = this.options;
    const wait = latencyMs + (first ? connectionLatencyMs : 0);
    if (wait > 0) await sleep(wait);
  }

  private answer(record: RecordedRequest): HttpResponse {
    const refused = this.options.edge === false ? undefined : refuseAtEdge(record);
    if (refused) return refused;
    const counted = this.rate?.count(record.time);
    const response = counted?.refusal ?? this.answerPermitted(record);
    return { ...response, headers: { ...response.headers, ...counted?.headers } };
  }

  private answerPermitted(record: RecordedRequest): HttpResponse {
    const { path, query } = record;
    const headers = Object.fromEntries(
      Object.entries(record.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : (value ?? ''),
      ]),
    );
    const response = this.handler({ path, query, headers });
    // HighLevel checks parameters before it looks at the token.
    if (response.status === 422) return response;
    return refuseToken(record, this.options.tokens, this.locationId) ?? response;
  }
}

/** A client that goes away leaves what it has sent. */
async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  request.setEncoding('utf8');
  try {
    for await (const chunk of request) text += String(chunk);
  } catch {
    // What came is enough.
  }
  return text;
}

/** A mistake of the test's own, in a responder or handler: seen by the client, and not an unhandled rejection. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
  } else {
    response.writeHead(500, { 'content-type': 'text/plain' }).end(`loopbackApi: ${String(error)}`);
  }
}

function recordOf(request: IncomingMessage): RecordedRequest {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  return {
    method: request.method ?? '',
    // Not by `new URL`: it would tidy up the path, and tests want to see what was sent.
    path: mark < 0 ? url : url.slice(0, mark),
    query: Object.fromEntries(new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1))),
    headers: request.headers,
    time: performance.now(),
    status: undefined,
    closedEarly: false,
  };
}
