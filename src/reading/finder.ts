import type { Message } from '../api/types';
import { matcher } from './findText';
import type { Splice } from './viewport';

/** How long the search keeps everything else waiting. */
const sliceMs = 8;

/** All rows of a list that have a text in them, looked for a few milliseconds at a time. */
export class Finder {
  /** Indices of the rows that have it, ascending: newest first. */
  #matches: number[] = [];
  #scanned = 0;
  readonly #wanted: RegExp | undefined;

  constructor(
    readonly query: string,
    /** All that a row says. */
    private readonly textsOf: (row: Message) => readonly string[],
  ) {
    this.#wanted = matcher(query);
  }

  get matches(): readonly number[] {
    return this.#matches;
  }

  /** Looks through the rows that were not looked through. @returns false where something else took over */
  async search(rows: readonly Message[], signal: AbortSignal): Promise<boolean> {
    const wanted = this.#wanted;
    let until = performance.now() + sliceMs;
    while (wanted !== undefined && this.#scanned < rows.length) {
      if (signal.aborted) return false;
      const message = rows[this.#scanned];
      if (message !== undefined && this.#has(message, wanted)) this.#matches.push(this.#scanned);
      this.#scanned++;
      if (this.#scanned % 16 !== 0 || performance.now() < until) continue;
      await new Promise((resolve) => setImmediate(resolve));
      until = performance.now() + sliceMs;
    }
    return !signal.aborted;
  }

  /** The list has changed; what older rows were added behind is looked through with the next search. */
  changed({ at, removed }: Splice, rowsReplaced: boolean): void {
    if (!rowsReplaced && removed === 0 && at >= this.#scanned) return;
    this.#matches = [];
    this.#scanned = 0;
  }

  /** The match at a row or the next older one, and failing that the oldest. */
  from(index: number): number | undefined {
    return this.#matches.find((match) => match >= index) ?? this.#matches.at(-1);
  }

  /** The next match in a direction, 1 being newer, going round at the ends. */
  next(current: number, step: 1 | -1): number | undefined {
    const newerOnes = this.#matches.filter((match) => match < current);
    const older = this.#matches.find((match) => match > current);
    return step === 1 ? (newerOnes.at(-1) ?? this.#matches.at(-1)) : (older ?? this.#matches[0]);
  }

  /** Which match that is as one reads, 1 being the oldest. */
  ordinal(index: number): number {
    const place = this.#matches.indexOf(index);
    return place < 0 ? 0 : this.#matches.length - place;
  }

  #has(message: Message, wanted: RegExp): boolean {
    return this.textsOf(message).some((text) => {
      wanted.lastIndex = 0;
      return wanted.test(text);
    });
  }
}
