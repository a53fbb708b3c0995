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
  if (typeof value === 'number' || (typeof value === 'string' && isEpoch(value))) {
    const epoch = Number(value);
    const milliseconds = epoch < 1e11 ? epoch * 1000 : epoch;
    return epoch > 0 && milliseconds <= maxDate ? milliseconds : undefined;
  }
  const found = typeof value === 'string' ? isoDate.exec(value) : null;
  if (found === null) return undefined;
  const [text, time, zone] = found;
  const parsed = Date.parse(time !== undefined && zone === undefined ? `${text}Z` : text);
  return Number.isNaN(parsed) ? undefined : parsed;
}

/** `Date.parse` alone sees a date in `Room 12`, and local time where HighLevel leaves out its UTC. */
const isoDate = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i;

/** The look at one character spares ISO dates, which are what pages are full of, the pattern. */
function isEpoch(text: string): boolean {
  return text[4] !== '-' && /^\d+$/.test(text);
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
