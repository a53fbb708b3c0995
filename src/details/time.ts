/** The exact time where the person is, with the zone: `Tuesday, March 4, 2025 at 10:23:45 AM GMT+1`. */
export function localTime(at: number, language: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'full',
    timeStyle: 'long',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(at);
}

/** Short, for one line among others: `Mar 4, 2025, 10:23 AM`. */
export function shortTime(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

const steps = [
  { unit: 'year', seconds: 365 * 86_400 },
  { unit: 'month', seconds: 30 * 86_400 },
  { unit: 'week', seconds: 7 * 86_400 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** `3 minutes ago`, `now`. */
export function relativeTime(at: number, now: number, language: string): string {
  const seconds = (at - now) / 1000;
  const step = steps.find((candidate) => Math.abs(seconds) >= candidate.seconds);
  // A day ago is not always yesterday, and a week ago not last week.
  return step === undefined
    ? new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(0, 'second')
    : new Intl.RelativeTimeFormat(language).format(Math.trunc(seconds / step.seconds), step.unit);
}
