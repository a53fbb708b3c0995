/*
 * Numbers of JSON have any number of digits; those of a language mostly have not. What would be rounded is written in
 * a type that holds it, or as a text that says it was a number.
 */

/** Without a fraction and an exponent. */
export function isInteger(digits: string): boolean {
  return !/[.eE]/.test(digits);
}

/** Whether an integer lies between the bounds. Digits are counted first: nobody wants a BigInt of a million digits. */
export function isBetween(digits: string, low: bigint, high: bigint): boolean {
  if (digits.length > 40) return false;
  const value = BigInt(digits);
  return value >= low && value <= high;
}

export const isSafe = (digits: string): boolean => isBetween(digits, -(2n ** 53n) + 1n, 2n ** 53n - 1n);
export const isInt32 = (digits: string): boolean => isBetween(digits, -(2n ** 31n) + 1n, 2n ** 31n - 1n);
/** The least value is left out: many languages read it as the negation of a number that they cannot hold. */
export const isInt64 = (digits: string): boolean => isBetween(digits, -(2n ** 63n) + 1n, 2n ** 63n - 1n);

/** Whether a double, printed again, says the same number. */
export function isDouble(digits: string): boolean {
  const value = Number(digits);
  return Number.isFinite(value) && decimal(digits) === decimal(String(value));
}

/** A number's digits without leading and trailing zeros, and its exponent: equal numbers give equal texts. */
function decimal(digits: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(digits) ?? [];
  const significant = (whole + fraction).replace(/^0+/, '');
  const kept = significant.slice(0, endOfDigits(significant));
  if (kept === '') return `${sign}0`;
  const power = BigInt(exponent) - BigInt(fraction.length) + BigInt(significant.length - kept.length);
  return `${sign}${kept}e${power}`;
}

/** Without the zeros at the end. A pattern would try each run of zeros in between anew for each of them. */
function endOfDigits(digits: string): number {
  let end = digits.length;
  while (digits[end - 1] === '0') end--;
  return end;
}

/** As a text, where the language has nothing better. */
export function numberAsText(digits: string, quote: string): string {
  return `${quote}${digits}${quote} /* number */`;
}
