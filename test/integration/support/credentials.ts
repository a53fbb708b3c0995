import type { Credentials } from '../../../src/accounts/credentials';
import { sampleLocationId } from '../../../src/sample/account';
import { testToken } from '../../support/apiHarness';

/** A sign-in that may be stored. Nobody's: token and location are made up. */
export function credentials(members: Partial<Credentials> = {}): Credentials {
  return {
    token: testToken,
    locationId: sampleLocationId,
    apiBaseUrl: 'https://api.example.com',
    ...members,
  };
}
