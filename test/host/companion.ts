import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExtensionContext } from 'vscode';

/**
 * A tiny extension of its own that `npm start` loads beside ours: it shows our views and opens the sample account,
 * so that ours needs no branch for being tried out. This file is both the extension and what puts it in a folder.
 */
const VIEW_CONTAINER = 'highlevel';
const SAMPLE_COMMAND = 'highlevel.openSampleAccount';
const OPENED = 'opened';

export async function writeCompanion(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await copyFile(__filename, join(folder, 'companion.js'));
  const manifest = {
    name: 'highlevel-companion',
    publisher: 'local',
    version: '0.0.0',
    engines: { vscode: '^1.101.0' },
    main: './companion.js',
    activationEvents: ['onStartupFinished'],
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, undefined, 2));
  return folder;
}

export async function activate(context: ExtensionContext): Promise<void> {
  // After a reload of the window the person goes on with what is open there.
  if (context.workspaceState.get(OPENED) === true) {
    return;
  }
  const { commands } = await import('vscode');
  await commands.executeCommand(`workbench.view.extension.${VIEW_CONTAINER}`);
  await commands.executeCommand(SAMPLE_COMMAND);
  await context.workspaceState.update(OPENED, true);
}
