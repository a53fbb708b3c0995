import * as vscode from 'vscode';
import { checkLink } from '../media/link';
import { choose, notify } from './notify';

/**
 * Opens a link out of somebody's text, after a question that names where it really leads: what stands in the text or in
 * the mail is the sender's word.
 */
export async function openForeignLink(text: string): Promise<void> {
  const link = checkLink(text);
  if (!link.ok) {
    await notify(
      'warning',
      vscode.l10n.t(
        'This link was not opened: only https links into the open internet are, without user name and invisible characters.',
      ),
    );
    return;
  }
  const open = vscode.l10n.t('Open {0}', link.host);
  const copy = vscode.l10n.t('Copy Link');
  const chosen = await choose(
    vscode.l10n.t('Open a link to {0}?', link.host),
    vscode.l10n.t('It came with a message. The whole address:\n{0}', shortened(link.url)),
    open,
    copy,
  );
  if (chosen === open) await vscode.commands.executeCommand('vscode.open', link.url);
  if (chosen === copy) await vscode.env.clipboard.writeText(link.url);
}

const longest = 600;

/** A dialog as high as the screen would hide its buttons. */
const shortened = (url: string): string => (url.length > longest ? `${url.slice(0, longest)}…` : url);
