/** Seconds as `1:05` or `1:02:05`; a second that has not passed whole is not counted. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** `812 B`, `23 KB`, `1.4 MB`, in the person's way of writing numbers. */
export function byteSize(bytes: number, language: string): string {
  const [unit, value] =
    bytes < 1000 ? ['B', bytes] : bytes < 1e6 ? ['KB', bytes / 1000] : ['MB', bytes / 1e6];
  const digits = unit === 'MB' && value < 100 ? 1 : 0;
  return `${value.toLocaleString(language, { maximumFractionDigits: digits })} ${unit}`;
}
