import * as vscode from 'vscode';
import type { Account } from '../accounts/accounts';
import type { HighLevelApi } from '../api/client';
import type { Governor } from '../api/policy/governor';
import type { ConversationStore } from '../explorer/store';
import { commands } from '../ids';
import { UserError } from '../ui/errorText';

/** The active account with everything held of it. */
export interface Session {
  readonly account: Account;
  readonly api: HighLevelApi;
  readonly store: ConversationStore;
  readonly governor: Governor;
}

/** What to say where a command needs a session and there is none. */
export function nobodySignedIn(): UserError {
  return new UserError({
    text: vscode.l10n.t('Nobody is signed in. Sign in with a HighLevel token, or open the sample account.'),
    actions: [
      { label: vscode.l10n.t('Sign In'), command: commands.signIn },
      { label: vscode.l10n.t('Open Sample Account'), command: commands.openSampleAccount },
    ],
  });
}
