import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Credentials } from '../../../src/accounts/credentials';
import { createWindowLock } from '../../../src/accounts/windowLock';
import { sampleLocationId } from '../../../src/sample/account';
import { never } from '../../support/apiHarness';
import { startLoopbackApi, type LoopbackApi } from '../../support/loopbackApi';
import { allScopes } from '../../support/loopbackAuth';
import { OAuthApp } from '../../support/oauthApp';
import { openAccounts, type OpenAccounts } from './accounts';
import { credentials } from './credentials';
import { FakeMemento, FakeSecrets } from './fakeSecrets';

/** What one test has. */
interface Windows {
  readonly server: LoopbackApi;
  readonly app: OAuthApp;
  readonly one: OpenAccounts;
  readonly other: OpenAccounts;
}

export interface OAuthWindows {
  readonly now: Windows;
  /** Signed in to in one window and seen by the other, with an access token that lasts so long. */
  readonly signedIn: (lasts: number) => Promise<Credentials>;
  readonly renewals: () => number;
  readonly search: (at: OpenAccounts) => Promise<unknown>;
  readonly held: () => Promise<Credentials | undefined>;
  /** What must have no secret in it. */
  readonly everything: string[];
}

/** For each test two windows on one keyring and one folder of locks, and an app whose refresh tokens are good once. */
export function useOAuthWindows(): OAuthWindows {
  let windows: Windows | undefined;
  let folder = '';
  const everything: string[] = [];
  const now = (): Windows => {
    assert.ok(windows);
    return windows;
  };

  beforeEach(async () => {
    const app = new OAuthApp({ locationId: sampleLocationId, scopes: allScopes });
    const server = await startLoopbackApi({ tokens: app.tokens, oauth: (form) => app.answer(form) });
    folder = await mkdtemp(join(tmpdir(), 'highlevel-windows-'));
    const secrets = new FakeSecrets();
    const window = (): OpenAccounts =>
      openAccounts({ apiBaseUrl: server.url }, secrets, new FakeMemento(), createWindowLock(folder));
    windows = { server, app, one: window(), other: window() };
  });
  afterEach(async () => {
    const { server, app, one, other } = now();
    for (const window of [one, other]) {
      everything.push(window.logged.join('\n'), window.memento.text);
      window.dispose();
    }
    await server.close();
    await rm(folder, { recursive: true, force: true });
    for (const secret of app.secrets) assert.ok(!everything.join('\n').includes(secret), 'a secret came out');
  });

  return {
    get now() {
      return now();
    },
    signedIn: async (lasts) => {
      const { app, server, one, other } = now();
      const { access_token, refresh_token } = app.issue();
      const account = credentials({
        token: access_token,
        apiBaseUrl: server.url,
        expires: Date.now() + lasts,
        renewal: { refreshToken: refresh_token, clientId: app.clientId, clientSecret: app.clientSecret },
      });
      await one.accounts.signIn(account);
      await other.settled((state) => state === `token ${sampleLocationId}`);
      return account;
    },
    renewals: () => now().server.requests.filter(({ method }) => method === 'POST').length,
    search: (at) => at.api().searchConversations({ limit: 1 }, never),
    held: async () => (await now().one.accounts.list())[0],
    everything,
  };
}
