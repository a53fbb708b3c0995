import * as vscode from 'vscode';
import { sampleKey, type Accounts } from '../accounts/accounts';
import { keyOf, labelOf, type Credentials } from '../accounts/credentials';
import { isObject } from '../api/read';
import { defaultApiBaseUrl } from '../settings';
import { askChoice } from '../ui/ask';
import { firstLine, withoutIcons } from '../ui/oneLine';

export interface AccountItem extends vscode.QuickPickItem {
  /** Absent for what is no account. */
  readonly key?: string;
}

/** One row an account, the one that is shown first. */
export function accountItems(accounts: Accounts, held: readonly Credentials[]): readonly AccountItem[] {
  const active = accounts.active?.key;
  return held
    .map((account) => itemOf(account, active))
    .sort((a, b) => Number(b.key === active) - Number(a.key === active));
}

function itemOf(account: Credentials, active: string | undefined): AccountItem {
  const { locationId, apiBaseUrl } = account;
  const key = keyOf(account);
  const label = labelOf(account);
  const host = apiBaseUrl === defaultApiBaseUrl ? '' : new URL(apiBaseUrl).host;
  return {
    key,
    label: withoutIcons(firstLine(label)),
    description: [label === locationId ? '' : locationId, host].filter((part) => part !== '').join(' · '),
    ...(key === active ? { detail: vscode.l10n.t('Shown now') } : {}),
    iconPath: new vscode.ThemeIcon(key === active ? 'check' : 'account'),
  };
}

export function sampleItem(accounts: Accounts): AccountItem {
  const shown = accounts.active?.key === sampleKey;
  return {
    key: sampleKey,
    label: vscode.l10n.t('Sample account'),
    description: vscode.l10n.t('fictitious, no network'),
    ...(shown ? { detail: vscode.l10n.t('Shown now') } : {}),
    iconPath: new vscode.ThemeIcon(shown ? 'check' : 'beaker'),
  };
}

/** `{ "account": "…" }` of a keybinding: a key, a location id or a name. */
export function namedAccount(argument: unknown, held: readonly Credentials[]): Credentials | undefined {
  const name = isObject(argument) ? argument['account'] : undefined;
  return held.find((account) =>
    [keyOf(account), account.locationId, labelOf(account)].some((own) => own === name),
  );
}

/** The account that is meant: the named one, the only one, or the one that is chosen. @throws CancellationError */
export async function askAccount(
  accounts: Accounts,
  argument: unknown,
  title: string,
): Promise<Credentials | undefined> {
  const held = await accounts.list();
  const known = namedAccount(argument, held) ?? (held.length === 1 ? held[0] : undefined);
  if (known !== undefined || held.length === 0) return known;
  const { key } = await askChoice(accountItems(accounts, held), { title, matchOnDescription: true });
  return held.find((account) => keyOf(account) === key);
}
