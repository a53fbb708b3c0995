import * as vscode from 'vscode';
import type { Accounts } from '../accounts/accounts';
import type { Account } from '../accounts/state';
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
export function nobodySignedIn({ state }: Pick<Accounts, 'state'>): UserError {
  const { t } = vscode.l10n;
  if (state.kind === 'none' && state.reason === 'keyringFailed') {
    return new UserError({
      text: t(
        'The system’s keyring could not be read, so it is not known who is signed in. Unlock it, then try again.',
      ),
      actions: [
        { label: t('Try Again'), command: commands.refresh },
        { label: t('Doctor'), command: commands.doctor },
      ],
    });
  }
  return new UserError({
    text: t('Nobody is signed in. Sign in with a HighLevel token, or open the sample account.'),
    actions: [
      { label: t('Sign In'), command: commands.signIn },
      { label: t('Open Sample Account'), command: commands.openSampleAccount },
    ],
  });
}
