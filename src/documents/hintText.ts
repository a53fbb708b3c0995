import * as vscode from 'vscode';
import type { meaningOf } from '../contract/meanings';
import {
  deviations,
  fieldAt,
  readPayload,
  type Deviation,
  type FieldAt,
  type Payload,
} from '../contract/read';
import { plainMarkdown } from '../ui/plainMarkdown';

/** A larger payload is opened without explanations: parsing it would be felt. */
const longest = 1_000_000;
/** More than anybody reads; a record has a few dozen members. */
const mostMarks = 200;

/** What is asked of a document. */
export type PayloadText = Pick<vscode.TextDocument, 'version' | 'getText' | 'offsetAt' | 'positionAt'>;

const parsed = new WeakMap<PayloadText, { version: number; payload: Payload | undefined }>();

function payloadOf(document: PayloadText): Payload | undefined {
  const known = parsed.get(document);
  if (known?.version === document.version) return known.payload;
  const text = document.getText();
  const payload = text.length > longest ? undefined : readPayload(text);
  parsed.set(document, { version: document.version, payload });
  return payload;
}

export function hoverAt(
  document: PayloadText,
  position: vscode.Position,
  meaning: typeof meaningOf,
): vscode.Hover | undefined {
  const payload = payloadOf(document);
  const field = payload && fieldAt(payload, document.offsetAt(position), meaning);
  if (field === undefined) return undefined;
  const lines = explain(field);
  if (lines.length === 0) return undefined;
  // Names and values are whatever a server sent.
  return new vscode.Hover(plainMarkdown(lines.join('\n')), rangeOf(document, field));
}

/** Lines about a member that is documented, or whose value we know; an unknown member is marked anyway. */
function explain({ name, documented, value, meaning }: FieldAt): readonly string[] {
  const { t } = vscode.l10n;
  const lines: string[] = [];
  if (documented !== undefined) {
    const presence = documented.required === true ? t('always sent, by the documentation') : t('optional');
    lines.push(`${name}: ${documented.type}, ${presence}`, documented.description);
  }
  if (meaning !== undefined) lines.push(`${String(value)}: ${t(meaning)}`);
  const { values } = documented ?? {};
  if (values !== undefined && value !== undefined && !values.includes(String(value))) {
    lines.push(t('{0} is not among the {1} documented values.', String(value).slice(0, 60), values.length));
  }
  return lines;
}

export function diagnosticsOf(document: PayloadText): vscode.Diagnostic[] {
  const payload = payloadOf(document);
  if (payload === undefined) return [];
  return deviations(payload)
    .slice(0, mostMarks)
    .map((deviation) => {
      const range = rangeOf(document, deviation);
      // A hint: it is no fault of whoever reads it, and must not fill the list of problems.
      const mark = new vscode.Diagnostic(range, sentence(deviation), vscode.DiagnosticSeverity.Hint);
      mark.source = 'HighLevel';
      return mark;
    });
}

function sentence({ expected, found }: Deviation): string {
  return expected === undefined
    ? vscode.l10n.t('Not in HighLevel’s documentation.')
    : vscode.l10n.t('Documented as {0}, sent as {1}.', expected, found);
}

function rangeOf(
  document: PayloadText,
  { start, end }: { readonly start: number; readonly end: number },
): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
