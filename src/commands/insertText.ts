import * as vscode from 'vscode';
import { commands } from '../ids';
import { UserError } from '../ui/errorText';

/** The editor to insert into, shown when it is asked for. @throws UserError at once where there is none */
export function editorToInsertInto(
  lastEditor: () => vscode.TextEditor | undefined,
): () => Promise<vscode.TextEditor> {
  const last = lastEditor();
  if (last === undefined) {
    throw new UserError({
      text: vscode.l10n.t(
        'There is no text editor to insert into. Open a file, or open the payload as a document.',
      ),
      actions: [{ label: vscode.l10n.t('Open Payload'), command: commands.openPayload }],
    });
  }
  // The panel may cover it: only an editor on screen can be edited, and then it has its cursors back.
  return async () => vscode.window.showTextDocument(last.document, last.viewColumn);
}

/** One level's white space in the editor. */
export function indentOf({ options: { insertSpaces, tabSize } }: vscode.TextEditor): string {
  return insertSpaces === false ? '\t' : ' '.repeat(typeof tabSize === 'number' ? tabSize : 2);
}

/** True where a value is wanted: behind `=`, an opening bracket, a comma, a quoted key, an arrow, or `return`. */
export function wantsValue(document: vscode.TextDocument, at: vscode.Position): boolean {
  const before = document.lineAt(at.line).text.slice(0, at.character);
  return /(?:[=([,]|=>|["']\s*:|\breturn)\s*$/.test(before);
}

/** Writes the text at each cursor, indented to fit the line it stands on. @throws UserError */
export async function insertText(editor: vscode.TextEditor, text: string): Promise<void> {
  const { version } = editor.document;
  const done = await editor.edit((edit) => {
    for (const selection of editor.selections)
      edit.replace(selection, fitted(text, editor.document, selection.start));
  });
  // VS Code says that it edited a read-only document, and leaves it as it is.
  if (done && editor.document.version !== version) return;
  throw new UserError({
    text: vscode.l10n.t('{0} cannot be edited. Put the cursor into another file.', fileName(editor.document)),
    actions: [],
  });
}

/** Later lines begin where the line of the cursor begins; empty ones stay empty. */
export function fitted(text: string, document: vscode.TextDocument, at: vscode.Position): string {
  const before = document.lineAt(at.line).text.slice(0, at.character);
  const margin = /^\s*/.exec(before)?.[0] ?? '';
  return text.replace(/\n(?!\n|$)/g, `\n${margin}`);
}

function fileName(document: vscode.TextDocument): string {
  return document.uri.path.split('/').at(-1) ?? document.uri.path;
}
