import * as vscode from 'vscode';
import type { ConversationStatus } from '../api/types';

/** A status that the search can be narrowed to, in the editor's language. */
export function statusLabel(status: ConversationStatus): string {
  const { t } = vscode.l10n;
  switch (status) {
    case 'all':
      return t('any');
    case 'read':
      return t('Read');
    case 'unread':
      return t('Unread');
    case 'starred':
      return t('Starred');
    case 'recents':
      return t('Recent');
  }
}
