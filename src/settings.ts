import * as vscode from 'vscode';
import { apiVersions, type ApiVersion } from './api/operations';
import { commands, section } from './ids';
import { UserError } from './ui/errorText';

/** Settings as they are now. A value that cannot be used falls back to its default and is named in `problems`. */
export interface Settings {
  readonly apiBaseUrl: string;
  readonly appBaseUrl: string;
  /** `undefined`: each call sends the version its documentation names. */
  readonly apiVersion: ApiVersion | undefined;
  readonly pageSize: number;
  readonly prefetch: boolean;
  readonly payloadFormat: PayloadFormat;
  readonly problems: readonly SettingName[];
}

type SettingName = `${typeof section}.${'apiBaseUrl' | 'appBaseUrl'}`;

export type PayloadFormat = 'pretty' | 'compact' | 'received';

export const defaultApiBaseUrl = 'https://services.leadconnectorhq.com';
export const defaultAppBaseUrl = 'https://app.gohighlevel.com';

export function readSettings(): Settings {
  const settings = vscode.workspace.getConfiguration(section);
  const problems: SettingName[] = [];
  const url = (name: 'apiBaseUrl' | 'appBaseUrl', fallback: string): string => {
    const value = baseUrlOf(settings.get<unknown>(name) ?? fallback);
    if (value === undefined) problems.push(`${section}.${name}`);
    return value ?? fallback;
  };
  const version = settings.get<unknown>('apiVersion');
  const pageSize = settings.get<unknown>('pageSize');
  const format = settings.get<unknown>('payloadFormat');
  return {
    apiBaseUrl: url('apiBaseUrl', defaultApiBaseUrl),
    appBaseUrl: url('appBaseUrl', defaultAppBaseUrl),
    apiVersion: apiVersions.find((known) => known === version),
    pageSize: typeof pageSize === 'number' ? Math.round(Math.min(100, Math.max(10, pageSize))) : 50,
    prefetch: settings.get<unknown>('prefetch') !== false,
    payloadFormat: format === 'compact' || format === 'received' ? format : 'pretty',
    problems,
  };
}

/** An address that a person set and that cannot be used is said, not replaced: it names where a token goes. */
export function requireUsable(settings: Settings, name: SettingName): void {
  if (!settings.problems.includes(name)) return;
  throw new UserError({
    text: vscode.l10n.t(
      'The setting {0} is not a usable address. It must begin with https:// (http:// only for this machine) and have no user name, query or fragment.',
      name,
    ),
    actions: [{ label: vscode.l10n.t('Open Settings'), command: commands.openSettings }],
  });
}

/** A base URL without a slash at the end, or `undefined` where a token must not be sent. */
export function baseUrlOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const allowed = url.protocol === 'https:' || (url.protocol === 'http:' && loopback);
  if (!allowed || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return undefined;
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}
