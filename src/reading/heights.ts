/** What a row takes before it was ever drawn. */
const guess = 72;
/** Taller than this a browser lays nothing out; with more rows than fit, rows never drawn are taken to be lower. */
const tallest = 28_000_000;

/**
 * The heights of a list's rows, row 0 being the newest and the lowest on the screen. Rows that were never drawn have a
 * guessed height. Sums and searches take log(n) steps, and a row takes twelve bytes.
 */
export class Heights {
  /** 0: never measured. */
  #sizes = new Float32Array(0);
  /** Binary indexed: entry `i` is the sum of the `i & -i` rows that end with row `i - 1`. */
  #sums = new Float64Array(1);
  #guess = guess;

  get count(): number {
    return this.#sizes.length;
  }

  /** Of all rows. */
  get total(): number {
    return this.below(this.count);
  }

  height(index: number): number {
    return this.#sizes[index] || this.#guess;
  }

  isMeasured(index: number): boolean {
    return (this.#sizes[index] ?? 0) > 0;
  }

  /** The height of all rows below this one, that is of the newer ones. */
  below(index: number): number {
    let sum = 0;
    for (let at = Math.min(index, this.count); at > 0; at -= at & -at) sum += this.#sums[at] ?? 0;
    return sum;
  }

  /** The row that so many pixels above the lowest edge lie in; the last one, where there are fewer. */
  rowAt(distance: number): number {
    let [index, left] = [0, distance];
    for (let step = highestBit(this.count); step > 0; step >>= 1) {
      const sum = this.#sums[index + step];
      if (sum === undefined || sum > left) continue;
      index += step;
      left -= sum;
    }
    return Math.max(0, Math.min(index, this.count - 1));
  }

  /** @returns by how much that differs from what was taken for it */
  measure(index: number, height: number): number {
    if (index < 0 || index >= this.count || !(height > 0)) return 0;
    const rounded = Math.fround(height);
    const change = rounded - this.height(index);
    this.#sizes[index] = rounded;
    if (change === 0) return 0;
    for (let at = index + 1; at <= this.count; at += at & -at)
      this.#sums[at] = (this.#sums[at] ?? 0) + change;
    return change;
  }

  /** Takes rows out and puts rows that were never drawn in their place. */
  splice(at: number, removed: number, inserted: number): void {
    const old = this.#sizes;
    const from = Math.min(at, old.length);
    const rest = old.subarray(Math.min(from + removed, old.length));
    const sizes = new Float32Array(from + inserted + rest.length);
    sizes.set(old.subarray(0, from));
    sizes.set(rest, from + inserted);
    this.#sizes = sizes;
    this.#guess = Math.min(guess, tallest / Math.max(1, sizes.length));
    this.#addUp();
  }

  #addUp(): void {
    const { count } = this;
    const sums = new Float64Array(count + 1);
    for (let at = 1; at <= count; at++) {
      const sum = (sums[at] ?? 0) + this.height(at - 1);
      sums[at] = sum;
      const parent = at + (at & -at);
      if (parent <= count) sums[parent] = (sums[parent] ?? 0) + sum;
    }
    this.#sums = sums;
  }
}

function highestBit(value: number): number {
  return value === 0 ? 0 : 2 ** (31 - Math.clz32(value));
}
