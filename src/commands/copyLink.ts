import * as vscode from 'vscode';
import { isId } from '../api/operations';
import { deepLink } from '../links/deepLink';
import { UserError } from '../ui/errorText';
import { resolveTarget, type TargetSources } from './targets';

/** Copies a link that opens the row in the editor of whoever has the extension and the account. */
export async function copyLink(sources: TargetSources, clicked: unknown): Promise<void> {
  const target = await resolveTarget(sources, clicked);
  // What was asked for may have been in another account, which is the active one by now.
  const { locationId } = sources.view.requireSession().account;
  const id = target.kind === 'message' ? target.message.id : target.conversation.id;
  if (!isId(id)) {
    throw new UserError({
      text: vscode.l10n.t('HighLevel sent no id with this row, so no link can lead to it.'),
      actions: [],
    });
  }
  await vscode.env.clipboard.writeText(deepLink(vscode.env.uriScheme, { kind: target.kind, locationId, id }));
  vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t('Link copied')}`, 3_000);
}
