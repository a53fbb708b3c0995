import * as vscode from 'vscode';
import { copyText } from '../details/copyText';
import { memberAt } from '../details/memberAt';
import { subjectOf } from '../documents/uri';
import { documentScheme } from '../ids';
import { accessorText } from '../payload/formats/value';
import { jsonPath } from '../payload/jsonPath';
import { UserError } from '../ui/errorText';

/** Copies the value at the cursor of an opened payload, the way to it, or the expression that reads it. @returns it */
export async function copyAtCursor(what: 'value' | 'path' | 'accessor', language: string): Promise<string> {
  const { document, selection } = vscode.window.activeTextEditor ?? {};
  if (document?.uri.scheme !== documentScheme || selection === undefined) {
    throw new UserError({
      text: vscode.l10n.t('The cursor is in no payload. Open one as JSON, and put the cursor on a member.'),
      actions: [],
    });
  }
  const json = document.getText();
  const { path, start, end } = memberAt(json, document.offsetAt(selection.active));
  const text = {
    value: () => copyText(json.slice(start, end)),
    path: () => jsonPath(path),
    accessor: () => accessorText(path, language, subjectOf(document.uri)?.kind ?? 'message'),
  }[what]();
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t('Copied')}`, 3_000);
  return text;
}
