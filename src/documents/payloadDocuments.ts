import * as vscode from 'vscode';
import { rawText } from '../api/rawJson';
import type { BoundedMap } from '../explorer/boundedMap';
import { layOut } from '../payload/json';
import type { ExplorerView } from '../tree/explorerView';
import type { Session } from '../tree/session';
import { UserError, describeError } from '../ui/errorText';
import { isCompared, isReport, subjectOf, type DocumentSubject } from './uri';

/** The texts of comparisons by URI. They are persons' data, so they live in memory and end with the window. */
export type Comparisons = BoundedMap<string>;

/** The text of a `highlevel:` document: from what is held, else by one request. @throws what the editor shows instead */
export async function payloadDocument(
  view: ExplorerView,
  comparisons: Comparisons,
  uri: vscode.Uri,
): Promise<string> {
  if (isReport(uri)) return comparisons.get(uri.toString()) ?? reportOver();
  if (isCompared(uri)) return comparisons.get(uri.toString()) ?? comparisonOver();
  const subject = subjectOf(uri);
  if (subject === undefined) throw unavailable(vscode.l10n.t('This is not a HighLevel payload.'));
  const { signal } = new AbortController();
  try {
    const session = await sessionFor(subject, view, signal);
    return layOut(await payload(subject, session, signal), 'pretty');
  } catch (error) {
    // The editor shows this text in place of the document, and offers to try again.
    throw unavailable(describeError(error)?.text ?? vscode.l10n.t('Cancelled.'));
  }
}

const unavailable = (text: string): vscode.FileSystemError => vscode.FileSystemError.Unavailable(text);

function reportOver(): never {
  throw unavailable(
    vscode.l10n.t('This report is over: it was kept in memory only. Run HighLevel: Doctor again.'),
  );
}

function comparisonOver(): never {
  throw unavailable(
    vscode.l10n.t('This comparison is over: its texts were kept in memory only. Compare again.'),
  );
}

async function payload(subject: DocumentSubject, { store }: Session, signal: AbortSignal): Promise<string> {
  switch (subject.kind) {
    case 'message':
      return rawText((await store.lookUp(subject.id, signal)).raw);
    case 'conversation':
      return rawText((await store.lookUpConversation(subject.id, signal)).raw);
  }
}

/** After a reload a document may be asked for before the account is known. */
async function sessionFor(
  subject: DocumentSubject,
  view: ExplorerView,
  signal: AbortSignal,
): Promise<Session> {
  const session = await view.settled(signal);
  if (session?.account.locationId === subject.locationId) return session;
  throw new UserError({
    text: vscode.l10n.t(
      'This payload belongs to location {0}, which is not signed in here.',
      subject.locationId,
    ),
    actions: [],
  });
}
