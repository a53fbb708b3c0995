/*
 * Reading values that may be anything. HighLevel sends numbers as strings and strings as numbers, null for missing,
 * and a wrapper where none was documented: each reader takes what can be understood and says `undefined` to the rest.
 */

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asObject(value: unknown): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

/** The value of a JSON text; `undefined` for any other, as no JSON text means that. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A text with something in it; numbers and booleans become text. */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A finite number, also from a numeric text. */
export function asNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

export function asFlag(value: unknown): boolean {
  return value === true || value === 'true' || value === 1;
}

/** Texts of a list; an entry may be an object with a `url`. One odd entry does not hide the others. */
export function asTexts(value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length === 0) return noTexts;
  const texts: string[] = [];
  for (const entry of value) {
    const text = asText(isObject(entry) ? entry['url'] : entry);
    if (text !== undefined) texts.push(text);
  }
  return texts;
}

const noTexts: readonly string[] = Object.freeze([]);

/**
 * Epoch milliseconds of any date HighLevel sends: a number or digits (below 1e11: seconds), else ISO 8601.
 * Everything else is no date, never 1970.
 */
export function asDate(value: unknown): number | undefined {
  if (typeof value === 'string') return usualDate(value) ?? dateOf(value);
  return typeof value === 'number' ? epochDate(value) : undefined;
}

function dateOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return epochDate(Number(text));
  const found = isoDate.exec(text);
  if (found === null) return undefined;
  const [all, time, zone] = found;
  const parsed = Date.parse(time !== undefined && zone === undefined ? `${all}Z` : all);
  return Number.isNaN(parsed) ? undefined : parsed;
}

function epochDate(epoch: number): number | undefined {
  const milliseconds = epoch < 1e11 ? epoch * 1000 : epoch;
  return epoch > 0 && milliseconds <= maxDate ? milliseconds : undefined;
}

/** `Date.parse` alone sees a date in `Room 12`, and local time where HighLevel leaves out its UTC. */
const isoDate = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i;

/**
 * `2026-05-04T12:00:00.000Z`, as each row of each page has it, in a quarter of the time that a pattern and `Date.parse`
 * take. `undefined` for whatever needs a closer look: another shape, the last days of a month, no date at all.
 */
function usualDate(text: string): number | undefined {
  if (text.length !== 24 || text[10] !== 'T' || text[23] !== 'Z') return undefined;
  if (text[4] !== '-' || text[7] !== '-' || text[13] !== ':' || text[16] !== ':' || text[19] !== '.')
    return undefined;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const hours = twoDigits(text, 11);
  const minutes = twoDigits(text, 14);
  const seconds = twoDigits(text, 17);
  const milliseconds = twoDigits(text, 20) * 10 + (twoDigits(text, 21) % 10);
  // `Date.UTC` takes the first hundred years for those of the last century.
  if (!(year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= 28)) return undefined;
  if (!(hours <= 23 && minutes <= 59 && seconds <= 59 && milliseconds <= 999)) return undefined;
  return Date.UTC(year, month - 1, day, hours, minutes, seconds, milliseconds);
}

/** NaN where they are none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

/** The last instant that `Date` can hold; beyond it, formatting throws. */
const maxDate = 8.64e15;

/** `meta.ig` is sent as `{ page_id }` or as `{ ig: { page_id } }`: the first of the two that has the property. */
export function nested(parent: JsonObject, key: string, property: string): JsonObject | undefined {
  const outer = asObject(parent[key]);
  if (outer === undefined || Object.hasOwn(outer, property)) return outer;
  const inner = asObject(outer[key]);
  return inner !== undefined && Object.hasOwn(inner, property) ? inner : outer;
}
