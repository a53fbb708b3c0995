import * as vscode from 'vscode';
import { channelRow } from '../channels';
import { channelName } from './channelWords';

/** A channel's name in the editor's language. */
export function channelLabel(messageType: string): string {
  return channelName(messageType, vscode.l10n.t);
}

export function channelIcon(messageType: string): string {
  return channelRow(messageType).icon;
}
