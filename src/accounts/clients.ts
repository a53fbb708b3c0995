import { createClient, type ClientOptions } from '../api/client';
import type { Transport } from '../api/http';
import type { Traffic } from '../api/traffic';
import { sampleBaseUrl, sampleLocationId } from '../sample/account';
import type { AccountsOptions } from './accounts';
import type { Client, ClientChoice } from './state';
import { keyOf, signInOf, type Credentials } from './credentials';
import { fetchHolds } from './network';
import { createTokenSource, type TokenSource } from './renewal';

/*
 * Makes the clients that speak for accounts. It comes with the first account: without one, start-up does not read it.
 */

export function tokenClient(
  credentials: Credentials,
  traffic: Traffic,
  options: AccountsOptions,
  { renews = true }: ClientChoice = {},
): Client {
  const { renewal, ...asItIs } = credentials;
  const { apiBaseUrl, locationId, token } = asItIs;
  const source = tokenSource(renews ? credentials : asItIs, traffic, options);
  return client(traffic, options, {
    // A renewed token does not begin a new quota: for an app, the server counts by app and location.
    owner: renewal?.clientId ?? token,
    locationId,
    baseUrl: apiBaseUrl,
    token: (signal) => source.token(signal),
    stands: (used) => source.stands(used),
    connect: () => connect(apiBaseUrl),
    doubt: (used) => source.doubt(used),
  });
}

interface KnownSource {
  readonly signIn: string;
  readonly source: TokenSource;
}

/** By account, the source of its latest sign-in. */
type Sources = Map<string, KnownSource>;

/** All of one window know what was refused: its rows, the doctor and other extensions do not each ask again. */
const sourcesOf = new WeakMap<Traffic, Sources>();

/** Where an account's token comes from: it is the one that was entered, or renewed in time. */
export function tokenSource(
  credentials: Credentials,
  traffic: Traffic,
  { vault, lock, userAgent, log }: AccountsOptions,
): TokenSource {
  const { token, renewal } = credentials;
  if (renewal === undefined)
    return { token: () => Promise.resolve(token), stands: () => true, doubt: () => undefined };
  const sources = sourcesOf.get(traffic) ?? new Map<string, KnownSource>();
  sourcesOf.set(traffic, sources);
  const [key, signIn] = [keyOf(credentials), signInOf(credentials)];
  const known = sources.get(key);
  if (known?.signIn === signIn) return known.source;
  const source = createTokenSource(credentials, {
    vault,
    lock,
    userAgent,
    now: () => Date.now(),
    note: (text) => log.info(text),
    recorder: traffic.requests,
  });
  sources.set(key, { signIn, source });
  return source;
}

export async function sampleClient(traffic: Traffic, options: AccountsOptions): Promise<Client> {
  const sample = await import('../sample/handler');
  return client(traffic, options, {
    owner: sampleToken,
    locationId: sampleLocationId,
    baseUrl: sampleBaseUrl,
    token: () => Promise.resolve(sampleToken),
    connect: async () => {
      const http = await import('../api/axiosTransport');
      const handler = sample.createSampleHandler({ now: () => Date.now() });
      return http.createTransport({ baseUrl: sampleBaseUrl, handler });
    },
  });
}

async function connect(baseUrl: string): Promise<Transport> {
  const http = await import('../api/axiosTransport');
  return http.createTransport({ baseUrl, fetchHolds });
}

interface From extends Pick<ClientOptions, 'locationId' | 'token' | 'stands' | 'doubt' | 'connect'> {
  /** Whose requests the server counts together. */
  readonly owner: string;
  readonly baseUrl: string;
}

function client(
  traffic: Traffic,
  { log, settings, userAgent, governed }: AccountsOptions,
  { owner, ...from }: From,
): Client {
  const governor = traffic.governor(owner, from.locationId, from.baseUrl);
  const api = createClient({
    ...from,
    ...(governed?.deadline === undefined ? {} : { deadline: governed.deadline }),
    governor,
    recorder: traffic.requests,
    userAgent,
    version: settings().apiVersion,
    onRequest: (line) => log.request(line),
  });
  return { api, governor };
}

/** Not a secret: the sample account answers any token, and its requests reach no network. */
const sampleToken = 'sample-account-needs-no-token';
