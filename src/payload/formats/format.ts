import type { JsonPath } from '../jsonPath';
import { commonKind, type Row } from './row';

/** How a text is written, apart from what is in it. */
export interface RenderContext {
  /** One level's white space. */
  readonly indent: string;
  /** A document of its own rather than a piece of one: with what the language wants at its top. */
  readonly standalone: boolean;
  /** It stands where a value is wanted: a constant is written without its declaration. */
  readonly expression?: boolean;
  /** Where the API is, without a slash at the end. */
  readonly baseUrl: string;
  /** One `Version` header for all calls; else each sends the one its documentation names. */
  readonly version: string | undefined;
  /** Which value of the row, for formats of the group `value`; accessors are written in this language. */
  readonly value?: { readonly path: JsonPath; readonly language: string };
  /** Called between rows; may pause, and throws to stop. */
  readonly step?: (done: number, total: number) => Promise<void> | undefined;
}

export type FormatGroup = 'json' | 'value' | 'literal' | 'types' | 'request' | 'text' | 'webhook' | 'fixture';

/** A way to write rows. Pure: no editor, no clipboard, no clock, no network. */
export interface Format {
  /** English; translated where it is shown. */
  readonly label: string;
  /** What to know before using it. */
  readonly detail?: string;
  readonly group: FormatGroup;
  /** VS Code's id of the language that it writes. */
  readonly language: string;
  /** Editor languages whose first choice it is. */
  readonly defaultIn?: readonly string[];
  readonly rows: 'one' | 'many';
  /**
   * `kind`: reads every loaded row of the selected rows' kinds. `emails`: reads the newest email in place of a row that
   * stands for a thread of them.
   */
  readonly reads: 'selection' | 'kind' | 'emails';
  /** @throws Refusal */
  render(rows: readonly Row[], context: RenderContext): Promise<string>;
}

/** Each row to something, with a pause now and then. */
export async function eachRow<T>(
  rows: readonly Row[],
  { step }: RenderContext,
  write: (row: Row, index: number) => T,
): Promise<T[]> {
  const written: T[] = [];
  for (const [index, row] of rows.entries()) {
    written.push(write(row, index));
    await step?.(index + 1, rows.length);
  }
  return written;
}

/** What a variable that holds the rows is called. */
export function variableName(rows: readonly Row[]): string {
  const kind = commonKind(rows) ?? 'row';
  return rows.length === 1 ? kind : `${kind}s`;
}
