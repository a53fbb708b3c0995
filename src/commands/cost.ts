import * as vscode from 'vscode';
import type { Governor } from '../api/policy/governor';
import { limitsTooltip } from '../ui/limitsText';
import { confirm } from '../ui/notify';

/** More requests for one command than that are said beforehand: they are the day's requests of somebody's app as well. */
export const few = 10;

/**
 * Asks whether a command may spend its requests, and says what is left of them. `detail`: what becomes of it when it is
 * cancelled. @throws CancellationError where it may not
 */
export async function agree(
  governor: Governor,
  question: string,
  button: string,
  detail: string,
): Promise<void> {
  const left = limitsTooltip(governor.state);
  const details = left === '' ? detail : `${detail}\n${left}`;
  if (!(await confirm(question, button, details))) throw new vscode.CancellationError();
}
