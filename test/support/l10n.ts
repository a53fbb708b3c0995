import ts from 'typescript';
import { formatIds, formatOf } from '../../src/payload/formats/table';
import { everyNode, sourceFiles, type SourceFile } from './sources';

/*
 * Every text that can reach `l10n.t`. Tools for that see literals only, and only where the call is written out; ours are
 * also translated by a `t` that was handed on, and some are in tables, as plain English.
 */

/** Texts in tables: of each file, the texts of these members, or of these variables' members. */
const tables: Readonly<Record<string, (property: ts.PropertyAssignment) => boolean>> = {
  'channels.ts': (property) =>
    ['label', 'named', 'about', 'empty', 'noRecording', 'noTranscript'].includes(nameOf(property)),
  'details/attachments.ts': (property) => nameOf(property) === 'label',
  'contract/meanings.ts': () => true,
};

/** Where a text of a table is translated, and which table it is of. A new place is a question: are its texts here? */
export const indirectCalls: Readonly<Record<string, string>> = {
  'channels.ts: label': 'channels.ts',
  'channels.ts: named': 'channels.ts',
  'commands/copyAs.ts: format.label': 'formats',
  'commands/copyAsPick.ts: detail': 'formats',
  'commands/copyAsPick.ts: label': 'formats',
  'commands/copyAsText.ts: format.label': 'formats',
  'commands/dropEdit.ts: format.label': 'formats',
  'details/attachments.ts: type.label': 'details/attachments.ts',
  'details/callView.ts: label': 'channels.ts',
  'details/mediaText.ts: noRecording': 'channels.ts',
  'details/mediaText.ts: noTranscript': 'channels.ts',
  'details/view.ts: empty': 'channels.ts',
  'documents/hintText.ts: meaning': 'contract/meanings.ts',
  'ui/channelWords.ts: about': 'channels.ts',
};

export interface Texts {
  readonly texts: ReadonlySet<string>;
  /** Calls whose text is not written in them, as `file: argument`. */
  readonly indirect: ReadonlySet<string>;
  /** Translators that a reader of calls to `t` does not see, as `file: code`. */
  readonly hidden: readonly string[];
}

/** All texts of the sources, English. */
export function translatableTexts(files: readonly SourceFile[] = sourceFiles()): Texts {
  const texts = new Set(formatIds.map(formatOf).flatMap(({ label, detail }) => [label, detail ?? label]));
  const indirect = new Set<string>();
  const hidden: string[] = [];
  for (const { path, tree } of files) {
    const isOfTable = tables[path] ?? (() => false);
    everyNode(tree, (node) => {
      const argument = translated(node);
      if (argument !== undefined && ts.isStringLiteralLike(argument)) texts.add(argument.text);
      else if (argument !== undefined) indirect.add(`${path}: ${argument.getText()}`);
      if (ts.isPropertyAssignment(node) && isOfTable(node)) {
        const { initializer } = node;
        if (ts.isStringLiteralLike(initializer) && initializer.text !== '') texts.add(initializer.text);
      }
      if (isHidden(node)) hidden.push(`${path}: ${node.parent.getText()}`);
    });
  }
  return { texts, indirect, hidden };
}

/** What a call of `t` or `l10n.t` translates. */
function translated(node: ts.Node): ts.Expression | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const { expression } = node;
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  return ts.isIdentifier(name) && name.text === 't' ? node.arguments[0] : undefined;
}

/** `l10n.t` under another name, or a parameter that translates and is not called `t`. */
function isHidden(node: ts.Node): boolean {
  if (ts.isParameter(node) && node.type?.getText() === 'Translate') return node.name.getText() !== 't';
  if (!ts.isIdentifier(node) || node.text !== 'l10n') return false;
  const access = node.parent;
  const used = access.parent;
  // `const { t } = vscode.l10n`
  if (ts.isVariableDeclaration(used) && used.initializer === access)
    return used.name.getText().replace(/\s/g, '') !== '{t}';
  // `vscode.l10n.t(...)`, or handed on to a function, or as the member `t` of what is handed on
  if (!ts.isPropertyAccessExpression(used) || used.name.text !== 't') return true;
  const { parent } = used;
  return !(ts.isCallExpression(parent) || (ts.isPropertyAssignment(parent) && nameOf(parent) === 't'));
}

const nameOf = (property: ts.PropertyAssignment): string => property.name.getText();

/** What must be in a text and in its translation alike: places, commands, icons, code and addresses. */
export function fixedParts(text: string): readonly string[] {
  const parts = text.match(/\{\d\}|\(command:[^)]*\)|\$\([a-z-]+(~[a-z]+)?\)|`[^`]*`|https?:\/\/|\n|\*\*/g);
  return (parts ?? []).sort();
}

/** Members that people read, where VS Code or our page shows them. */
const shown =
  /^(label|description|detail|placeHolder|placeholder|prompt|title|tooltip|text|message|ariaLabel|textContent)$/;

/** Words that are written where people read, and that no call translates, as `file: word`. */
export function untranslated(files: readonly SourceFile[] = sourceFiles()): readonly string[] {
  const found: string[] = [];
  for (const { path, tree, imports } of files) {
    if (!path.startsWith('details/') && !imports.some(({ target }) => target === 'vscode')) continue;
    everyNode(tree, (node) => {
      const value = shownValue(node);
      if (value === undefined || path in tables) return;
      const words = literals(value).flatMap(
        (text) => text.replace(/\$\([^)]*\)/g, '').match(/\p{L}{2,}/gu) ?? [],
      );
      found.push(...words.map((word) => `${path}: ${word}`));
    });
  }
  return found;
}

function shownValue(node: ts.Node): ts.Expression | undefined {
  if (ts.isPropertyAssignment(node)) return shown.test(nameOf(node)) ? node.initializer : undefined;
  const assigns = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  if (!assigns || !ts.isPropertyAccessExpression(node.left)) return undefined;
  return shown.test(node.left.name.text) ? node.right : undefined;
}

/** The literals that an expression may become, or be made of. */
function literals(value: ts.Expression): readonly string[] {
  if (ts.isStringLiteralLike(value)) return [value.text];
  if (ts.isParenthesizedExpression(value)) return literals(value.expression);
  if (ts.isConditionalExpression(value)) return [...literals(value.whenTrue), ...literals(value.whenFalse)];
  if (ts.isBinaryExpression(value)) return [...literals(value.left), ...literals(value.right)];
  if (!ts.isTemplateExpression(value)) return [];
  return [
    value.head.text,
    ...value.templateSpans.flatMap((span) => [span.literal.text, ...literals(span.expression)]),
  ];
}
