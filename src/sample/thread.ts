import type { MessageRow } from './messages';

/** The messages of one conversation by position, 0 being the newest. */
export interface Thread {
  readonly count: number;
  row(index: number): MessageRow;
  typeAt(index: number): string;
  indexOf(id: string): number | undefined;
}

/** A thread over rows that are already there. */
export function threadOf(newestFirst: readonly MessageRow[]): Thread {
  const byId = new Map(newestFirst.map((row, index) => [row.id, index]));
  const row = (index: number): MessageRow => {
    const found = newestFirst[index];
    if (found === undefined) throw new RangeError(`No message at ${index}`);
    return found;
  };
  return {
    count: newestFirst.length,
    row,
    typeAt: (index) => row(index).type,
    indexOf: (id) => byId.get(id),
  };
}

export interface ThreadPage {
  readonly rows: readonly MessageRow[];
  /** Whether an older message of the wanted types exists. */
  readonly more: boolean;
}

/** The rows after position `start`, at most `limit`, of the wanted types only (empty: all). */
export function pageOf(thread: Thread, start: number, limit: number, types: ReadonlySet<string>): ThreadPage {
  const rows: MessageRow[] = [];
  for (let index = start; index < thread.count; index++) {
    if (types.size > 0 && !types.has(canonicalType(thread.typeAt(index)))) continue;
    if (rows.length === limit) return { rows, more: true };
    rows.push(thread.row(index));
  }
  return { rows, more: false };
}

/** One spelling per type: short names and cases differ, and the filter's name of team comments is a plural. */
export function canonicalType(name: string): string {
  const upper = name.trim().toUpperCase();
  const full = upper.startsWith('TYPE_') ? upper : `TYPE_${upper}`;
  return full === 'TYPE_INTERNAL_COMMENTS' ? 'TYPE_INTERNAL_COMMENT' : full;
}
