import type { HttpResponse } from '../api/http';
import { traceId } from './random';

/** An answer without its headers. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  /** Instead of a text, with their content type. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly contentType?: string;
}

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
};

/** An error body as HighLevel writes them; a list of messages is what validation answers. */
export function errorReply(status: number, message: string | readonly string[], trace: string): Reply {
  return {
    status,
    text: JSON.stringify({ statusCode: status, message, error: reasons[status], traceId: traceId(trace) }),
  };
}

/** Wraps JSON text without parsing it: the rows must leave as they are. */
export function jsonReply(members: Readonly<Record<string, string>>, trace: string): Reply {
  const all = { ...members, traceId: JSON.stringify(traceId(trace)) };
  const text = Object.entries(all).map(([name, value]) => `${JSON.stringify(name)}:${value}`);
  return { status: 200, text: `{${text.join(',')}}` };
}

const day = 86_400_000;

/** The headers of every answer. The counts stand still: the sample account has no quota to use up. */
export function withHeaders(reply: Reply, now: number): HttpResponse {
  const { contentType = 'application/json; charset=utf-8', ...rest } = reply;
  return {
    ...rest,
    headers: {
      'content-type': contentType,
      ...(reply.bytes === undefined ? {} : { 'content-length': String(reply.bytes.length) }),
      'x-ratelimit-max': '100',
      'x-ratelimit-remaining': '99',
      'x-ratelimit-interval-milliseconds': '10000',
      'x-ratelimit-limit-daily': '200000',
      'x-ratelimit-daily-remaining': '199779',
      'x-ratelimit-daily-reset': String(day - (now % day)),
    },
  };
}
