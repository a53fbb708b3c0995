import * as vscode from 'vscode';
import type { ExplorerView } from '../tree/explorerView';
import { requireUsable, type Settings } from '../settings';
import { UserError } from '../ui/errorText';
import { askConversation, conversationOf } from './filters';
import { messageIdOf, withCancel } from './targets';

/** Opens the conversation in the HighLevel web app, on the host of the white label. */
export async function openInBrowser(
  view: ExplorerView,
  settings: () => Settings,
  activeDetails: string | undefined,
  argument: unknown,
): Promise<void> {
  const { account, store } = view.requireSession();
  if (account.appBaseUrl === undefined) requireUsable(settings(), 'highlevel.appBaseUrl');
  const messageId = messageIdOf(argument) ?? (argument === undefined ? activeDetails : undefined);
  const message =
    messageId === undefined ? undefined : await withCancel((signal) => store.lookUp(messageId, signal));
  const conversationId =
    message?.conversationId ?? conversationOf(view, argument) ?? (await askConversation(view));
  if (account.kind === 'sample') {
    throw new UserError({
      text: vscode.l10n.t('The sample account is fictitious: it has no page in the HighLevel web app.'),
      actions: [],
    });
  }
  const [location, conversation] = [account.locationId, conversationId].map(encodeURIComponent);
  const appBaseUrl = account.appBaseUrl ?? settings().appBaseUrl;
  await vscode.env.openExternal(
    vscode.Uri.parse(
      `${appBaseUrl}/v2/location/${location}/conversations/conversations/${conversation}`,
      true,
    ),
  );
}
