import { isObject } from '../api/read';
import { keyOf, type Credentials } from './credentials';

/** The account that a person chose in a window, and the API address of the settings at that time. */
export interface Choice {
  readonly key: string;
  readonly apiOrigin: string;
}

export const originOf = (address: string): string => new URL(address).origin;

/**
 * Which account a window shows. A choice holds for as long as the setting stays as it was; without one, it is the first
 * account of the address in the settings. `undefined`: all accounts are of other addresses.
 */
export function chooseAccount(
  accounts: readonly Credentials[],
  choice: Choice | undefined,
  apiBaseUrl: string,
): Credentials | undefined {
  const origin = originOf(apiBaseUrl);
  const chosen =
    choice?.apiOrigin === origin ? accounts.find((account) => keyOf(account) === choice.key) : undefined;
  return chosen ?? accounts.find((account) => originOf(account.apiBaseUrl) === origin);
}

export function decodeChoice(stored: unknown): Choice | undefined {
  if (!isObject(stored)) return undefined;
  const { key, apiOrigin } = stored;
  return typeof key === 'string' && typeof apiOrigin === 'string' ? { key, apiOrigin } : undefined;
}
