import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a scripted request is answered with: a finished answer, or full control of the response. */
export type Responder =
  ScriptedAnswer | ((request: IncomingMessage, response: ServerResponse) => void | Promise<void>);

export interface ScriptedAnswer {
  readonly status?: number;
  /** Exactly these; without `content-type` the answer has none. Default: JSON. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Plays a responder. */
export async function play(
  responder: Responder,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (typeof responder === 'function') {
    await responder(request, response);
    return;
  }
  const {
    status = 200,
    headers = { 'content-type': 'application/json; charset=utf-8' },
    body = '',
  } = responder;
  response.writeHead(status, headers).end(body);
}

/** An error as HighLevel's servers write it. */
export function apiError(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Responder {
  const body = JSON.stringify({
    statusCode: status,
    message,
    traceId: '00000000-0000-4000-8000-00000000000f',
  });
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body };
}

/** A page where JSON is expected, as proxies and edges send. */
export function htmlPage(status = 200): Responder {
  const body = '<!doctype html><title>Attention required</title><h1>Sorry, you have been blocked</h1>';
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

/** Breaks the connection before a byte of the answer is sent. */
export const reset: Responder = (request) => {
  request.socket.resetAndDestroy();
};

/** Never answers; ends when the client goes away. */
export const hang: Responder = () => undefined;

/** Announces the whole body, sends its first `bytes` bytes and breaks the connection. */
export function truncated(body: string, bytes: number): Responder {
  return (request, response) => {
    const whole = Buffer.from(body);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(whole.length) });
    response.write(whole.subarray(0, bytes), () => request.socket.resetAndDestroy());
  };
}

/** Sends the body a byte at a time, until the client has had enough. */
export function drip(body: string, everyMs: number): Responder {
  return async (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    for (const byte of Buffer.from(body)) {
      if (response.destroyed) return;
      response.write(Buffer.of(byte));
      await sleep(everyMs);
    }
    response.end();
  };
}
