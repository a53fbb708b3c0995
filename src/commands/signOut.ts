import * as vscode from 'vscode';
import { sampleKey, type Accounts } from '../accounts/accounts';
import { keyOf } from '../accounts/credentials';
import { askChoice } from '../ui/ask';
import { notify } from '../ui/notify';
import { accountItems, namedAccount, sampleItem } from './accountPick';

/**
 * Leaves an account; of several it asks which. A keyring that keeps the token all the same is said: the person believes
 * it gone. @throws CancellationError
 */
export async function signOut(accounts: Accounts, argument: unknown): Promise<void> {
  if ((await accounts.signOut(await accountToLeave(accounts, argument))) === 'cleared') return;
  void notify(
    'warning',
    vscode.l10n.t(
      'Signed out of this window only: the system’s keyring did not let go of the token. Remove it there, or revoke it in HighLevel.',
    ),
  );
}

/** `undefined`: the one that is shown. */
async function accountToLeave(accounts: Accounts, argument: unknown): Promise<string | undefined> {
  const held = await accounts.list();
  const named = namedAccount(argument, held);
  if (named !== undefined) return keyOf(named);
  const isSample = accounts.active?.key === sampleKey;
  if (held.length < 2) return undefined;
  const items = [...(isSample ? [sampleItem(accounts)] : []), ...accountItems(accounts, held)];
  const title = vscode.l10n.t('Sign Out');
  const placeHolder = vscode.l10n.t('The account to sign out of, in every window');
  return (await askChoice(items, { title, placeHolder, matchOnDescription: true })).key;
}
