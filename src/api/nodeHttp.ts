import { get as getHttp, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

export interface NodeAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** A web stream, as `fetch` has it. */
  readonly body: unknown;
}

/** A request by node's own `http` or `https`, which VS Code patches in ways in which it does not patch `fetch`. */
export function get(
  address: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
  /** Finds the addresses of a host, and may refuse them. Not asked where a proxy does the finding. */
  lookup?: LookupFunction,
): Promise<NodeAnswer> {
  const url = new URL(address);
  const send = url.protocol === 'https:' ? getHttps : getHttp;
  const options = {
    headers: { 'accept-encoding': 'gzip', ...headers },
    ...(signal === undefined ? {} : { signal }),
    // A name of its own in the pool of connections: one that somebody else opened was not looked up so.
    ...(lookup === undefined ? {} : { lookup, sessionIdContext: 'looked up' }),
  };
  return new Promise((resolve, reject) => {
    const request = send(url, options, (response) =>
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: Readable.toWeb(unpacked(response)),
      }),
    );
    request.once('error', reject);
  });
}

function unpacked(response: IncomingMessage): Readable {
  // A name in any case, and the old one for it: https://www.rfc-editor.org/rfc/rfc9110#name-content-codings
  if (!/^(?:x-)?gzip$/i.test(response.headers['content-encoding'] ?? '')) return response;
  // A broken answer also breaks the stream that is returned.
  return pipeline(response, createGunzip(), () => undefined);
}
