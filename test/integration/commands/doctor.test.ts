import assert from 'node:assert/strict';
import { platform } from 'node:os';
import * as vscode from 'vscode';
import { keyOf, type Credentials } from '../../../src/accounts/credentials';
import { gatherFacts, type DoctorFacts } from '../../../src/doctor/facts';
import { doctorReport } from '../../../src/doctor/report';
import { reportDocument } from '../../../src/documents/uri';
import { commands } from '../../../src/ids';
import { readSettings } from '../../../src/settings';
import { never } from '../../support/apiHarness';
import { apiError } from '../../support/faults';
import { startLoopbackApi, type LoopbackApi } from '../../support/loopbackApi';
import { allScopes } from '../../support/loopbackAuth';
import { openAccounts, type OpenAccounts } from '../support/accounts';
import { credentials } from '../support/credentials';
import { closeEverything, extension, openSample, run } from '../support/extension';

const jwt = (claims: unknown): string =>
  [{ alg: 'none' }, claims, 'signature']
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');

describe('highlevel.doctor', () => {
  let server: LoopbackApi;
  let opened: OpenAccounts;
  const location = 'DoctorLocation000001';
  const expires = Math.floor(Date.now() / 1000) + 3600;
  const secrets = {
    pit: 'pit-00000000-0000-4000-8000-00000000d0c7',
    poor: 'pit-00000000-0000-4000-8000-0000000000d1',
    jwt: jwt({ authClass: 'Location', authClassId: location, exp: expires, secret: 'claims-are-private' }),
    refresh: 'refresh-token-of-the-doctor',
    client: 'client-secret-of-the-doctor',
  };
  const accounts = (): readonly Credentials[] => [
    credentials({ token: secrets.pit, locationId: 'SampleLocation7Qx2Ld', apiBaseUrl: server.url }),
    credentials({ token: secrets.poor, locationId: 'PoorLocation00000001', apiBaseUrl: server.url }),
    credentials({
      token: secrets.jwt,
      locationId: location,
      apiBaseUrl: server.url,
      label: 'Private Name GmbH',
      renewal: { refreshToken: secrets.refresh, clientId: 'the-client-id', clientSecret: secrets.client },
    }),
  ];
  const gather = async (): Promise<DoctorFacts> => {
    for (const account of accounts()) await opened.accounts.signIn(account);
    const installation = { extension: extension(), secrets: opened.secrets };
    return gatherFacts({ accounts: opened.accounts, settings: readSettings, installation }, never);
  };

  beforeEach(async () => {
    server = await startLoopbackApi({
      synthetic: { conversations: 3, messagesPer: 1 },
      tokens: {
        [secrets.pit]: { locationId: 'SampleLocation7Qx2Ld', scopes: allScopes },
        [secrets.poor]: { locationId: 'PoorLocation00000001', scopes: ['conversations.readonly'] },
      },
    });
    opened = openAccounts({ apiBaseUrl: server.url });
  });
  afterEach(async () => {
    opened.dispose();
    await server.close();
    await closeEverything();
  });

  it('examines every account, and says per scope what is and what to do', async () => {
    const report = doctorReport(await gather(), Date.now());
    const parts = report.split('### ');
    assert.equal(parts.length, 4);
    assert.match(parts[1] ?? '', /private integration token \(pit-…\)/);
    assert.match(parts[1] ?? '', /conversations\.readonly \| OK/);
    assert.match(
      parts[1] ?? '',
      /conversations\/message\.readonly \| OK \(listMessages, getMessage, getEmail/,
    );
    assert.match(
      parts[2] ?? '',
      /conversations\/message\.readonly \| missingScope \(HTTP 401\): .*Add it to your/,
    );
    assert.match(parts[3] ?? '', /^Account 3 \(shown\)/);
    assert.match(parts[3] ?? '', /OAuth access token of a location \(JWT\)/);
    assert.match(parts[3] ?? '', new RegExp(new Date(expires * 1000).toISOString().slice(0, 16)));
    assert.match(parts[3] ?? '', /renewed by refresh token/);
    assert.match(parts[3] ?? '', /conversations\.readonly \| badToken \(HTTP 401\): .*[Ss]ign in/);
    assert.match(parts[3] ?? '', /message\.readonly \| not tried/);
  });

  it('names versions, where it runs, the keyring, the proxy and the hosts', async () => {
    const report = doctorReport(await gather(), Date.now());
    for (const part of [
      vscode.version,
      platform(),
      'keeps and returns values',
      'http.proxySupport',
      server.url,
      'web app',
    ])
      assert.ok(report.toLowerCase().includes(part.toLowerCase()), part);
  });

  it('has nothing secret in it, whatever the server repeats', async () => {
    server.respondNext(/./, apiError(400, `no such thing: ${secrets.pit} ${secrets.poor} echoed`), 2);
    const report = doctorReport(await gather(), Date.now());
    const hidden = [
      ...Object.values(secrets),
      'the-client-id',
      'claims-are-private',
      'Private Name',
      'echoed',
    ];
    for (const text of [...hidden, location, 'SampleLocation7Qx2Ld', 'Ada Example']) {
      assert.ok(!report.includes(text), text);
      assert.ok(
        !report.includes(Buffer.from(text).toString('base64').replace(/=+$/, '')),
        `${text} in base64`,
      );
    }
  });

  it('spends two requests an account at most, all of them GET', async () => {
    await gather();
    assert.deepEqual([...new Set(server.requests.map(({ method }) => method))], ['GET']);
    assert.equal(server.requests.length, 2 + 2 + 1);
  });

  const bad = {
    rejects: () => Promise.reject(new Error('locked')),
    forgets: () => Promise.resolve(undefined),
  };
  for (const [state, instead] of Object.entries(bad)) {
    it(`says that the keyring ${state}`, async () => {
      const installation = { extension: extension(), secrets: opened.secrets };
      opened.secrets.make('get', instead);
      const sources = { accounts: opened.accounts, settings: readSettings, installation };
      assert.equal((await gatherFacts(sources, never)).keyring, state);
    });
  }

  it('opens a document that can be read and not written, and stays when the account is left', async () => {
    await openSample();
    await run(commands.doctor);
    const editor = vscode.window.activeTextEditor;
    const { path } = editor?.document.uri ?? {};
    // Beside the name of the tab stands the folder: when it was made.
    assert.match(path ?? '', /^\/report\/\d{4}-\d\d-\d\dT[\d:.]+Z\/HighLevel Doctor\.md$/);
    assert.match(editor?.document.getText() ?? '', /The sample account is shown/);
    assert.equal(vscode.workspace.fs.isWritableFileSystem('highlevel'), false);
    assert.ok(editor);
    await assert.rejects(async () => vscode.workspace.fs.writeFile(editor.document.uri, new Uint8Array()));
    await run(commands.signOut);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), editor.document.uri.toString());
  });

  it('says that a report is over after a restart', async () => {
    await assert.rejects(async () => vscode.workspace.openTextDocument(reportDocument(1)), /Doctor again/);
  });

  it('leaves accounts as they are', async () => {
    await gather();
    assert.deepEqual((await opened.accounts.list()).map(keyOf), accounts().map(keyOf));
    assert.deepEqual([...opened.secrets.held.keys()], ['highlevel.account']);
  });
});
