/*
 * Dates for people, by the platform's Intl. Formatters are made once, and when they are needed: making one costs more
 * than a thousand uses, and the first of them more than all the rest of starting the extension.
 */

export interface TimeFormat {
  /** For rows, as short as can be: `4m`, `3h`, `2d`, `Nov 3`, `Nov 2024`. */
  short(time: number, now: number): string;
  /** For screen readers: `4 minutes ago`. */
  relative(time: number, now: number): string;
  /** Exact, in the local zone, with the zone's name. */
  local(time: number): string;
  /** A day, for ranges of rows. */
  day(time: number): string;
}

const hour = 3600;
const day = 24 * hour;

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * day],
  ['month', 30 * day],
  ['week', 7 * day],
  ['day', day],
  ['hour', hour],
  ['minute', 60],
];

export function createTimeFormat(locale: string): TimeFormat {
  // A day ago is not always yesterday, and a week ago not last week; `now` is the one word that an age has.
  const relative = once(() => new Intl.RelativeTimeFormat(locale));
  const present = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const local = dates(locale, { dateStyle: 'full', timeStyle: 'long' });
  const whole = dates(locale, { dateStyle: 'medium' });
  const thisYear = dates(locale, { month: 'short', day: 'numeric' });
  const earlier = dates(locale, { month: 'short', year: 'numeric' });
  const [minutes, hours, days] = [ages(locale, 'minute'), ages(locale, 'hour'), ages(locale, 'day')] as const;
  return {
    short: (time, now) => {
      const seconds = (now - time) / 1000;
      // What lies ahead (a scheduled message) has no age.
      if (seconds < -60) return thisYear().format(time);
      if (seconds >= 300 * day) return earlier().format(time);
      if (seconds >= 7 * day) return thisYear().format(time);
      if (seconds >= day) return days().format(Math.floor(seconds / day));
      if (seconds >= hour) return hours().format(Math.floor(seconds / hour));
      return minutes().format(Math.max(0, Math.floor(seconds / 60)));
    },
    relative: (time, now) => {
      const seconds = (time - now) / 1000;
      const step = steps.find(([, size]) => Math.abs(seconds) >= size);
      return step === undefined
        ? present().format(0, 'second')
        : relative().format(Math.trunc(seconds / step[1]), step[0]);
    },
    local: (time) => local().format(time),
    day: (time) => whole().format(time),
  };
}

function dates(locale: string, options: Intl.DateTimeFormatOptions): () => Intl.DateTimeFormat {
  return once(() => new Intl.DateTimeFormat(locale, options));
}

function ages(locale: string, unit: 'minute' | 'hour' | 'day'): () => Intl.NumberFormat {
  return once(() => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }));
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
