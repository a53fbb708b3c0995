import * as vscode from 'vscode';
import type { Accounts } from '../accounts/accounts';
import { keyOf, type Credentials } from '../accounts/credentials';
import { fetchHolds } from '../accounts/network';
import { isObject } from '../api/read';
import { tokenFacts, type TokenFacts } from '../api/token';
import type { Settings } from '../settings';
import { probeScopes, type ScopeVerdict } from './probe';

/** What the editor says of our installation. */
export interface Installation {
  readonly extension: vscode.Extension<unknown>;
  readonly secrets: vscode.SecretStorage;
}

export type SecretsState = 'works' | 'rejects' | 'silent' | 'forgets';

/** Where a proxy is named, and nothing of where it leads: it may name a company's network. */
export interface ProxyFacts {
  readonly from: 'setting' | 'environment' | 'none';
  /** `http`, `socks5`... */
  readonly scheme: string;
  readonly hasPassword: boolean;
  readonly support: string;
  readonly fetch: boolean;
}

export interface AccountFacts {
  readonly isActive: boolean;
  readonly locationId: string;
  readonly apiBaseUrl: string;
  readonly appBaseUrl: string;
  readonly token: TokenFacts['kind'];
  readonly expires: number | undefined;
  readonly renews: boolean;
  readonly scopes: readonly ScopeVerdict[];
}

/** Everything that the report says. Nothing in it is secret. */
export interface DoctorFacts {
  readonly extensionVersion: string;
  readonly editor: string;
  readonly platform: string;
  readonly uiKind: 'desktop' | 'web';
  readonly host: 'ui' | 'workspace';
  readonly remote: string | undefined;
  readonly trusted: boolean;
  readonly keyring: SecretsState;
  readonly proxy: ProxyFacts;
  readonly settings: Settings;
  readonly isSampleShown: boolean;
  readonly accounts: readonly AccountFacts[];
}

export interface DoctorSources {
  readonly accounts: Accounts;
  readonly settings: () => Settings;
  readonly installation: Installation;
}

/** Asks the editor, its keyring and, with one request a scope and account, HighLevel. @throws ApiError `cancelled` */
export async function gatherFacts(sources: DoctorSources, signal: AbortSignal): Promise<DoctorFacts> {
  const { accounts, settings, installation } = sources;
  const { extension } = installation;
  const held = await accounts.list();
  const examined: AccountFacts[] = [];
  for (const account of held) {
    // It takes a while, and who is signed out of meanwhile is asked nothing.
    const isHeld = (await accounts.list()).some((now) => keyOf(now) === keyOf(account));
    if (isHeld) examined.push(await accountFacts(account, sources, signal));
  }
  return {
    extensionVersion: versionOf(extension.packageJSON),
    editor: `${vscode.env.appName} ${vscode.version}`,
    platform: `${process.platform} ${process.arch}, node ${process.versions.node}`,
    uiKind: vscode.env.uiKind === vscode.UIKind.Web ? 'web' : 'desktop',
    host: extension.extensionKind === vscode.ExtensionKind.UI ? 'ui' : 'workspace',
    remote: vscode.env.remoteName,
    trusted: vscode.workspace.isTrusted,
    keyring: await secretsState(installation.secrets),
    proxy: proxyFacts(),
    settings: settings(),
    isSampleShown: accounts.active?.kind === 'sample',
    accounts: examined,
  };
}

async function accountFacts(
  account: Credentials,
  { accounts, settings }: DoctorSources,
  signal: AbortSignal,
): Promise<AccountFacts> {
  const { kind, expires } = tokenFacts(account.token);
  const { locationId, apiBaseUrl, renewal } = account;
  // A token that should be good is tried as it is: a report spends no refresh token to hide that it is refused.
  const lasts = (account.expires ?? expires ?? 0) > Date.now();
  const { api, governor } = await accounts.clientOf(account, { renews: !lasts });
  // Somebody wants to know now, whatever was given up before.
  governor.tryAgain();
  return {
    isActive: accounts.active?.key === keyOf(account),
    locationId,
    apiBaseUrl,
    appBaseUrl: account.appBaseUrl ?? settings().appBaseUrl,
    token: kind,
    expires: account.expires ?? expires,
    renews: renewal !== undefined,
    scopes: await probeScopes(api, signal),
  };
}

const probeKey = 'highlevel.doctor';
const patience = 5_000;

/** Whether the keyring keeps a value that is not secret, and gives it back. */
async function secretsState(secrets: vscode.SecretStorage): Promise<SecretsState> {
  const probe = async (): Promise<SecretsState> => {
    const value = crypto.randomUUID();
    await secrets.store(probeKey, value);
    const kept = (await secrets.get(probeKey)) === value;
    await secrets.delete(probeKey);
    return kept ? 'works' : 'forgets';
  };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<SecretsState>((resolve) => {
    timer = setTimeout(() => resolve('silent'), patience);
  });
  const said = probe().catch((): SecretsState => 'rejects');
  return Promise.race([said, late]).finally(() => clearTimeout(timer));
}

function proxyFacts(): ProxyFacts {
  const http = vscode.workspace.getConfiguration('http');
  const setting = http.get<unknown>('proxy');
  const names = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
  const environment = names
    .map((name) => process.env[name])
    .find((value) => value !== undefined && value !== '');
  const fromSetting = typeof setting === 'string' && setting !== '';
  const address = fromSetting ? setting : (environment ?? '');
  // Without a scheme its host, or the user's name, would be taken for one.
  const whole = address.includes('://') ? address : `http://${address}`;
  const url = address !== '' && URL.canParse(whole) ? new URL(whole) : undefined;
  return {
    from: fromSetting ? 'setting' : environment === undefined ? 'none' : 'environment',
    scheme: url?.protocol.replace(':', '') ?? '',
    hasPassword: (url?.password ?? '') !== '',
    support: String(http.get<unknown>('proxySupport')),
    fetch: fetchHolds(),
  };
}

function versionOf(manifest: unknown): string {
  return isObject(manifest) ? String(manifest['version']) : '';
}
