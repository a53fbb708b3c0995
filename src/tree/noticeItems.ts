import * as vscode from 'vscode';
import { isApiError } from '../api/errors';
import type { WaitReason } from '../api/policy/budget';
import { listKey, type LoadMoreNode, type NoticeNode } from '../explorer/nodes';
import { commands } from '../ids';
import { channelLabel } from '../ui/channelText';
import { describeError, remedyOf } from '../ui/errorText';
import type { RowContext } from './treeItems';

/* The rows that are not data: each says something about its list, and has at most one action. */

export function loadMoreItem(node: LoadMoreNode, context: RowContext): vscode.TreeItem {
  const { accountKey, store } = context;
  const list = store.list(node.list);
  const loading = list.activity === 'loading';
  const reason = loading ? context.waitsBecause() : undefined;
  if (reason !== undefined) return waitingItem(node, reason, context);
  const item = new vscode.TreeItem(loading ? vscode.l10n.t('Loading…') : vscode.l10n.t('Load More'));
  item.id = `${accountKey}/more/${listKey(node.list)}`;
  item.description =
    list.total === undefined
      ? vscode.l10n.t('{0} loaded', list.items.length)
      : vscode.l10n.t('{0} of {1}', list.items.length, Math.max(list.total, list.items.length));
  item.iconPath = new vscode.ThemeIcon(loading ? 'loading~spin' : 'ellipsis');
  item.contextValue = 'loadMore';
  // A click while it loads would ask for yet another page if its command arrived late.
  if (!loading) {
    item.command = { command: commands.loadMore, title: vscode.l10n.t('Load More'), arguments: [node] };
  }
  return item;
}

/** The server's wait is obeyed; what a person can do is give up. How long it is stands beside the view's title. */
function waitingItem(node: LoadMoreNode, reason: WaitReason, { accountKey }: RowContext): vscode.TreeItem {
  const item = new vscode.TreeItem(
    reason === 'busy'
      ? vscode.l10n.t('Waiting, as HighLevel asked')
      : vscode.l10n.t('Waiting for the rate limit'),
  );
  item.id = `${accountKey}/more/${listKey(node.list)}`;
  item.description = vscode.l10n.t('cancel');
  item.iconPath = new vscode.ThemeIcon('watch');
  item.contextValue = 'loadMore';
  item.command = { command: commands.cancelWaiting, title: vscode.l10n.t('Cancel') };
  return item;
}

export function noticeItem(node: NoticeNode, { accountKey, store, nodes }: RowContext): vscode.TreeItem {
  const { t } = vscode.l10n;
  const item = new vscode.TreeItem('');
  item.id = `${accountKey}/notice/${node.notice}/${listKey(node.list)}`;
  item.contextValue = 'notice';
  const list = store.list(node.list);
  switch (node.notice) {
    case 'empty':
      item.label = t('No messages');
      item.iconPath = new vscode.ThemeIcon('info');
      break;
    case 'filteredEmpty':
      item.label = t('No messages of this type');
      item.iconPath = new vscode.ThemeIcon('info');
      break;
    case 'tryAgain':
      item.label = t('Try Again');
      item.iconPath = new vscode.ThemeIcon('refresh');
      item.command = { command: commands.refresh, title: t('Try Again') };
      break;
    case 'remedy': {
      const { label = '', command = commands.refresh } = remedyOf(list.error) ?? {};
      item.label = label;
      item.iconPath = new vscode.ThemeIcon('arrow-right');
      item.command = { command, title: label };
      break;
    }
    case 'filter': {
      const types = node.list.kind === 'messages' ? store.messageTypes(node.list.conversationId) : [];
      item.label = t('Only {0}', types.map((type) => channelLabel(type)).join(', '));
      item.description = t('clear');
      item.iconPath = new vscode.ThemeIcon('filter-filled');
      item.command = { command: commands.clearMessageFilter, title: t('Clear Filter'), arguments: [node] };
      break;
    }
    case 'activityHidden': {
      const count = nodes.hiddenActivity(node.list);
      item.label = count === 1 ? t('1 activity record hidden') : t('{0} activity records hidden', count);
      item.description = t('show');
      item.iconPath = new vscode.ThemeIcon('eye-closed');
      item.command = { command: commands.showActivity, title: t('Show Activity') };
      break;
    }
    case 'stopped':
      item.label = t('The server promised more, but sent nothing new');
      item.tooltip = t(
        '{0} rows are loaded. Loading stopped because the pages began to repeat.',
        list.items.length,
      );
      item.iconPath = new vscode.ThemeIcon('warning');
      break;
    case 'error': {
      if (isApiError(list.error, 'cancelled')) return cancelledItem(item, node);
      const described = describeError(list.error);
      const action = described?.actions[0];
      const text = described?.text ?? '';
      item.label = text;
      item.tooltip = text;
      item.iconPath = new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
      if (action !== undefined) {
        item.description = action.label;
        // Else a screen reader would read the tooltip, which does not say what Enter does.
        item.accessibilityInformation = { label: `${text} ${action.label}` };
        const ofRow = action.command === commands.refresh && node.list.kind === 'messages';
        const command = ofRow ? commands.refreshMessages : action.command;
        item.command = { command, title: action.label, arguments: [node] };
      }
      break;
    }
  }
  return item;
}

/** Nothing went wrong: somebody gave up. */
function cancelledItem(item: vscode.TreeItem, node: NoticeNode): vscode.TreeItem {
  item.label = item.tooltip = vscode.l10n.t('Loading was cancelled');
  item.iconPath = new vscode.ThemeIcon('circle-slash');
  item.description = vscode.l10n.t('Try Again');
  item.command = { command: commands.loadMore, title: vscode.l10n.t('Try Again'), arguments: [node] };
  return item;
}
