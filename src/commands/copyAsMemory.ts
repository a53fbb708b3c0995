import type * as vscode from 'vscode';
import { isObject } from '../api/read';
import { defaultFormat, isFormatId, type FormatId } from '../payload/formats/table';

/** Where a text goes. */
export const ways = ['copy', 'insert', 'open'] as const;
export type Way = (typeof ways)[number];

export interface Choice {
  readonly format: FormatId;
  readonly way: Way;
}

/** What was chosen last in editors of a language; until then what fits it. */
export interface CopyAsMemory {
  last(language: string): Choice;
  remember(language: string, choice: Choice): Promise<void>;
}

const key = 'highlevel.copyAs';

export function createCopyAsMemory(state: vscode.Memento): CopyAsMemory {
  return {
    last: (language) =>
      decode(ofLanguages(state)[language]) ?? { format: defaultFormat(language), way: 'copy' },
    remember: async (language, choice) => {
      await state.update(key, { ...ofLanguages(state), [language]: choice });
    },
  };
}

function ofLanguages(state: vscode.Memento): Readonly<Record<string, unknown>> {
  const stored = state.get<unknown>(key);
  return isObject(stored) ? stored : {};
}

/** Another version of the extension may have written it. */
function decode(stored: unknown): Choice | undefined {
  if (!isObject(stored)) return undefined;
  const { format, way } = stored;
  const known = ways.find((one) => one === way);
  return isFormatId(format) && known !== undefined ? { format, way: known } : undefined;
}
