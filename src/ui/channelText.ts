import * as vscode from 'vscode';
import { channelOf, channels } from '../channels';

/** A channel's name in the editor's language. */
export function channelLabel(messageType: string): string {
  const channel = channelOf(messageType);
  if (channel === 'activity') return activityLabel(messageType);
  // A type never seen before is named as the server names it.
  if (channel === 'other' && messageType !== '') return messageType;
  return vscode.l10n.t(channels[channel].label);
}

export function channelIcon(messageType: string): string {
  return channels[channelOf(messageType)].icon;
}

/** `TYPE_ACTIVITY_EMPLOYEE_ACTION_LOG` -> `Activity: employee action log`. */
function activityLabel(messageType: string): string {
  const what = messageType
    .replace(/^(TYPE_)?ACTIVITY_/i, '')
    .toLowerCase()
    .replaceAll('_', ' ');
  return vscode.l10n.t('Activity: {0}', what);
}
