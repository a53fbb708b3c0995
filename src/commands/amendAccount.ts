import * as vscode from 'vscode';
import type { Accounts } from '../accounts/accounts';
import { labelOf, type Credentials } from '../accounts/credentials';
import { commands } from '../ids';
import { baseUrlOf, defaultAppBaseUrl } from '../settings';
import { askText } from '../ui/ask';
import { UserError } from '../ui/errorText';
import { askAccount } from './accountPick';

const longestName = 60;

/** Gives an account a name of the person's own; an empty one takes it away. @throws CancellationError */
export async function renameAccount(accounts: Accounts, argument: unknown): Promise<void> {
  const title = vscode.l10n.t('Rename Account');
  const account = await accountOr(accounts, argument, title);
  const name = await askText({
    title,
    prompt: vscode.l10n.t('A name for location {0}, shown in this editor only.', account.locationId),
    value: labelOf(account),
  });
  const label = name.trim().slice(0, longestName);
  await amend(accounts, account, {
    label: label === '' || label === account.locationId ? undefined : label,
  });
}

/** Sets the web app's address of one account; an empty one gives it back to the settings. @throws CancellationError */
export async function setWebAddress(accounts: Accounts, argument: unknown): Promise<void> {
  const title = vscode.l10n.t('Web App Address of the Account');
  const account = await accountOr(accounts, argument, title);
  const text = await askText({
    title,
    prompt: vscode.l10n.t(
      'The address of your white label’s web app, or any page in it. Empty: the one of the settings.',
    ),
    placeHolder: defaultAppBaseUrl,
    value: account.appBaseUrl ?? '',
    validateInput: (value) =>
      value.trim() === '' || hostIn(value) !== undefined
        ? undefined
        : vscode.l10n.t('Must begin with https:// (http:// only for this machine).'),
  });
  await amend(accounts, account, { appBaseUrl: hostIn(text) });
}

async function amend(
  accounts: Accounts,
  account: Credentials,
  change: Pick<Credentials, 'label' | 'appBaseUrl'>,
): Promise<void> {
  if ((await accounts.amend(account, change)) !== 'refused') return;
  throw new UserError({
    text: vscode.l10n.t('Not changed: the system’s keyring did not keep it. Unlock it, then try again.'),
    actions: [{ label: vscode.l10n.t('Doctor'), command: commands.doctor }],
  });
}

function hostIn(text: string): string | undefined {
  const trimmed = text.trim();
  return URL.canParse(trimmed) ? baseUrlOf(new URL(trimmed).origin) : undefined;
}

async function accountOr(accounts: Accounts, argument: unknown, title: string): Promise<Credentials> {
  const account = await askAccount(accounts, argument, title);
  if (account !== undefined) return account;
  throw new UserError({
    text: vscode.l10n.t('There is no account to change: nobody is signed in on this machine.'),
    actions: [{ label: vscode.l10n.t('Sign In'), command: commands.signIn }],
  });
}
