import * as vscode from 'vscode';
import { checkLink } from '../media/link';

/** The page names an attachment by its place; the link itself is the host's own, and checked here. */
export async function openAttachment(text: string | undefined): Promise<void> {
  const link = text === undefined ? undefined : checkLink(text);
  if (link?.ok !== true) return;
  // VS Code itself asks before it opens another site, and names it. As a text: a `Uri` decodes %2F and %2B in the
  // query, and a signed link would no longer be valid.
  await vscode.commands.executeCommand('vscode.open', link.url);
}
