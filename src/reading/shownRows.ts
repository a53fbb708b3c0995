import type { Message } from '../api/types';
import { isActivity } from '../channels';
import { messageKey } from '../explorer/sources';
import type { Splice } from './viewport';

export interface Change extends Splice {
  /** Rows that stayed are other objects now: what was shown of them may be out of date. */
  readonly replaced: boolean;
}

/** The rows of the story, newest first: those of the list, with or without the records of what happened. */
export class ShownRows {
  #list: readonly Message[] = [];
  #rows: readonly Message[] = [];
  #withActivity: boolean;

  constructor(withActivity: boolean) {
    this.#withActivity = withActivity;
  }

  get rows(): readonly Message[] {
    return this.#rows;
  }

  get withActivity(): boolean {
    return this.#withActivity;
  }

  /** How many records of the list are not shown. */
  get hidden(): number {
    return this.#list.length - this.#rows.length;
  }

  /** @returns what is different, if anything is */
  update(list: readonly Message[]): Change | undefined {
    this.#list = list;
    return this.#show();
  }

  /** Shows the records or hides them. */
  setActivity(shown: boolean): Change | undefined {
    this.#withActivity = shown;
    return this.#show();
  }

  #show(): Change | undefined {
    const before = this.#rows;
    this.#rows = this.#withActivity
      ? this.#list
      : this.#list.filter(({ messageType }) => !isActivity(messageType));
    return before === this.#rows ? undefined : changeOf(before, this.#rows);
  }
}

/** The one stretch that has to be exchanged for `before` to become `after`. */
export function changeOf(before: readonly Message[], after: readonly Message[]): Change | undefined {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && isSame(before[start], after[start])) start++;
  let end = 0;
  while (end < shorter - start && isSame(before.at(-1 - end), after.at(-1 - end))) end++;
  const replaced =
    before.some((row, at) => at < start && row !== after[at]) ||
    (end > 0 && before.slice(-end).some((row, at) => row !== after[after.length - end + at]));
  const splice = { at: start, removed: before.length - start - end, inserted: after.length - start - end };
  return splice.removed === 0 && splice.inserted === 0 && !replaced ? undefined : { ...splice, replaced };
}

function isSame(a: Message | undefined, b: Message | undefined): boolean {
  return a !== undefined && b !== undefined && (a === b || messageKey(a) === messageKey(b));
}
