import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, extensionId, section, type CommandId } from '../../../src/ids';
import type { PayloadFormat } from '../../../src/settings';
import { asObject } from '../../support/ask';

/* The activated extension, reached as other extensions and keybindings reach it: by the public API of VS Code. */

export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension(extensionId);
  assert.ok(found, `${extensionId} is not installed`);
  return found;
}

export function manifest(): Readonly<Record<string, unknown>> {
  return asObject(extension().packageJSON);
}

export async function run(command: CommandId, ...args: readonly unknown[]): Promise<unknown> {
  return vscode.commands.executeCommand(command, ...args);
}

export const openSample = (): Promise<unknown> => run(commands.openSampleAccount);

/** How menus and links name a message. */
export const messageId = (id: string): unknown => ({ kind: 'messageId', id });

/** Resolves once the condition holds. It is looked at now and whenever one of the events fires. */
export async function when(
  what: string,
  condition: () => boolean,
  ...events: readonly vscode.Event<unknown>[]
): Promise<void> {
  let look = (): void => undefined;
  const subscriptions = events.map((event) => event(() => look()));
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`Waited in vain: ${what}`)), 20_000);
      look = () => condition() && resolve();
      look();
    });
  } finally {
    clearTimeout(timer);
    for (const subscription of subscriptions) subscription.dispose();
  }
}

export function tabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap((group) => group.tabs);
}

/** Titles of the open message panels. */
export function messageTabs(): readonly string[] {
  return tabs()
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('highlevel.message'),
    )
    .map(({ label }) => label);
}

/** Waits until the open message panels have these titles. */
export async function messageTabsAre(titles: readonly string[]): Promise<void> {
  const wanted = titles.join();
  await when(
    `message panels [${wanted}]`,
    () => messageTabs().join() === wanted,
    vscode.window.tabGroups.onDidChangeTabs,
  );
}

/** Closes all editors, throwing away what tests typed into them. */
export async function closeEverything(): Promise<void> {
  for (const { input } of tabs()) {
    if (!(input instanceof vscode.TabInputText)) continue;
    const document = await vscode.workspace.openTextDocument(input.uri);
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await when('all editors are closed', () => tabs().length === 0, vscode.window.tabGroups.onDidChangeTabs);
}

let files = 0;

/** An editor with a new file of that text. Not an untitled one: their names, and so their backups, come back. */
export async function openText(content: string): Promise<vscode.TextEditor> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'the tests run without a folder');
  const uri = vscode.Uri.joinPath(folder.uri, `text-${++files}.txt`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  return vscode.window.showTextDocument(uri, { preview: false });
}

/** Runs with `highlevel.payloadFormat` set, and leaves it as it was. */
export async function withFormat<T>(format: PayloadFormat, work: () => Promise<T>): Promise<T> {
  await setSetting('payloadFormat', format);
  try {
    return await work();
  } finally {
    await setSetting('payloadFormat', undefined);
  }
}

/** Sets a user setting, or with `undefined` takes it away; resolves once it is read back. */
export async function setSetting(name: string, value: unknown): Promise<void> {
  const read = (): unknown => vscode.workspace.getConfiguration(section).inspect<unknown>(name)?.globalValue;
  await vscode.workspace.getConfiguration(section).update(name, value, vscode.ConfigurationTarget.Global);
  await when(`${name} is set`, () => read() === value, vscode.workspace.onDidChangeConfiguration);
}
