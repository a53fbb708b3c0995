import * as vscode from 'vscode';
import { commands, type CommandId } from '../ids';

/** Runs a command. Arguments come from menus, keybindings, links and other extensions: unknown until looked at. */
export type RunCommand = (id: CommandId, args: readonly unknown[]) => Promise<unknown>;

/** Registers every command of the manifest. What they do is read with the first one that runs. */
export function registerCommands(run: RunCommand): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.values(commands).map((id) =>
      vscode.commands.registerCommand(id, (...args: readonly unknown[]) => run(id, args)),
    ),
  );
}
