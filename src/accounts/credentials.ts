import type { Owner } from '../api/requestLog';
import { isToken } from '../api/token';
import { asDate, isObject, parseJson } from '../api/read';
import { isId } from '../api/operations';
import { baseUrlOf, defaultApiBaseUrl } from '../settings';

/** What one sign-in is made of. Lives in SecretStorage, as one value: a token never parts from its location and host. */
export interface Credentials {
  readonly token: string;
  readonly locationId: string;
  /** The API that the token was entered for; it is sent nowhere else. */
  readonly apiBaseUrl: string;
  /** The person's own name for the account. */
  readonly label?: string | undefined;
  /** The web app of its white label, where it is not the one of the settings. */
  readonly appBaseUrl?: string | undefined;
  /** One sign-in: it stays while tokens are renewed, and the next sign-in has another. */
  readonly grant?: string | undefined;
  /** Epoch milliseconds, where it is known. */
  readonly expires?: number | undefined;
  readonly renewal?: Renewal | undefined;
}

/** What an OAuth access token is renewed with. The refresh token can be used once: the answer brings the next one. */
export interface Renewal {
  readonly refreshToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Tells accounts apart. The same location on another host (a mock server, a sandbox) is another account. */
export function keyOf({ locationId, apiBaseUrl }: Pick<Credentials, 'locationId' | 'apiBaseUrl'>): string {
  const { origin, host } = new URL(apiBaseUrl);
  return origin === defaultApiBaseUrl ? locationId : `${locationId}@${host}`;
}

export const labelOf = ({ label, locationId }: Credentials): string => label ?? locationId;

/** Whose requests they are in the list of requests. */
export const ownerOf = ({
  locationId,
  apiBaseUrl,
}: Pick<Credentials, 'locationId' | 'apiBaseUrl'>): Owner => ({ locationId, baseUrl: apiBaseUrl });

/** The accounts that are not among the others. */
export const without = (
  accounts: readonly Credentials[],
  others: readonly Credentials[],
): readonly Credentials[] =>
  accounts.filter((account) => !others.some((other) => keyOf(other) === keyOf(account)));

/** Tells sign-ins to one account apart. Sign-ins of the first version have no grant; their token never changes. */
export const signInOf = ({ grant, token }: Credentials): string => grant ?? token;

export function encodeAccounts(accounts: readonly Credentials[]): string {
  return JSON.stringify({ accounts });
}

/**
 * What was stored may come from another version of the extension, or be cut off: each account is checked, and one that
 * is odd hides no other. The first version stored a single account, without a list around it.
 */
export function decodeAccounts(stored: string | undefined): readonly Credentials[] {
  const value = parseJson(stored ?? '');
  if (!isObject(value)) return [];
  const { accounts } = value;
  const list: readonly unknown[] = Array.isArray(accounts) ? accounts : [value];
  return list.flatMap((entry) => decodeCredentials(entry) ?? []);
}

/** Whether a text was written as accounts, or is none at all. */
export const isEncoded = (stored: string | undefined): boolean =>
  stored === undefined || stored === '' || isObject(parseJson(stored));

function decodeCredentials(value: unknown): Credentials | undefined {
  if (!isObject(value)) return undefined;
  const { token, locationId, label, grant } = value;
  const apiBaseUrl = baseUrlOf(value['apiBaseUrl']);
  if (typeof token !== 'string' || typeof locationId !== 'string' || apiBaseUrl === undefined) {
    return undefined;
  }
  if (!isToken(token) || !isId(locationId)) return undefined;
  const appBaseUrl = baseUrlOf(value['appBaseUrl']);
  const expires = asDate(value['expires']);
  const renewal = decodeRenewal(value['renewal']);
  return {
    token,
    locationId,
    apiBaseUrl,
    ...(isText(label) ? { label } : {}),
    ...(appBaseUrl === undefined ? {} : { appBaseUrl }),
    ...(isText(grant) ? { grant } : {}),
    ...(expires === undefined ? {} : { expires }),
    ...(renewal === undefined ? {} : { renewal }),
  };
}

function decodeRenewal(value: unknown): Renewal | undefined {
  if (!isObject(value)) return undefined;
  const { refreshToken, clientId, clientSecret } = value;
  return isText(refreshToken) && isText(clientId) && isText(clientSecret)
    ? { refreshToken, clientId, clientSecret }
    : undefined;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
