import { isToken } from '../api/token';
import { isObject } from '../api/read';
import { isId } from '../api/operations';
import { baseUrlOf } from '../settings';

/** What one sign-in is made of. Lives in SecretStorage, as one value: a token never parts from its location and host. */
export interface Credentials {
  readonly token: string;
  readonly locationId: string;
  /** The API that the token was entered for; it is sent nowhere else. */
  readonly apiBaseUrl: string;
}

/** What was stored may come from another version of the extension, or be cut off: checked, or `undefined`. */
export function decodeCredentials(stored: string): Credentials | undefined {
  let value: unknown;
  try {
    value = JSON.parse(stored);
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const { token, locationId } = value;
  const apiBaseUrl = baseUrlOf(value['apiBaseUrl']);
  if (typeof token !== 'string' || typeof locationId !== 'string' || apiBaseUrl === undefined)
    return undefined;
  return isToken(token) && isId(locationId) ? { token, locationId, apiBaseUrl } : undefined;
}
