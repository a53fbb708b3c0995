import type { RequestEntry } from '../api/requestLog';
import { urlOf } from './url';

/**
 * The requests as an HTTP Archive 1.2, for browsers' developer tools and HTTP clients. It has what the log has and no
 * more: no token, no cookies, no bodies. http://www.softwareishard.com/blog/har-12-spec/
 */
export function harOf(entries: readonly RequestEntry[], creator: string): string {
  return JSON.stringify(
    { log: { version: '1.2', creator: { name: creator, version: '1' }, entries: entries.map(harEntry) } },
    undefined,
    2,
  );
}

function harEntry(entry: RequestEntry): unknown {
  const time = Math.round(entry.milliseconds);
  return {
    startedDateTime: new Date(entry.at).toISOString(),
    time,
    request: {
      method: entry.method ?? 'GET',
      url: urlOf(entry),
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs({ Accept: 'application/json', ...(entry.method === undefined ? ofReads(entry) : {}) }),
      queryString: pairs(entry.query),
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      // As browsers write a request that got no answer.
      status: entry.status ?? 0,
      statusText: entry.failure ?? '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(entry.headers),
      content: { size: entry.size ?? 0, mimeType: entry.headers['content-type'] ?? 'x-unknown' },
      redirectURL: '',
      headersSize: -1,
      bodySize: entry.size ?? -1,
    },
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
    comment: comment(entry),
  };
}

const ofReads = ({ version }: RequestEntry): Readonly<Record<string, string>> => ({
  Authorization: 'Bearer [token]',
  Version: version,
});

function comment({ attempt, traceId }: RequestEntry): string {
  return [`attempt ${attempt}`, traceId === undefined ? '' : `trace id ${traceId}`, 'body not kept']
    .filter((part) => part !== '')
    .join(', ');
}

function pairs(values: Readonly<Record<string, string>>): unknown {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}
