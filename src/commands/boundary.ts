import * as vscode from 'vscode';
import { isApiError } from '../api/errors';
import { commands, type CommandId } from '../ids';
import { describeError, UserError } from '../ui/errorText';
import type { Log } from '../ui/log';
import { notify } from '../ui/notify';
import { Prompts } from './prompts';
import { resumed } from './resume';
import type { RunCommand } from './register';

export type CommandHandler = (...args: readonly unknown[]) => unknown;

/** Every command of the manifest has exactly one handler: a missing one is a compile error. */
export type CommandTable = Readonly<Record<CommandId, CommandHandler>>;

/** Runs commands behind the one error boundary. */
export function createRunner(load: () => Promise<CommandTable>, log: Log): RunCommand {
  let table: Promise<CommandTable> | undefined;
  const prompts = new Prompts();
  return async (id, args) => {
    table ??= load();
    const known = table;
    return guarded(id, log, async () => (await known)[id](...args), prompts);
  };
}

/** Runs what a person asked for; a failure is told to them and noted in the log. */
export async function guarded(
  where: string,
  log: Log,
  work: () => unknown,
  prompts = new Prompts(),
): Promise<unknown> {
  const began = prompts.begin();
  try {
    return await work();
  } catch (error) {
    // Not awaited: the notification stays as long as the person lets it.
    const again = resumed(error) ?? work;
    void report(
      where,
      error,
      log,
      (text, show) => prompts.show(began, error, text, show),
      () => guarded(where, log, again, prompts),
    );
    return undefined;
  }
}

type Show = (text: string, show: () => Promise<string | undefined>) => Promise<string | undefined>;

async function report(
  where: string,
  error: unknown,
  log: Log,
  once: Show,
  again: () => Promise<unknown>,
): Promise<void> {
  const described = describeError(error);
  if (described === undefined) return;
  // What was asked cannot be done, and the person is told why: nothing is broken.
  if (error instanceof UserError) log.info(`${where}: refused`);
  else log.error(where, error);
  const labels = described.actions.map(({ label }) => label);
  const { text } = described;
  const chosen = await once(text, () => notify('error', text, ...labels));
  const action = described.actions.find(({ label }) => label === chosen);
  if (action === undefined) return;
  // To try a failed call again is to do what was asked; only a sentence of our own means the list by it.
  if (isApiError(error) && action.command === commands.refresh) await again();
  else await vscode.commands.executeCommand(action.command);
}
