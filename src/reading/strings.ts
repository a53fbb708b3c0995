import * as vscode from 'vscode';
import type { PageStrings } from './protocol';

/** What the page says, in the person's language. `{0}` is filled in by the page. */
export function pageStrings(): PageStrings {
  const { t } = vscode.l10n;
  return {
    activity: t('Show activity records'),
    closeFind: t('Close'),
    deliveryFailed: t('Delivery failed'),
    find: t('Find in the loaded messages'),
    findCount: t('{0} of {1}'),
    findHint: t('Find'),
    findNone: t('No results'),
    findNext: t('Next match (Enter)'),
    findPrevious: t('Previous match (Shift+Enter)'),
    linkOpens: t('Opens {0} after a question'),
    loading: t('Loading conversation…'),
    moreText: t('{0} more characters'),
    newest: t('Go to the newest message'),
    noDate: t('No date'),
    openMessage: t('Open message details'),
    refresh: t('Refresh'),
    rowLabel: t('{0}, {1}, {2}: {3}'),
    story: t('Messages'),
    teamOnly: t('Team only'),
    today: t('Today'),
    toolbar: t('Conversation actions'),
    yesterday: t('Yesterday'),
  };
}
