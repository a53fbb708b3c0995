import assert from 'node:assert/strict';
import * as vscode from 'vscode';

export const hour = 60;

/** As servers write dates. Ages are tested half an hour from where they change. */
export const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

export const failures = [
  'failed',
  'FAILED',
  'undelivered',
  'busy',
  'no-answer',
  'canceled',
  'opt_out',
] as const;

export function iconOf({ iconPath }: vscode.TreeItem): vscode.ThemeIcon {
  assert.ok(iconPath instanceof vscode.ThemeIcon, 'the icon is not one of the editor’s');
  return iconPath;
}
