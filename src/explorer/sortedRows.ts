/** Rows newest first, each key once. Pages usually come in order, so adding one costs its own length. */
export class SortedRows<T> {
  #rows: Row<T>[] = [];
  #byKey = new Map<string, T>();
  #items: readonly T[] | undefined;

  constructor(private readonly shape: RowShape<T>) {}

  get items(): readonly T[] {
    return (this.#items ??= this.#rows.map((row) => row.item));
  }

  get length(): number {
    return this.#rows.length;
  }

  get(key: string): T | undefined {
    return this.#byKey.get(key);
  }

  /** Adds the rows not yet held. @returns how many those were */
  add(items: readonly T[]): number {
    const before = this.#rows.length;
    let last = this.#rows.at(-1)?.time ?? Infinity;
    let ordered = true;
    for (const item of items) {
      const key = this.shape.key(item);
      if (this.#byKey.has(key)) continue;
      // A row without a date stays behind the row it came after.
      const time = this.shape.time(item) ?? last;
      if (time > last) ordered = false;
      last = time;
      this.#byKey.set(key, item);
      this.#rows.push({ item, key, time });
    }
    if (!ordered) this.#rows.sort((a, b) => (a.time === b.time ? 0 : b.time - a.time));
    this.#items = undefined;
    return this.#rows.length - before;
  }

  /**
   * Lays freshly read rows over the held ones: what is older than the freshly read range stays, what was in that range
   * and did not come back is gone. Without a row in common that has not moved there may be a gap between the two, so
   * nothing old stays.
   * @returns how many old rows stay behind the fresh ones
   */
  overlay(fresh: SortedRows<T>, freshIsAll: boolean): number {
    const oldest = fresh.#rows.at(-1)?.time ?? Infinity;
    const overlaps = fresh.length === 0 || fresh.#rows.some((row) => this.#holdsInPlace(row));
    const tail = this.#rows.filter(
      (row) => !freshIsAll && overlaps && row.time <= oldest && !fresh.#byKey.has(row.key),
    );
    this.#rows = [...fresh.#rows, ...tail];
    this.#byKey = new Map(this.#rows.map((row) => [row.key, row.item]));
    this.#items = undefined;
    return tail.length;
  }

  #holdsInPlace({ key, item }: Row<T>): boolean {
    const held = this.#byKey.get(key);
    return held !== undefined && this.shape.time(held) === this.shape.time(item);
  }
}

export interface RowShape<T> {
  /** Rows of the same key are one row. */
  key(item: T): string;
  /** Epoch milliseconds. */
  time(item: T): number | undefined;
}

interface Row<T> {
  readonly item: T;
  readonly key: string;
  readonly time: number;
}
