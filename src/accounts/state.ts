import type { HighLevelApi } from '../api/client';
import type { Governor } from '../api/policy/governor';
import { keyOf, labelOf, type Credentials } from './credentials';

/** Whose conversations are shown. Nothing of it is secret. */
export interface Account {
  readonly kind: 'token' | 'sample';
  /** Tells accounts apart in ids of rows and in remembered state. */
  readonly key: string;
  /** What a person calls it; it can change while the account is shown. */
  readonly label: string;
  readonly locationId: string;
  /** The web app of its white label, where it is not the one of the settings. */
  readonly appBaseUrl?: string | undefined;
}

/** Speaks for an account. */
export interface Client {
  readonly api: HighLevelApi;
  /** Decides when this account's requests are sent. */
  readonly governor: Governor;
}

export interface ClientChoice {
  /** Default: its token is renewed in time. `false`: the token is used as it is. */
  readonly renews?: boolean;
}

export type AccountState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'none'; readonly reason: WhyNobody }
  | ({ readonly kind: 'active'; readonly account: Account } & Client);

/** Why no account is shown. `keyringFailed`: it is not known who is signed in. */
export type WhyNobody = 'signedOut' | 'otherHost' | 'keyringFailed';

/** `newest`: as last read, for what may change while the account is shown. */
export function accountOf(credentials: Credentials, newest: () => Credentials): Account {
  return {
    kind: 'token',
    key: keyOf(credentials),
    locationId: credentials.locationId,
    get label() {
      return labelOf(newest());
    },
    get appBaseUrl() {
      return newest().appBaseUrl;
    },
  };
}
