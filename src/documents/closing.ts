import * as vscode from 'vscode';
import { documentScheme } from '../ids';

/** Nothing of an account stays on screen once it is left. */
export async function closeDocuments(): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  await vscode.window.tabGroups.close(
    tabs.filter(({ input }) => shown(input).some(isPayload)),
    true,
  );
}

function shown(input: unknown): readonly vscode.Uri[] {
  if (input instanceof vscode.TabInputText) return [input.uri];
  return input instanceof vscode.TabInputTextDiff ? [input.original, input.modified] : [];
}

/** A report of the doctor belongs to no account. */
const isPayload = (uri: vscode.Uri): boolean =>
  uri.scheme === documentScheme && !uri.path.startsWith('/report/');
