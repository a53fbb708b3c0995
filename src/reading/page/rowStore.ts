import type { Slice } from '../protocol';
import type { RowView } from '../rowSchema';
import type { Span } from '../viewport';

/** Rows asked for before they come into sight. */
const ahead = 25;
/** Rows kept around those in sight. */
const kept = 150;

/** The few rows that the page holds; the host has them all. */
export class RowStore {
  #rows = new Map<number, RowView>();
  #asked: Span | undefined;

  get(index: number): RowView | undefined {
    return this.#rows.get(index);
  }

  add({ from, rows }: Slice): void {
    // What is here already is drawn, and would have to be drawn again.
    rows.forEach((row, n) => this.#rows.has(from + n) || this.#rows.set(from + n, row));
    this.#asked = undefined;
  }

  /** This one is not what it was. */
  drop(index: number): void {
    this.#rows.delete(index);
    this.#asked = undefined;
  }

  /** Rows have moved, or are not what they were. */
  clear(): void {
    this.#rows = new Map();
    this.#asked = undefined;
  }

  /** Nothing that was asked will be answered. */
  forgetQuestion(): void {
    this.#asked = undefined;
  }

  /** What to ask the host for so that this span can be drawn: nothing where it is here or on its way. */
  missing({ from, to }: Span, count: number): Span | undefined {
    const near = { from: Math.max(0, from - ahead / 2), to: Math.min(count, to + ahead / 2) };
    let [first, last] = [-1, -1];
    for (let index = Math.floor(near.from); index < near.to; index++) {
      if (this.#rows.has(index)) continue;
      if (first < 0) first = index;
      last = index;
    }
    if (first < 0) return undefined;
    const asked = this.#asked;
    if (asked !== undefined && asked.from <= first && last < asked.to) return undefined;
    this.#asked = { from: Math.max(0, first - ahead), to: Math.min(count, last + 1 + ahead) };
    return this.#asked;
  }

  /** Lets go of what is far away. */
  trim({ from, to }: Span): void {
    if (this.#rows.size <= to - from + 3 * kept) return;
    for (const index of this.#rows.keys())
      if (index < from - kept || index >= to + kept) this.#rows.delete(index);
  }
}
