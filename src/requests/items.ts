import * as vscode from 'vscode';
import type { RequestEntry } from '../api/requestLog';

export interface RequestItem extends vscode.QuickPickItem {
  readonly entry: RequestEntry;
}

export type RequestButton = 'curl' | 'traceId';

/** One request as a row: how it ended and what was asked, which may be long; below, what else is known of it. */
export function requestItem(
  entry: RequestEntry,
  buttons: Readonly<Record<RequestButton, vscode.QuickInputButton>>,
): RequestItem {
  const { t } = vscode.l10n;
  const { status, failure, traceId, headers, attempt } = entry;
  const good = status !== undefined && status < 300;
  const left = headers['x-ratelimit-remaining'];
  const day = headers['x-ratelimit-daily-remaining'];
  const known = [
    new Date(entry.at).toLocaleTimeString(vscode.env.language),
    traceId === undefined ? '' : t('trace id {0}', traceId),
    attempt > 1 ? t('attempt {0}', attempt) : '',
    left === undefined ? '' : t('{0} of {1} left', number(left), number(headers['x-ratelimit-max'] ?? '?')),
    day === undefined ? '' : t('{0} left today', number(day)),
    headers['retry-after'] === undefined ? '' : t('retry after {0}', headers['retry-after']),
    Object.entries(entry.query)
      .map(([name, value]) => `${name}=${value}`)
      .join(' '),
  ];
  return {
    entry,
    buttons: [
      // A renewal is made of secrets: there is nothing to send again.
      ...(entry.method === undefined ? [buttons.curl] : []),
      ...(traceId === undefined ? [] : [buttons.traceId]),
    ],
    label: `${status ?? failure ?? '?'} ${entry.method ?? 'GET'} ${entry.path}`,
    description: `${number(Math.round(entry.milliseconds))} ms`,
    detail: known.filter((part) => part !== '').join(' · '),
    iconPath: new vscode.ThemeIcon(
      good ? 'pass' : 'error',
      good ? undefined : new vscode.ThemeColor('list.errorForeground'),
    ),
  };
}

/** As people write it; what is no number stays as it came. */
function number(value: string | number): string {
  const known = Number(value);
  return Number.isFinite(known) ? known.toLocaleString(vscode.env.language) : String(value);
}
