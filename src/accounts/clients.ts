import { createClient, type ClientOptions, type HighLevelApi } from '../api/client';
import type { Transport } from '../api/http';
import { sampleLocationId } from '../sample/account';
import type { AccountsOptions } from './accounts';
import type { Credentials } from './credentials';
import { fetchHolds } from './network';
import { createTokenSource, type TokenSource } from './renewal';

/*
 * Makes the clients that speak for accounts. It comes with the first account: without one, start-up does not read it.
 */

export function tokenClient(credentials: Credentials, options: AccountsOptions): HighLevelApi {
  const source = tokenSource(credentials, options);
  const { apiBaseUrl, locationId } = credentials;
  return client(options, {
    locationId,
    token: (signal) => source.token(signal),
    connect: () => connect(apiBaseUrl),
    onRefused: () => source.doubt(),
  });
}

/** Where an account's token comes from: it is the one that was entered, or renewed in time. */
export function tokenSource(
  credentials: Credentials,
  { vault, lock, userAgent, log }: AccountsOptions,
): TokenSource {
  const { token, renewal } = credentials;
  if (renewal === undefined) return { token: () => Promise.resolve(token), doubt: () => undefined };
  return createTokenSource(credentials, {
    vault,
    lock,
    userAgent,
    now: () => Date.now(),
    note: (text) => log.info(text),
  });
}

export async function sampleClient(options: AccountsOptions): Promise<HighLevelApi> {
  const sample = await import('../sample/handler');
  return client(options, {
    locationId: sampleLocationId,
    token: () => Promise.resolve(sampleToken),
    connect: async () => {
      const http = await import('../api/axiosTransport');
      const handler = sample.createSampleHandler({ now: () => Date.now() });
      return http.createTransport({ baseUrl: 'https://sample.invalid', handler });
    },
  });
}

async function connect(baseUrl: string): Promise<Transport> {
  const http = await import('../api/axiosTransport');
  return http.createTransport({ baseUrl, fetchHolds });
}

interface From extends Pick<ClientOptions, 'locationId' | 'token' | 'connect'> {
  /** The server did not take the token. */
  readonly onRefused?: () => void;
}

function client({ log, settings, userAgent }: AccountsOptions, { onRefused, ...from }: From): HighLevelApi {
  return createClient({
    ...from,
    userAgent,
    version: settings().apiVersion,
    onRequest: (line) => {
      log.request(line);
      if (line.outcome === 'badToken') onRefused?.();
    },
  });
}

/** Not a secret: the sample account answers any token, and its requests reach no network. */
const sampleToken = 'sample-account-needs-no-token';
