import * as vscode from 'vscode';
import type { Accounts } from '../accounts/accounts';
import type { ExplorerView } from '../tree/explorerView';
import type { Session } from '../tree/session';
import { commands } from '../ids';
import { confirm } from '../ui/notify';
import { UserError } from '../ui/errorText';

export interface AccountSources {
  readonly accounts: Accounts;
  readonly view: ExplorerView;
}

/**
 * The session of a location. Where another account is shown, the person is told which one the link means before
 * anything happens. @throws CancellationError, UserError where nobody is signed in to that location
 */
export async function accountFor(
  { accounts, view }: Pick<AccountSources, 'accounts'> & { readonly view: Pick<ExplorerView, 'settled'> },
  locationId: string,
  signal: AbortSignal,
): Promise<Session> {
  const session = await view.settled(signal);
  if (session?.account.locationId === locationId) return session;
  const meant = await accounts.ofLocation(locationId);
  if (meant === undefined) throw notSignedIn(locationId);
  const name = meant.label === locationId ? locationId : `${locationId} (${meant.label})`;
  const text =
    session === undefined
      ? vscode.l10n.t('This belongs to location {0}.', name)
      : vscode.l10n.t(
          'This belongs to location {0}, and the account shown is {1}.',
          name,
          session.account.label,
        );
  if (!(await confirm(text, vscode.l10n.t('Show That Account')))) throw new vscode.CancellationError();
  await accounts.switchTo(meant.key);
  const changed = await view.settled(signal);
  if (changed?.account.locationId !== locationId) throw notSignedIn(locationId);
  return changed;
}

function notSignedIn(locationId: string): UserError {
  return new UserError({
    text: vscode.l10n.t(
      'This belongs to location {0}, and nobody is signed in to it here. Sign in with a token of that sub-account to open it.',
      locationId,
    ),
    actions: [{ label: vscode.l10n.t('Sign In'), command: commands.signIn }],
  });
}
