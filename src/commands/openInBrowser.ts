import * as vscode from 'vscode';
import { isId } from '../api/operations';
import type { ExplorerView } from '../tree/explorerView';
import { requireUsable, type Settings } from '../settings';
import { UserError } from '../ui/errorText';
import { askConversation, conversationOf } from './filters';
import { messageIdOf, withViewProgress } from './targets';

/** Opens the conversation in the HighLevel web app, on the host of the white label. */
export async function openInBrowser(
  view: ExplorerView,
  settings: () => Settings,
  activeMessage: string | undefined,
  argument: unknown,
): Promise<void> {
  const { account, store } = view.requireSession();
  if (account.appBaseUrl === undefined) requireUsable(settings(), 'highlevel.appBaseUrl');
  const messageId = messageIdOf(argument) ?? (argument === undefined ? activeMessage : undefined);
  const message =
    messageId === undefined ? undefined : await withViewProgress((signal) => store.lookUp(messageId, signal));
  const conversationId =
    message?.conversationId ?? conversationOf(view, argument) ?? (await askConversation(view));
  if (account.kind === 'sample') {
    throw new UserError({
      text: vscode.l10n.t('The sample account is fictitious: it has no page in the HighLevel web app.'),
      actions: [],
    });
  }
  store.requireHeld();
  const appBaseUrl = account.appBaseUrl ?? settings().appBaseUrl;
  const address = webAddress(appBaseUrl, account.locationId, conversationId);
  await vscode.env.openExternal(vscode.Uri.parse(address, true));
}

/** @throws UserError for what is no id: the server's own text must not lead to another page, such as `..` would */
export function webAddress(appBaseUrl: string, locationId: string, conversationId: string): string {
  if (!isId(locationId) || !isId(conversationId)) {
    throw new UserError({
      text: vscode.l10n.t(
        'This conversation came without a usable id, so it has no page of its own. Look for it in the HighLevel web app.',
      ),
      actions: [],
    });
  }
  return `${appBaseUrl}/v2/location/${locationId}/conversations/conversations/${conversationId}`;
}
