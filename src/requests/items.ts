import * as vscode from 'vscode';
import type { RequestEntry } from '../api/requestLog';

export interface RequestItem extends vscode.QuickPickItem {
  readonly entry: RequestEntry;
}

/** One request as a row: what was asked and how it ended; below, what else is known of it. */
export function requestItem(entry: RequestEntry, buttons: readonly vscode.QuickInputButton[]): RequestItem {
  const { t } = vscode.l10n;
  const { status, failure, traceId, headers, attempt } = entry;
  const good = status !== undefined && status < 300;
  const left = headers['x-ratelimit-remaining'];
  const day = headers['x-ratelimit-daily-remaining'];
  const known = [
    new Date(entry.at).toLocaleTimeString(vscode.env.language),
    attempt > 1 ? t('attempt {0}', attempt) : '',
    left === undefined ? '' : t('{0} of {1} left', left, headers['x-ratelimit-max'] ?? '?'),
    day === undefined ? '' : t('{0} left today', day),
    headers['retry-after'] === undefined ? '' : t('retry after {0}', headers['retry-after']),
    traceId === undefined ? '' : t('trace id {0}', traceId),
    Object.entries(entry.query)
      .map(([name, value]) => `${name}=${value}`)
      .join(' '),
  ];
  return {
    entry,
    // A renewal is made of secrets: there is nothing of it to copy.
    buttons: entry.method === undefined ? buttons : [],
    label: `${entry.method ?? 'GET'} ${entry.path}`,
    description: `${status ?? failure ?? ''} · ${Math.round(entry.milliseconds)} ms`,
    detail: known.filter((part) => part !== '').join(' · '),
    iconPath: new vscode.ThemeIcon(
      good ? 'pass' : 'error',
      good ? undefined : new vscode.ThemeColor('list.errorForeground'),
    ),
  };
}
