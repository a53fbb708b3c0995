import assert from 'node:assert/strict';
import type { Credentials } from '../../../src/accounts/credentials';
import type { Vault } from '../../../src/accounts/vault';
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

/** The one account that a vault holds. */
export async function only(vault: Vault): Promise<Credentials | undefined> {
  const { accounts } = await vault.read();
  assert.ok(accounts.length < 2, 'there are several');
  return accounts[0];
}
