/*
 * A figure is two medians taken in one run, one sample of each in turn, so that a slow minute of the machine slows both.
 */

export interface Figure {
  readonly name: string;
  /** The value to compare with the target, with its unit. */
  readonly value: number;
  readonly unit: string;
  /** The most that is wanted; without it the figure is only told. */
  readonly target?: number;
  /** What it was computed from, for the reader. */
  readonly detail: string;
}

export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  if (upper === undefined || lower === undefined) throw new Error('There are no samples.');
  return (upper + lower) / 2;
}

/** How many times as much as the baseline, by medians. */
export function ratio(
  name: string,
  ours: readonly number[],
  baseline: readonly number[],
  { unit = 'ms', target, than }: { unit?: string; target?: number; than: string },
): Figure {
  const [a, b] = [median(ours), median(baseline)];
  return {
    name,
    value: a / b,
    unit: 'x',
    detail: `${round(a)} ${unit}, ${than} ${round(b)} ${unit}`,
    ...(target === undefined ? {} : { target }),
  };
}

export function round(value: number): string {
  return value.toFixed(Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
}

/** One line a figure. `MISSED` is for a person to look at: a busy machine misses targets as well. */
export function line({ name, value, unit, target, detail }: Figure): string {
  const verdict = target === undefined ? '' : value <= target ? 'ok' : 'MISSED';
  const wanted = target === undefined ? '' : `<= ${round(target)} ${unit}`;
  return `${name.padEnd(58)} ${`${round(value)} ${unit}`.padStart(12)}  ${wanted.padEnd(14)} ${verdict.padEnd(7)} ${detail}`;
}
