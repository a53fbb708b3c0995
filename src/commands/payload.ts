import * as vscode from 'vscode';
import { asArray, layOut } from '../payload/json';
import type { Settings } from '../settings';
import { conversationDocument, messageDocument } from '../documents/uri';
import { editorToInsertInto, indentOf, insertText } from './insertText';
import { payloadOf, resolveTarget, resolveTargets, type Target, type TargetSources } from './targets';

export interface PayloadCommandOptions extends TargetSources {
  settings(): Settings;
  /** The text editor that had the focus last; a details panel or a tree does not take it away. */
  lastEditor(): vscode.TextEditor | undefined;
}

/** Puts the payloads of the rows on the clipboard. @returns the copied text */
export async function copyPayload(
  options: PayloadCommandOptions,
  clicked: unknown,
  selected: unknown,
): Promise<string> {
  const targets = await resolveTargets(options, clicked, selected);
  const text = layOut(jsonOf(targets), options.settings().payloadFormat);
  await vscode.env.clipboard.writeText(text);
  const said =
    targets.length === 1
      ? vscode.l10n.t('Payload copied')
      : vscode.l10n.t('{0} payloads copied as a JSON array', targets.length);
  vscode.window.setStatusBarMessage(`$(check) ${said}`, 3_000);
  return text;
}

/** Copies the id of a message or conversation. */
export async function copyId(options: PayloadCommandOptions, clicked: unknown): Promise<void> {
  const target = await resolveTarget(options, clicked);
  await vscode.env.clipboard.writeText(
    target.kind === 'message' ? target.message.id : target.conversation.id,
  );
  vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t('Id copied')}`, 3_000);
}

/** Writes the payloads at each cursor, indented to fit the lines they stand on. */
export async function insertPayload(
  options: PayloadCommandOptions,
  clicked: unknown,
  selected: unknown,
): Promise<void> {
  const open = editorToInsertInto(() => options.lastEditor());
  const json = jsonOf(await resolveTargets(options, clicked, selected));
  const { store } = options.view.requireSession();
  const editor = await open();
  store.requireHeld();
  await insertText(editor, layOut(json, options.settings().payloadFormat, indentOf(editor)));
}

/** Opens the payload as a read-only JSON document. */
export async function openPayload(options: PayloadCommandOptions, clicked: unknown): Promise<void> {
  const target = await resolveTarget(options, clicked);
  const { account, store } = options.view.requireSession();
  const uri =
    target.kind === 'message'
      ? messageDocument(account.locationId, target.message.id)
      : conversationDocument(account.locationId, target.conversation.id);
  const document = await vscode.workspace.openTextDocument(uri);
  // Leaving the account closes the documents that are open by then.
  store.requireHeld();
  await vscode.window.showTextDocument(document, { preview: true });
}

function jsonOf(targets: readonly Target[]): string {
  const payloads = targets.map(payloadOf);
  const [first] = payloads;
  return payloads.length === 1 && first !== undefined ? first : asArray(payloads);
}
