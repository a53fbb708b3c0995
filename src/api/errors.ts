import type { HttpResponse } from './http';
import type { CallName } from './operations';
import { asNumber, asObject, asText, parseJson, type JsonObject } from './read';
import { letGoOfFrames } from './stack';
import { looksLikeTelephone } from './telephone';

/** Every way in which a call can end without its answer. */
export type ApiErrorKind =
  | 'badToken'
  | 'missingScope'
  | 'wrongTokenKind'
  | 'wrongLocation'
  /** The call is not there under this address and Version, or not for this token: the server does not say which. */
  | 'closedRoute'
  | 'badVersion'
  | 'blocked'
  | 'notFound'
  /** Nobody spoke: the usual answer for calls that were not taken. */
  | 'noRecording'
  | 'invalidRequest'
  | 'rateLimited'
  | 'server'
  | 'network'
  | 'timeout'
  | 'redirected'
  | 'tooLarge'
  | 'unreadable'
  | 'cancelled'
  /** A fault of our own; the error's `cause` says more. */
  | 'internal';

export interface ApiErrorFacts {
  readonly operation: CallName;
  readonly kind: ApiErrorKind;
  readonly status?: number | undefined;
  /** HighLevel's id of the request; its support asks for it. */
  readonly traceId?: string | undefined;
  /** The scope that the operation needs. */
  readonly scope?: string | undefined;
  /** Milliseconds until asking again makes sense, for `rateLimited` and `server`. */
  readonly retryAfter?: number | undefined;
  /** Which limit, for `rateLimited`: this window's, the day's, or the part of the day that is left to the own app. */
  readonly limit?: 'burst' | 'day' | 'reserve' | undefined;
  /** What the server listed, for `invalidRequest`; scrubbed of the token, shown as plain text, never logged. */
  readonly details?: readonly string[] | undefined;
  /** The system's code of a network failure (`ECONNREFUSED`), or the host of a redirect. */
  readonly code?: string | undefined;
}

/** The only error that leaves the API module. Its message is safe to log: no text of the server, no id, no token. */
export class ApiError extends Error {
  readonly kind: ApiErrorKind;

  constructor(
    readonly facts: ApiErrorFacts,
    options?: ErrorOptions,
  ) {
    const status = facts.status === undefined ? '' : ` ${facts.status}`;
    const trace = facts.traceId === undefined ? '' : ` (trace ${facts.traceId})`;
    super(`${facts.operation}:${status} ${facts.kind}${trace}`, options);
    this.name = 'ApiError';
    this.kind = facts.kind;
    letGoOfFrames(this);
  }
}

/** True for an `ApiError` of one of these kinds. */
export function isApiError(error: unknown, ...kinds: readonly ApiErrorKind[]): error is ApiError {
  return error instanceof ApiError && (kinds.length === 0 || kinds.includes(error.kind));
}

/** Takes out of a text what must not be shown. */
export type Scrub = (text: string) => string;

/**
 * The error of an answer with a status of 300 or more. HighLevel answers most permission failures with 401, so the
 * cause is read from its message text; this is the one place that does.
 * Texts: collected from the reports in https://github.com/GoHighLevel/highlevel-api-docs/issues
 */
export function errorOf(operation: CallName, scope: string, response: HttpResponse, scrub: Scrub): ApiError {
  const body = asObject(parseJson(response.text));
  const lines = body === undefined ? [] : linesOf(body, scrub);
  const { kind, ...found } = causeOf(response, lines, scrub);
  return new ApiError({
    operation,
    kind,
    status: response.status,
    traceId: traceOf(body, response, scrub),
    scope: kind === 'missingScope' ? scope : undefined,
    details: kind === 'invalidRequest' || kind === 'blocked' ? lines : undefined,
    ...found,
  });
}

/** `message` is a text or a list; newer OAuth bodies nest it in `error`. `error` alone is the last resort. */
function linesOf(body: JsonObject, scrub: Scrub): readonly string[] {
  const nestedError = asObject(body['error']);
  const message = body['message'] ?? nestedError?.['message'] ?? body['error'];
  const list: readonly unknown[] = Array.isArray(message) ? message : [message];
  const lines = list.map(asText).filter((line) => line !== undefined);
  const code = asText(body['canonicalCode']) ?? asText(body['code']);
  return (code === undefined ? lines : [...lines, code])
    .slice(0, 20)
    .map((line) => scrub(line).slice(0, 500));
}

function traceOf(body: JsonObject | undefined, response: HttpResponse, scrub: Scrub): string | undefined {
  const trace = asText(body?.['traceId']) ?? response.headers['x-trace-id'];
  // A trace id ends up in logs and messages: only what looks like one.
  if (trace === undefined || looksLikeTelephone(trace)) return undefined;
  return /^[A-Za-z0-9_-]{1,64}$/.test(scrub(trace)) ? trace : undefined;
}

type Cause = Pick<ApiErrorFacts, 'kind' | 'retryAfter' | 'limit' | 'code'>;

function causeOf(response: HttpResponse, lines: readonly string[], scrub: Scrub): Cause {
  const { status } = response;
  if (status === 429) {
    const noneToday = asNumber(response.headers['x-ratelimit-daily-remaining']) === 0;
    return { kind: 'rateLimited', retryAfter: waitOf(response), limit: noneToday ? 'day' : 'burst' };
  }
  if (status >= 500) return { kind: 'server', retryAfter: busyWaitOf(response) };
  if (status < 400) return { kind: 'redirected', code: hostOf(response.headers['location'], scrub) };
  const said = lines.join('\n').toLowerCase();
  const known = phrases.find(([phrase, statuses]) => statuses.includes(status) && said.includes(phrase));
  if (known !== undefined) return { kind: known[2] };
  if (status === 401) return { kind: 'badToken' };
  if (status === 403) return { kind: 'blocked' };
  if (status === 404) return { kind: 'notFound' };
  if (status === 408) return { kind: 'timeout' };
  return { kind: 'invalidRequest' };
}

const denied = [401, 403];
const absent = [400, 404];
const unrecorded = [400, 404, 422];
/** In this order: an agency token's message also says "token". */
const phrases: readonly (readonly [string, readonly number[], ApiErrorKind])[] = [
  ['authorized for this scope', denied, 'missingScope'],
  ['version header', denied, 'badVersion'],
  ['authclass type is not allowed', denied, 'wrongTokenKind'],
  ['user type mismatch', denied, 'wrongTokenKind'],
  ['user type is not yet supported', denied, 'wrongTokenKind'],
  ['not yet supported by the iam service', denied, 'closedRoute'],
  ['not accessible from this token', denied, 'wrongLocation'],
  ['does not have access to this location', denied, 'wrongLocation'],
  ['does not have recording', unrecorded, 'noRecording'],
  ['recording_not_found', unrecorded, 'noRecording'],
  ['cannot get', absent, 'badVersion'],
  ['no message found', absent, 'notFound'],
  ['msg_not_found', absent, 'notFound'],
  ['not found', absent, 'notFound'],
];

/** Milliseconds to wait after a 429, by the rate headers: https://marketplace.gohighlevel.com/docs/other/rate-limits */
export function waitOf({ headers }: Pick<HttpResponse, 'headers'>): number | undefined {
  if (asNumber(headers['x-ratelimit-daily-remaining']) === 0) {
    const reset = asNumber(headers['x-ratelimit-daily-reset']);
    if (reset !== undefined && reset > 0) return Math.min(reset, day);
  }
  const seconds = asNumber(headers['retry-after']);
  if (seconds !== undefined && seconds >= 0) return Math.min(seconds * 1000, day);
  const until = httpDate(headers['retry-after']) - httpDate(headers['date']);
  if (until >= 0) return Math.min(until, day);
  const interval = asNumber(headers['x-ratelimit-interval-milliseconds']);
  return interval !== undefined && interval > 0 ? Math.min(interval, day) : undefined;
}

/** The same of a server that is out of order: Retry-After alone, for the rate headers are about something else. */
export function busyWaitOf({ headers }: Pick<HttpResponse, 'headers'>): number | undefined {
  const { date = '', 'retry-after': after } = headers;
  const asked = after === undefined ? undefined : waitOf({ headers: { date, 'retry-after': after } });
  return asked && Math.min(asked, longestBusy);
}

const day = 24 * 60 * 60 * 1000;
/** What is said of an outage is a guess, and until then not even a click asks; it is more than anybody waits for. */
const longestBusy = 20 * 60 * 1000;

/** `Date.parse` alone sees a date in `back in 2099`, and the wait would be a day. */
function httpDate(text: string | undefined): number {
  return text !== undefined && /^\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/.test(text) ? Date.parse(text) : NaN;
}

function hostOf(location: string | undefined, scrub: Scrub): string | undefined {
  if (location === undefined || !URL.canParse(location)) return undefined;
  return scrub(new URL(location).host);
}
