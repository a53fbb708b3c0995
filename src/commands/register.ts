import * as vscode from 'vscode';
import { commands as ids, type CommandId } from '../ids';
import { describeError } from '../ui/errorText';
import type { Log } from '../ui/log';
import { notify } from '../ui/notify';

/** Arguments come from menus, keybindings, links and other extensions: unknown until looked at. */
export type CommandHandler = (...args: readonly unknown[]) => unknown;

/** Every command of the manifest has exactly one handler: a missing one is a compile error. */
export type CommandTable = Readonly<Record<CommandId, CommandHandler>>;

/** Registers all commands behind the one error boundary. The handlers are loaded with the first command that runs. */
export function registerCommands(load: () => Promise<CommandTable>, log: Log): vscode.Disposable {
  let table: Promise<CommandTable> | undefined;
  const registrations = Object.values(ids).map((id) =>
    vscode.commands.registerCommand(id, async (...args: readonly unknown[]): Promise<unknown> => {
      table ??= load();
      const known = table;
      return guarded(id, log, async () => (await known)[id](...args));
    }),
  );
  return vscode.Disposable.from(...registrations);
}

/** Runs what a person asked for; a failure is told to them and noted in the log. */
export async function guarded(where: string, log: Log, work: () => unknown): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    // Not awaited: the notification stays as long as the person lets it.
    void report(where, error, log);
    return undefined;
  }
}

async function report(where: string, error: unknown, log: Log): Promise<void> {
  const described = describeError(error);
  if (described === undefined) return;
  log.error(where, error);
  const labels = described.actions.map(({ label }) => label);
  const chosen = await notify('error', described.text, ...labels);
  const action = described.actions.find(({ label }) => label === chosen);
  if (action !== undefined) await vscode.commands.executeCommand(action.command);
}
