import type { HttpRequest, HttpResponse, TransportError } from './http';
import { looksLikeTelephone } from './telephone';
import type { TokenRemover } from './token';

/*
 * What may be told of requests that were sent. It is made to be shown, copied and attached to an issue: ids and counts
 * stay, tokens, names, numbers, addresses and bodies never get in. Whatever is kept must look like what it is.
 */

export interface RequestEntry {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly locationId: string;
  /** GET where it is not said: all but the renewal of a token. */
  readonly method?: string;
  /** Of the API: scheme, host and path before `path`. */
  readonly baseUrl: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly version: string;
  /** 1, or more where the same call was sent again. */
  readonly attempt: number;
  readonly milliseconds: number;
  readonly status: number | undefined;
  /** Why no answer came: what failed, and the system's code. */
  readonly failure: string | undefined;
  /** Rate limits and what else says how the answer came, but for cookies and the like. */
  readonly headers: Readonly<Record<string, string>>;
  /** Characters of the body, or bytes where it is no text. */
  readonly size: number | undefined;
  readonly traceId: string | undefined;
}

/** Is told of every request that was sent. */
export interface Recorder {
  add(entry: RequestEntry): void;
}

/** Whose request it was. The same location on another host is another account. */
export type Owner = Pick<RequestEntry, 'locationId' | 'baseUrl'>;

/** The last so many requests of this window. In memory only. */
export class RequestLog implements Recorder {
  #entries: RequestEntry[] = [];
  /** Accounts that were left: what was under way then ends afterwards. */
  readonly #left = new Set<string>();
  readonly #listeners = new Set<() => void>();

  constructor(private readonly most = 500) {}

  /** Oldest first, as they are now: requests are added far more often than anybody reads them. */
  get entries(): readonly RequestEntry[] {
    return [...this.#entries];
  }

  add(entry: RequestEntry): void {
    if (this.#left.has(nameOf(entry))) return;
    this.#entries.push(entry);
    if (this.#entries.length > this.most) this.#entries.shift();
    this.#tell();
  }

  /** An account was left for good: nothing of it stays, and nothing comes later. */
  forget(owner: Owner): void {
    const name = nameOf(owner);
    this.#left.add(name);
    this.#entries = this.#entries.filter((entry) => nameOf(entry) !== name);
    this.#tell();
  }

  /** Somebody speaks for the account again. */
  welcome(owner: Owner): void {
    this.#left.delete(nameOf(owner));
  }

  /** Returns how to stop listening. */
  onDidChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function nameOf({ locationId, baseUrl }: Owner): string {
  return `${locationId}@${URL.canParse(baseUrl) ? new URL(baseUrl).host : ''}`;
}

export interface Exchange {
  readonly request: Omit<HttpRequest, 'signal'>;
  readonly outcome: HttpResponse | TransportError;
  /** Of the token it was sent with. */
  readonly withoutToken: TokenRemover;
  readonly locationId: string;
  readonly baseUrl: string;
  readonly attempt: number;
  readonly milliseconds: number;
  readonly at: number;
}

/** What is kept of a request and its answer. */
export function entryOf(exchange: Exchange): RequestEntry {
  const { request, outcome, withoutToken, locationId, baseUrl, attempt, milliseconds, at } = exchange;
  const scrub = (text: string): string => withoutSecrets(withoutToken(text));
  const answer = outcome instanceof Error ? undefined : outcome;
  const failed = outcome instanceof Error ? outcome : undefined;
  return {
    at,
    locationId,
    baseUrl,
    path: scrub(request.path).split('/').map(maskedId).join('/'),
    query: Object.fromEntries(
      Object.entries(request.query).map(([name, value]) => [
        knownName(name),
        maskedValue(name, scrub(value)),
      ]),
    ),
    version: request.headers['Version'] ?? '',
    attempt,
    milliseconds,
    status: answer?.status,
    failure: failed && [failed.failure, failed.code].filter((part) => part !== undefined).join(' '),
    headers: answer === undefined ? {} : shownHeaders(answer.headers, scrub),
    size: answer?.bytes?.length ?? answer?.text.length,
    traceId: answer && traceIdOf(answer, scrub),
  };
}

const masked = '[masked]';

/** Tokens of any account, as they may have been pasted where an id belongs. */
function withoutSecrets(text: string): string {
  return text
    .replace(/pit[-_]?[0-9a-f_-]{8,}/gi, '[token]')
    .replace(/eyJ[\w-]{8,}(?:\.[\w-]*){0,2}/g, '[token]');
}

function maskedId(text: string): string {
  return looksLikeTelephone(text) ? masked : text;
}

const ids = ['locationId', 'contactId', 'id', 'lastMessageId'];
const plain: Readonly<Record<string, RegExp>> = {
  limit: /^\d{1,4}$/,
  startAfterDate: /^-?\d{1,16}(\.\d{1,6})?$/,
  sort: /^(asc|desc)$/,
  sortBy: /^[a-z_]{1,40}$/,
  status: /^[a-z]{1,20}$/,
  type: /^[A-Z_,]{1,600}$/,
  lastMessageType: /^[A-Z_]{1,60}$/,
  lastMessageDirection: /^(in|out)bound$/,
};

function knownName(name: string): string {
  return ids.includes(name) || Object.hasOwn(plain, name) || name === 'query' ? name : masked;
}

/** A search is for a name or a number. So may be whatever else we do not know. */
function maskedValue(name: string, value: string): string {
  if (ids.includes(name)) return /^[\w[\]-]{1,80}$/.test(value) ? maskedId(value) : masked;
  return Object.hasOwn(plain, name) && plain[name]?.test(value) === true ? value : masked;
}

const number = /^[\d.]{1,20}$/;
const date = /^\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/;
const headerShapes: Readonly<Record<string, RegExp>> = {
  'x-ratelimit-max': number,
  'x-ratelimit-remaining': number,
  'x-ratelimit-interval-milliseconds': number,
  'x-ratelimit-limit-daily': number,
  'x-ratelimit-daily-remaining': number,
  'x-ratelimit-daily-reset': number,
  'retry-after': new RegExp(`${number.source}|${date.source}`),
  date,
  'content-type': /^[a-z]{1,12}\/[a-z0-9.+-]{1,30}(; ?charset=[a-z0-9-]{1,12})?$/i,
};

function shownHeaders(
  headers: Readonly<Record<string, string>>,
  scrub: (text: string) => string,
): Readonly<Record<string, string>> {
  const shown: Record<string, string> = {};
  for (const [name, shape] of Object.entries(headerShapes)) {
    const value = headers[name];
    if (value !== undefined) shown[name] = shape.test(value) ? scrub(value) : masked;
  }
  return shown;
}

/** In the header, or at either end of the body, which is not parsed for it. */
function traceIdOf({ headers, text }: HttpResponse, scrub: (text: string) => string): string | undefined {
  const ends = text.length > 800 ? text.slice(0, 400) + text.slice(-400) : text;
  const trace = headers['x-trace-id'] ?? /"traceId"\s*:\s*"([\w-]{1,64})"/.exec(ends)?.[1];
  if (trace === undefined || looksLikeTelephone(trace)) return undefined;
  return /^[A-Za-z0-9_-]{1,64}$/.test(scrub(trace)) ? trace : undefined;
}
