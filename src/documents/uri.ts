import * as vscode from 'vscode';
import { isId } from '../api/operations';
import { documentScheme } from '../ids';

/** What a read-only document shows. Its URI says all of it, so that it can be read again after a reload. */
export interface DocumentSubject {
  readonly kind: 'message' | 'conversation';
  readonly locationId: string;
  readonly id: string;
}

export function messageDocument(locationId: string, id: string): vscode.Uri {
  return documentUri({ kind: 'message', locationId, id });
}

export function conversationDocument(locationId: string, id: string): vscode.Uri {
  return documentUri({ kind: 'conversation', locationId, id });
}

function documentUri({ kind, locationId, id }: DocumentSubject): vscode.Uri {
  return vscode.Uri.from({ scheme: documentScheme, path: `/${locationId}/${kind}/${id}.json` });
}

/** The reverse; `undefined` for a URI that is not one of ours, wherever it came from. */
export function subjectOf(uri: vscode.Uri): DocumentSubject | undefined {
  const [empty, locationId, kind, file, ...rest] = uri.path.split('/');
  const id = file?.endsWith('.json') === true ? file.slice(0, -'.json'.length) : undefined;
  if (uri.scheme !== documentScheme || empty !== '' || rest.length > 0) return undefined;
  if (locationId === undefined || id === undefined || !isId(locationId) || !isId(id)) return undefined;
  return kind === 'message' || kind === 'conversation' ? { kind, locationId, id } : undefined;
}

/** Which of the two texts of a comparison a document is. */
export type ComparedForm = 'first' | 'second' | 'row' | 'clipboard' | 'listed' | 'fetched' | 'before' | 'now';

/** One side of a comparison: `highlevel:/LOCATION/compare/3/fetched/ID.json`. The number tells comparisons apart. */
export function comparedDocument(
  locationId: string,
  count: number,
  form: ComparedForm,
  id: string,
): vscode.Uri {
  return vscode.Uri.from({
    scheme: documentScheme,
    path: `/${locationId}/compare/${count}/${form}/${id}.json`,
  });
}

/** A report of the doctor: `highlevel:/report/2026-11-21T12:00:00.000Z/HighLevel Doctor.md`. It belongs to no account. */
export function reportDocument(made: number): vscode.Uri {
  const when = new Date(made).toISOString();
  return vscode.Uri.from({ scheme: documentScheme, path: `/report/${when}/HighLevel Doctor.md` });
}

export function isReport(uri: vscode.Uri): boolean {
  return uri.scheme === documentScheme && /^\/report\/[\dTZ:.-]+\/[^/]+\.md$/.test(uri.path);
}

export function isCompared(uri: vscode.Uri): boolean {
  return uri.path.split('/')[2] === 'compare';
}
