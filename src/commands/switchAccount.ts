import * as vscode from 'vscode';
import type { Accounts } from '../accounts/accounts';
import { keyOf } from '../accounts/credentials';
import { commands } from '../ids';
import { askChoice } from '../ui/ask';
import { accountItems, namedAccount, sampleItem, type AccountItem } from './accountPick';

/** Shows another account in this window: the named one, or the one that is chosen. @throws CancellationError */
export async function switchAccount(accounts: Accounts, argument: unknown): Promise<void> {
  const held = await accounts.list();
  const named = namedAccount(argument, held);
  if (named !== undefined) {
    await accounts.switchTo(keyOf(named));
    return;
  }
  const items: readonly AccountItem[] = [
    ...accountItems(accounts, held),
    sampleItem(accounts),
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: vscode.l10n.t('Sign In to Another Account…'), iconPath: new vscode.ThemeIcon('add') },
  ];
  const title = vscode.l10n.t('Switch Account');
  const placeHolder = vscode.l10n.t('The account whose conversations this window shows');
  const { key } = await askChoice(items, { title, placeHolder, matchOnDescription: true });
  if (key === undefined) await vscode.commands.executeCommand(commands.signIn);
  else await accounts.switchTo(key);
}
