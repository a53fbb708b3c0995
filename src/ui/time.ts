/*
 * Dates for people, by the platform's Intl. Formatters are made once: making one costs more than a thousand uses.
 */

export interface TimeFormat {
  /** `3 min. ago`, `yesterday`. */
  relative(time: number, now: number): string;
  /** Exact, in the local zone, with the zone's name. */
  local(time: number): string;
  /** A day, for ranges of rows. */
  day(time: number): string;
  /** Exact, ISO 8601. */
  utc(time: number): string;
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 24 * 3600],
  ['month', 30 * 24 * 3600],
  ['week', 7 * 24 * 3600],
  ['day', 24 * 3600],
  ['hour', 3600],
  ['minute', 60],
];

export function createTimeFormat(locale: string): TimeFormat {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'narrow' });
  const local = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  return {
    relative: (time, now) => {
      const seconds = (time - now) / 1000;
      const step = steps.find(([, size]) => Math.abs(seconds) >= size);
      return step === undefined
        ? relative.format(0, 'second')
        : relative.format(Math.trunc(seconds / step[1]), step[0]);
    },
    local: (time) => local.format(time),
    day: (time) => day.format(time),
    utc: (time) => new Date(time).toISOString(),
  };
}
