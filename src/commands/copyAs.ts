import * as vscode from 'vscode';
import { isObject } from '../api/read';
import type { JsonPath } from '../payload/jsonPath';
import { defaultFormat, formatOf, isFormatId, type FormatId } from '../payload/formats/table';
import { createCopyAsMemory, type Choice, type Way } from './copyAsMemory';
import { pickFormat } from './copyAsPick';
import type { Source } from './copyAsRows';
import { textOf, type TextOptions } from './copyAsText';
import { editorToInsertInto, indentOf, insertText, wantsValue } from './insertText';
import type { PayloadCommandOptions } from './payload';
import { pickValue } from './pickValue';
import { messageIdOf, payloadOf, resolveTargets, type Target } from './targets';

export interface CopyAsOptions extends PayloadCommandOptions {
  readonly memento: vscode.Memento;
  /** Of the editor that holds the person's own text. */
  readonly language: () => string;
}

export interface CopyAs {
  /** Asks for a format, unless the argument names one. @returns the text */
  choose(way: Way, clicked: unknown, selected: unknown): Promise<string>;
  /** The last choice in editors of this language, without a question. @returns the text */
  repeat(clicked: unknown, selected: unknown): Promise<string>;
}

export function createCopyAs(options: CopyAsOptions): CopyAs {
  const memory = createCopyAsMemory(options.memento);
  const { language } = options;
  // Its names come from a payload, so it ends with the window.
  let lastPath: JsonPath | undefined;
  const valueFor = async (format: FormatId, targets: readonly Target[], again: boolean): Promise<Value> => {
    const [target] = targets;
    if (formatOf(format).group !== 'value' || target === undefined) return undefined;
    if (!again || lastPath === undefined) lastPath = await pickValue(payloadOf(target));
    return { path: lastPath, language: language() };
  };
  return {
    choose: async (way, clicked, selected) => {
      // Before anything is asked: without an editor there is nothing to insert into.
      if (way === 'insert') editorToInsertInto(() => options.lastEditor());
      const held = await rowsHeld(options, clicked, selected);
      const { targets } = held;
      const named = formatArgument(clicked);
      const format =
        named !== undefined && holds(named, targets)
          ? named
          : await pickFormat(way, memory.last(language()).format, targets);
      const value = await valueFor(format, targets, false);
      await memory.remember(language(), { format, way });
      return put(options, held, { format, way }, value);
    },
    repeat: async (clicked, selected) => {
      const held = await rowsHeld(options, clicked, selected);
      const { targets } = held;
      const last = memory.last(language());
      // Nothing is asked, so what fits the editor has to do where the last format takes one row, as when rows are dropped.
      const format = holds(last.format, targets) ? last.format : defaultFormat(language());
      return put(options, held, { ...last, format }, await valueFor(format, targets, true));
    },
  };
}

type Value = TextOptions['value'];

/** Rows, and the session that has them: a question may outlast the account. */
interface Held {
  readonly targets: readonly Target[];
  readonly session: Source;
}

async function rowsHeld(options: CopyAsOptions, clicked: unknown, selected: unknown): Promise<Held> {
  const targets = await resolveTargets(options, rowArgument(clicked), selected);
  return { targets, session: options.view.requireSession() };
}

/** Code for one row, written once for each of several, would declare everything twice. */
function holds(format: FormatId, { length }: readonly Target[]): boolean {
  return length === 1 || formatOf(format).rows === 'many';
}

/** Menus of the panel and of its title pass what the menu belongs to, which is no row: the panel's message is meant. */
function rowArgument(clicked: unknown): unknown {
  if (messageIdOf(clicked) !== undefined) return clicked;
  return isObject(clicked) && ('kind' in clicked || 'from' in clicked) ? clicked : undefined;
}

/** A keybinding can name the format: `{ "from": "selection", "format": "literal.python" }`. */
function formatArgument(clicked: unknown): FormatId | undefined {
  const format = isObject(clicked) ? clicked['format'] : undefined;
  return isFormatId(format) ? format : undefined;
}

async function put(
  options: CopyAsOptions,
  { targets, session }: Held,
  { format: id, way }: Choice,
  value: Value,
): Promise<string> {
  const format = formatOf(id);
  session.store.requireHeld();
  const settings = options.settings();
  const render = async (
    place: Pick<TextOptions, 'indent' | 'standalone' | 'expression'>,
  ): Promise<string> => {
    const text = await textOf(targets, format, { session, settings, ...place, ...(value && { value }) });
    session.store.requireHeld();
    return text;
  };
  switch (way) {
    case 'insert': {
      const editor = await editorToInsertInto(() => options.lastEditor())();
      const { document, selections } = editor;
      const expression = selections.every(({ start }) => wantsValue(document, start));
      const text = await render({ indent: indentOf(editor), standalone: false, expression });
      await insertText(editor, text);
      return text;
    }
    case 'open': {
      const text = await render({
        indent: usualIndent(format.language),
        standalone: true,
        expression: false,
      });
      await openDocument(text, format.language);
      return text;
    }
    case 'copy': {
      const last = options.lastEditor();
      const indent = last === undefined ? '  ' : indentOf(last);
      const text = await render({ indent, standalone: false, expression: false });
      await vscode.env.clipboard.writeText(text);
      const said =
        targets.length === 1
          ? vscode.l10n.t('Copied as {0}', vscode.l10n.t(format.label))
          : vscode.l10n.t('{0} rows copied as {1}', targets.length, vscode.l10n.t(format.label));
      vscode.window.setStatusBarMessage(`$(check) ${said}`, 3_000);
      return text;
    }
  }
}

async function openDocument(content: string, wanted: string): Promise<void> {
  const known = await vscode.languages.getLanguages();
  const language = known.includes(wanted) ? wanted : 'plaintext';
  const document = await vscode.workspace.openTextDocument({ content, language });
  await vscode.window.showTextDocument(document, { preview: false });
}

/** What the person's settings say for new files of that language. */
function usualIndent(languageId: string): string {
  const editor = vscode.workspace.getConfiguration('editor', { languageId });
  const size = editor.get<unknown>('tabSize');
  if (editor.get<unknown>('insertSpaces') === false) return '\t';
  return ' '.repeat(typeof size === 'number' ? size : 2);
}
