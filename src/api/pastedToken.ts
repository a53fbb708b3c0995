import { asNumber, asObject, asText, parseJson, type JsonObject } from './read';
import { isToken, jwtClaims, tokenFacts, unwrapped } from './token';

/*
 * What people paste where a token is asked for, and tokens that are pasted where something else is: told apart by their
 * shape alone, before a request is spent or a token stands in an address.
 */

/** Why a text will not do as a token of a sub-account. */
export type TokenFault =
  | 'spaces'
  | 'masked'
  | 'address'
  | 'locationId'
  | 'withoutPrefix'
  | 'cutOff'
  | 'firstApi'
  | 'company'
  | 'expired'
  | 'notToken';

/** The fault of a cleaned text; `undefined`: only the server can say more. */
export function tokenFault(token: string, now: number): TokenFault | undefined {
  if (/[•*…]{3}|\.{3}$/.test(token)) return 'masked';
  if (/\s/.test(token)) return 'spaces';
  if (/^https?:\/\//i.test(token)) return 'address';
  if (/^[A-Za-z0-9]{20}$/.test(token)) return 'locationId';
  if (uuid.test(token)) return 'withoutPrefix';
  if (!isToken(token)) return 'notToken';
  if (/^pit-[0-9a-f-]*$/i.test(token) && token.length < usualLength) return 'cutOff';
  if (isFirstApiKey(token)) return 'firstApi';
  const { kind, expires } = tokenFacts(token);
  if (kind === 'company') return 'company';
  return expires !== undefined && expires < now ? 'expired' : undefined;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `pit-` and a UUID. */
const usualLength = 40;

/** Keys of the API's first version are JWTs as well, with other claims. */
function isFirstApiKey(token: string): boolean {
  const claims = jwtClaims(token);
  if (claims === undefined || claims['authClass'] !== undefined) return false;
  return claims['version'] === 1 && ('location_id' in claims || 'company_id' in claims);
}

/** A token by its looks, wherever it is pasted: it must not become a search, an id or an address. */
export function isTokenShaped(text: string): boolean {
  const token = unwrapped(text);
  return /^pit-[0-9a-f]{8}-\S{8,}$/i.test(token) || /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/.test(token);
}

/** The answer of the token endpoint, pasted as it is. */
export interface TokenAnswer {
  readonly token: string;
  readonly refreshToken: string | undefined;
  readonly locationId: string | undefined;
  /** Milliseconds from when it was given. */
  readonly lasts: number | undefined;
}

/** Reads it from the JSON text of the answer; `undefined` for every other text. */
export function readTokenAnswer(text: string): TokenAnswer | undefined {
  const answer = asObject(parseJson(text));
  const token = asText(answer?.['access_token']);
  if (token === undefined) return undefined;
  return {
    token,
    refreshToken: asText(answer?.['refresh_token']),
    locationId: asText(answer?.['locationId']),
    lasts: lifetimeOf(answer),
  };
}

/** Milliseconds. What is over at once, or lasts for generations, says nothing: the server will refuse it in time. */
export function lifetimeOf(answer: JsonObject | undefined): number | undefined {
  const seconds = asNumber(answer?.['expires_in']);
  return seconds !== undefined && seconds > 0 && seconds < 1e10 ? seconds * 1000 : undefined;
}
