import * as vscode from 'vscode';

/** A wait as a person says it; always rounded up, so that it is over when it was said to be. */
export function waitText(milliseconds: number): string {
  const { t } = vscode.l10n;
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  if (seconds < 120) return t('{0} s', seconds);
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? t('{0} min', minutes) : t('{0} h', Math.ceil(minutes / 60));
}
