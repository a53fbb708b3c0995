import * as vscode from 'vscode';
import { fetchHolds } from '../../../src/accounts/network';
import { createTransport } from '../../../src/api/axiosTransport';
import { createClient, type HighLevelApi } from '../../../src/api/client';
import { testAgent, testToken } from '../../support/apiHarness';
import { issue, type Identity, type Wanted } from '../../support/certificates';
import { startLoopbackApi, type LoopbackApi } from '../../support/loopbackApi';

/** A name that no resolver knows: whoever gets an answer from it went through a proxy. */
export const farHost = 'services.test';

/** The API over TLS, with a certificate of this authority. */
export function startSecureApi(authority: Identity, wanted: Partial<Wanted> = {}): Promise<LoopbackApi> {
  return startLoopbackApi({ https: issue(authority, { hosts: [farHost, '127.0.0.1'], ...wanted }) });
}

/** The same server under the name that only proxies know. */
export function farUrl(server: LoopbackApi): string {
  return `https://${farHost}:${portOf(server)}`;
}

export function portOf(server: LoopbackApi): number {
  return Number(new URL(server.url).port);
}

/** The API module as the extension puts it together. */
export function apiAt(baseUrl: string, locationId: string): HighLevelApi {
  return createClient({
    locationId,
    userAgent: testAgent,
    version: undefined,
    token: () => Promise.resolve(testToken),
    connect: () => Promise.resolve(createTransport({ baseUrl, fetchHolds })),
    // Where `fetch` waits for ever, a test should not.
    deadline: 10_000,
  });
}

const settings = ['proxy', 'noProxy', 'systemCertificates', 'fetchAdditionalSupport'] as const;

/** Sets these `http.` settings of the user, and all others of them back. */
export async function useHttpSettings(
  wanted: Partial<Record<(typeof settings)[number], unknown>>,
): Promise<void> {
  for (const name of settings) {
    const http = vscode.workspace.getConfiguration('http');
    if (http.inspect(name)?.globalValue === wanted[name]) continue;
    await http.update(name, wanted[name], vscode.ConfigurationTarget.Global);
  }
}
