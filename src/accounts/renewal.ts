import { ApiError, isApiError, type ApiErrorKind } from '../api/errors';
import type { TokenAnswer } from '../api/pastedToken';
import type { Recorder } from '../api/requestLog';
import { renewToken } from '../api/tokenEndpoint';
import { keyOf, signInOf, type Credentials, type Renewal } from './credentials';
import type { Lock } from './lock';
import type { Vault } from './vault';

/** An account whose access token is renewed before it expires. */
export interface TokenSource {
  /** A token that is good for a while. Leaving by the signal does not end a renewal. @throws ApiError */
  token(signal: AbortSignal): Promise<string>;
  /** Whether a token that was given will still do: it is neither over nor refused nor replaced. */
  stands(token: string): boolean;
  /** The server refused this token: the next one is another. */
  doubt(token: string): void;
}

export interface TokenSourceOptions {
  readonly vault: Vault;
  readonly lock: Lock;
  readonly userAgent: string;
  readonly now: () => number;
  /** One line for the log; nothing secret is in it. */
  readonly note: (text: string) => void;
  /** Told of every renewal that was sent. */
  readonly recorder?: Recorder;
}

/** Sooner than it expires by this much, so that no request is under way with a token that ends. */
const margin = 5 * 60_000;

/** After a renewal that failed, a token that is still good is used for so long: not every request waits for another try. */
const pause = 30_000;

/** Failures after which the token that is still good will do. */
const passing: readonly ApiErrorKind[] = ['network', 'timeout', 'server', 'rateLimited'];

/**
 * A refresh token can be spent once, so one window of all spends it: take the lock, read again what is stored, and ask
 * only if nobody else has. The answer is stored before anybody gets it.
 */
export function createTokenSource(signedIn: Credentials, options: TokenSourceOptions): TokenSource {
  const { vault, lock, now } = options;
  let current = signedIn;
  /** Of tokens that last a minute, half of it: else each would be renewed before its first use. */
  let early = margin;
  let doubted: string | undefined;
  let refused: string | undefined;
  let flight: Promise<string> | undefined;
  const lasts = ({ expires }: Credentials, atLeast: number): boolean =>
    expires === undefined || expires - now() > atLeast;
  const isFresh = (account: Credentials): boolean => account.token !== doubted && lasts(account, early);

  const isGood = (): boolean => current.token !== doubted && lasts(current, 0);
  /** The last try that brought no new token. */
  let missedAt = -Infinity;

  /** Also `undefined` where the keyring does not say: what this window knows has to do. */
  const stored = async (): Promise<Credentials | undefined> => {
    const { accounts, isWhole } = await vault.read();
    const held = accounts.find((account) => keyOf(account) === keyOf(signedIn));
    if (held === undefined && !isWhole) return undefined;
    // Signed out of, or in to again: this session is about to be left.
    if (held === undefined || signInOf(held) !== signInOf(signedIn)) throw left();
    return held;
  };
  /** `undefined`: put off. Another window may have spent the refresh token, and while this token does, it can wait. */
  const renew = async (): Promise<string | undefined> => {
    const known = await stored();
    if (known === undefined && isGood()) return undefined;
    current = known ?? current;
    const { renewal } = current;
    if (isFresh(current) || renewal === undefined) return current.token;
    if (renewal.refreshToken === refused) throw new ApiError({ operation: 'refreshToken', kind: 'badToken' });
    const renewed = await renewedBy(current, renewal, options).catch((error: unknown) => {
      if (isApiError(error, 'badToken')) refused = renewal.refreshToken;
      throw error;
    });
    const { token, expires, renewal: next } = renewed;
    const result = await vault.update(current, (held) => ({ ...held, token, expires, renewal: next }), {
      fallBack: 'window',
    });
    if (result === 'gone') throw left();
    current = renewed;
    if (expires !== undefined) early = Math.min(margin, (expires - now()) / 2);
    return token;
  };
  const inOneWindow = async (): Promise<string> => {
    try {
      const renewed = await lock(`renew-${keyOf(signedIn)}`, renew);
      if (renewed !== undefined) return renewed;
      missedAt = now();
      return current.token;
    } catch (error) {
      missedAt = now();
      if (isGood() && isApiError(error, ...passing)) return current.token;
      throw error;
    }
  };
  return {
    token: async (signal) => {
      if (isFresh(current)) return current.token;
      if (flight === undefined && isGood() && now() - missedAt < pause) return current.token;
      flight ??= inOneWindow().finally(() => (flight = undefined));
      return leaving(signal, flight);
    },
    stands: (token) => token === current.token && isGood(),
    doubt: (token) => {
      if (token === current.token) doubted = token;
    },
  };
}

/** Spends the refresh token. @throws ApiError also where the answer is for another location */
export async function renewedBy(
  account: Credentials,
  renewal: Renewal,
  { userAgent, now, note, recorder }: Pick<TokenSourceOptions, 'userAgent' | 'now' | 'note' | 'recorder'>,
): Promise<Credentials> {
  const operation = 'refreshToken';
  try {
    const { apiBaseUrl, locationId: own } = account;
    const answer = await renewToken({ ...renewal, apiBaseUrl, locationId: own, userAgent, recorder });
    if (answer.isCompany) throw new ApiError({ operation, kind: 'wrongTokenKind' });
    const { token, refreshToken, lasts, locationId } = answer;
    if (locationId !== undefined && locationId !== own) {
      throw new ApiError({ operation, kind: 'wrongLocation' });
    }
    note('POST refreshToken ok');
    const expires = lasts === undefined ? undefined : now() + lasts;
    return { ...account, token, expires, renewal: { ...renewal, refreshToken } };
  } catch (error) {
    note(`POST refreshToken ${error instanceof ApiError ? error.kind : 'internal'}`);
    throw error;
  }
}

/** Of an account that is not signed in to yet. @throws ApiError */
export async function firstToken(
  apiBaseUrl: string,
  renewal: Renewal,
  userAgent: string,
  recorder?: Recorder,
): Promise<TokenAnswer> {
  const answer = await renewToken({ ...renewal, apiBaseUrl, userAgent, recorder });
  if (answer.isCompany) throw new ApiError({ operation: 'refreshToken', kind: 'wrongTokenKind' });
  return answer;
}

const left = (): ApiError => new ApiError({ operation: 'refreshToken', kind: 'cancelled' });

/** The result, or a rejection as soon as the caller has left. */
function leaving<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(left());
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
