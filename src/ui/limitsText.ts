import * as vscode from 'vscode';
import type { LimiterState } from '../api/policy/governor';
import { waitText } from './waitText';

/** Whether calls wait for the rate limit, or because the server asked to: then there is something to cancel. */
export const isWaiting = ({ circuit, waiting, waitsFor }: LimiterState): boolean =>
  circuit !== 'open' && waiting > 0 && waitsFor !== undefined;

/** What somebody who waits must know, in a few words; empty while nothing holds anything up. */
export function limitsLine(state: LimiterState): string {
  const { t } = vscode.l10n;
  if (state.circuit === 'open') {
    return state.retryIn === undefined
      ? t('no connection')
      : t('no connection, next try in {0}', waitText(state.retryIn));
  }
  if (!isWaiting(state)) {
    // Whoever is told at once that the wait is too long must see when it is over.
    return state.held === undefined ? '' : t('HighLevel asked to wait, {0} left', waitText(state.held));
  }
  const wait = waitText(state.waitsFor ?? 0);
  return state.waitsBecause === 'busy'
    ? t('waiting {0}, as HighLevel asked', wait)
    : t('waiting {0} for the rate limit', wait);
}

/** All of it, a line each: for tooltips. */
export function limitsTooltip(state: LimiterState): string {
  const { t } = vscode.l10n;
  const { window, day } = state;
  const lines = [
    limitsLine(state),
    window === undefined ? '' : t('{0} of {1} requests left now', window.left, window.max),
    day === undefined ? '' : t('{0} requests left today', day.left.toLocaleString(vscode.env.language)),
  ];
  return lines.filter((line) => line !== '').join('\n');
}
