import * as vscode from 'vscode';
import { gatherFacts, type DoctorSources } from '../doctor/facts';
import { doctorReport } from '../doctor/report';
import type { Comparisons } from '../documents/payloadDocuments';
import { reportDocument } from '../documents/uri';
import { withCancellableProgress } from '../ui/ask';

export interface DoctorOptions extends DoctorSources {
  /** Texts of read-only documents, in memory. */
  readonly comparisons: Comparisons;
}

/** Examines the installation and every account, and shows what it found as a read-only document. */
export async function openDoctor(options: DoctorOptions): Promise<void> {
  const title = vscode.l10n.t('Asking HighLevel about each account…');
  const facts = await withCancellableProgress(title, (signal) => gatherFacts(options, signal));
  const now = Date.now();
  const uri = reportDocument(now);
  options.comparisons.add(uri.toString(), doctorReport(facts, now));
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
}
