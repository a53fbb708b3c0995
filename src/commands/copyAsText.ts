import * as vscode from 'vscode';
import type { Format, RenderContext } from '../payload/formats/format';
import { Refusal } from '../payload/refusal';
import type { Settings } from '../settings';
import { withCancellableProgress } from '../ui/ask';
import { UserError } from '../ui/errorText';
import { rowsFor, type Source } from './copyAsRows';
import type { Target } from './targets';

/** More rows than this take long enough to say so. */
const quick = 1_000;

export interface TextOptions {
  readonly session: Source;
  readonly settings: Settings;
  readonly indent: string;
  readonly standalone: boolean;
  readonly expression: boolean;
  readonly value?: RenderContext['value'];
}

/** The targets in a format. @throws UserError with the reason where a format cannot hold them */
export async function textOf(
  targets: readonly Target[],
  format: Format,
  options: TextOptions,
): Promise<string> {
  const rows = await rowsFor(targets, format, options.session);
  const { indent, standalone, expression, settings, value } = options;
  const context = {
    ...{ indent, standalone, expression, baseUrl: settings.apiBaseUrl, version: settings.apiVersion },
    ...(value === undefined ? {} : { value }),
  };
  try {
    if (rows.length <= quick) return await format.render(rows, context);
    return await withCancellableProgress(
      vscode.l10n.t('Writing {0} rows as {1}', rows.length, vscode.l10n.t(format.label)),
      async (signal, progress) => {
        const text = await format.render(rows, { ...context, step: stepper(signal, progress) });
        // What is made of all rows at once hears of nothing: the click may have waited for that long.
        await breath(signal);
        return text;
      },
    );
  } catch (error) {
    throw error instanceof Refusal ? described(error, format) : error;
  }
}

/** Lets the editor breathe while many rows are written. */
function stepper(
  signal: AbortSignal,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
): NonNullable<RenderContext['step']> {
  let breathed = performance.now();
  let reported = 0;
  return (done, total) => {
    if (performance.now() - breathed < 15) return undefined;
    const increment = (100 * (done - reported)) / total;
    reported = done;
    progress.report({ message: vscode.l10n.t('{0} of {1}', done, total), increment });
    return breath(signal).finally(() => (breathed = performance.now()));
  };
}

/** The editor's turn. @throws CancellationError where the person used it to cancel */
function breath(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    setImmediate(() => {
      if (signal.aborted) reject(new vscode.CancellationError());
      else resolve();
    });
  });
}

function described({ reason, subject = '' }: Refusal, format: Format): UserError {
  const { t } = vscode.l10n;
  const label = t(format.label);
  const texts: Readonly<Record<Refusal['reason'], string>> = {
    notJson: t(
      'The payload is not valid JSON, so it cannot be written as {0}. It can be copied as it is.',
      label,
    ),
    tooDeep: t('The payload is nested too deeply for {0}. It can be copied as JSON.', label),
    duplicateKey: t(
      'The payload has the key {0} twice in one object, and {1} can hold it once. It can be copied as JSON.',
      JSON.stringify(subject.slice(0, 60)),
      label,
    ),
    loneSurrogate: t(
      'A text in the payload ends in the middle of a character, which {0} cannot hold. It can be copied as JSON.',
      label,
    ),
    noId: t('The row has no id that could stand in an address.'),
    controlCharacter: t('The address or version has a line break in it; a command must stay on its line.'),
    noWebhook: t('HighLevel sends no message event for an activity: it is a record, not a message.'),
    noValue: t('The payload has no such value.'),
  };
  return new UserError({ text: texts[reason], actions: [] });
}
