import * as vscode from 'vscode';
import { channelOf, channels } from '../channels';
import { firstLine } from './oneLine';

/** A channel's name in the editor's language. */
export function channelLabel(messageType: string): string {
  const channel = channelOf(messageType);
  if (channel === 'activity') return activityLabel(messageType);
  // A type never seen before is named as the server names it.
  const name = channel === 'other' ? firstLine(messageType) : '';
  return name === '' ? vscode.l10n.t(channels[channel].label) : name;
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
  return vscode.l10n.t('Activity: {0}', firstLine(what));
}
