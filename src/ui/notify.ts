import * as vscode from 'vscode';
import { noticeLine } from './oneLine';

export type Severity = 'error' | 'warning' | 'information';

/**
 * The one door to notifications (a test guards it): names of files, ids and the server's words stand in our sentences,
 * and VS Code would run a command that one of them links to. @returns the button that was pressed
 */
export async function notify(
  severity: Severity,
  text: string,
  ...buttons: readonly string[]
): Promise<string | undefined> {
  const line = noticeLine(text);
  switch (severity) {
    case 'error':
      return vscode.window.showErrorMessage(line, ...buttons);
    case 'warning':
      return vscode.window.showWarningMessage(line, ...buttons);
    case 'information':
      return vscode.window.showInformationMessage(line, ...buttons);
  }
}

/**
 * A question that waits in front of everything. `detail` is ours alone and may have several lines. @returns whether the
 * button was pressed, and not Cancel
 */
export async function confirm(text: string, button: string, detail?: string): Promise<boolean> {
  const options = { modal: true, ...(detail === undefined ? {} : { detail }) };
  return (await vscode.window.showInformationMessage(noticeLine(text), options, button)) === button;
}

/** The same with several answers. The detail is the caller's word for word, in lines; nothing in it is a link. */
export async function choose(
  text: string,
  detail: string,
  ...buttons: readonly string[]
): Promise<string | undefined> {
  return vscode.window.showWarningMessage(noticeLine(text), { modal: true, detail }, ...buttons);
}
