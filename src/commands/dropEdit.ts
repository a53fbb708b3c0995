import * as vscode from 'vscode';
import { isObject, parseJson } from '../api/read';
import type { ConversationStore } from '../explorer/store';
import { rowsMime } from '../ids';
import { defaultFormat, formatOf } from '../payload/formats/table';
import type { Settings } from '../settings';
import { notify } from '../ui/notify';
import { describeError } from '../ui/errorText';
import { createCopyAsMemory } from './copyAsMemory';
import type { Source } from './copyAsRows';
import { textOf } from './copyAsText';
import { fitted, indentOf, wantsValue } from './insertText';
import type { Target } from './targets';

export interface DropOptions {
  readonly view: { readonly session: Source | undefined };
  readonly memento: vscode.Memento;
  readonly settings: () => Settings;
}

/** The rows in the last or usual format of the document's language; nothing where none is held here. */
export async function dropEdit(
  { view, memento, settings }: DropOptions,
  document: vscode.TextDocument,
  position: vscode.Position,
  transfer: vscode.DataTransfer,
): Promise<vscode.DocumentDropEdit | undefined> {
  const rows = await transfer.get(rowsMime)?.asString();
  const { session } = view;
  // They may come from another window, which has another account.
  const targets = rows === undefined || session === undefined ? [] : targetsOf(rows, session.store);
  if (session === undefined || targets.length === 0) return undefined;
  const last = formatOf(createCopyAsMemory(memento).last(document.languageId).format);
  // Nobody can be asked for a value while dropping.
  const fits = last.group !== 'value' && (targets.length === 1 || last.rows === 'many');
  const format = fits ? last : formatOf(defaultFormat(document.languageId));
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
  const indent = editor === undefined ? '  ' : indentOf(editor);
  try {
    const place = { indent, standalone: false, expression: wantsValue(document, position) };
    const text = await textOf(targets, format, { session, settings: settings(), ...place });
    session.store.requireHeld();
    const edit = new vscode.DocumentDropEdit(fitted(text, document, position));
    edit.title = vscode.l10n.t('Insert as {0}', vscode.l10n.t(format.label));
    return edit;
  } catch (error) {
    const said = describeError(error);
    if (said !== undefined) void notify('error', said.text);
    return undefined;
  }
}

function targetsOf(rows: string, store: ConversationStore): Target[] {
  const entries: unknown = parseJson(rows);
  return Array.isArray(entries) ? entries.flatMap((entry) => targetOf(entry, store) ?? []) : [];
}

function targetOf(entry: unknown, store: ConversationStore): Target | undefined {
  if (!isObject(entry) || typeof entry['id'] !== 'string') return undefined;
  if (entry['kind'] === 'message') {
    const message = store.message(entry['id']);
    return message === undefined
      ? undefined
      : { kind: 'message', message, conversationId: message.conversationId };
  }
  const conversation = store.conversation(entry['id']);
  return conversation === undefined ? undefined : { kind: 'conversation', conversation };
}
