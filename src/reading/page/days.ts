import type { PageStrings } from '../protocol';

/** Dates of rows, where the person is. Formatters are made once: a screen has many dates. */
export class Days {
  readonly #day: Intl.DateTimeFormat;
  readonly #time: Intl.DateTimeFormat;
  readonly #exact: Intl.DateTimeFormat;

  constructor(
    language: string,
    private readonly strings: PageStrings,
  ) {
    this.#day = new Intl.DateTimeFormat(language, { dateStyle: 'full' });
    this.#time = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
    this.#exact = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long' });
  }

  /** What the line above a row says, if there is one: the first row of each day has it. */
  separator(at: number | undefined, previousAt: number | undefined): string | undefined {
    if (at === undefined) return undefined;
    return previousAt !== undefined && sameDay(at, previousAt) ? undefined : this.day(at);
  }

  day(at: number): string {
    const now = new Date();
    if (sameDay(at, now.getTime())) return this.strings.today;
    const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
    return sameDay(at, yesterday.getTime()) ? this.strings.yesterday : this.#day.format(at);
  }

  time(at: number): string {
    return this.#time.format(at);
  }

  exact(at: number): string {
    return this.#exact.format(at);
  }

  /** For a screen reader: the day and the minute. */
  spoken(at: number | undefined): string {
    return at === undefined ? this.strings.noDate : `${this.day(at)} ${this.time(at)}`;
  }
}

function sameDay(a: number, b: number): boolean {
  const [x, y] = [new Date(a), new Date(b)];
  return x.getDate() === y.getDate() && x.getMonth() === y.getMonth() && x.getFullYear() === y.getFullYear();
}
