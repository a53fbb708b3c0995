/** Keeps the last so many values; the oldest goes when there are more. */
export class BoundedMap<V> {
  readonly #values = new Map<string, V>();

  constructor(private readonly most: number) {}

  get(key: string): V | undefined {
    return this.#values.get(key);
  }

  add<W extends V>(key: string, value: W): W {
    this.#values.delete(key);
    this.#values.set(key, value);
    const oldest = this.#values.keys().next();
    if (this.#values.size > this.most && oldest.done !== true) this.#values.delete(oldest.value);
    return value;
  }

  clear(): void {
    this.#values.clear();
  }
}
