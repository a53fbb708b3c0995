import * as vscode from 'vscode';
import { commands } from '../../../src/ids';
import type { LoopbackApi } from '../../support/loopbackApi';
import { run, setSetting } from './extension';

/**
 * Signs the activated extension in to a server, by its own command. The two questions are answered for the person:
 * nobody types inside the extension host.
 */
export async function signInFor(server: LoopbackApi, token: string): Promise<void> {
  await setSetting('apiBaseUrl', server.url);
  const answers = [token, server.locationId];
  const { showInputBox } = vscode.window;
  const instead = (): Thenable<string | undefined> => Promise.resolve(answers.shift());
  Object.assign(vscode.window, { showInputBox: instead });
  try {
    await run(commands.signIn);
  } finally {
    Object.assign(vscode.window, { showInputBox });
  }
}

export async function signOutFrom(): Promise<void> {
  await run(commands.signOut);
  await setSetting('apiBaseUrl', undefined);
}
