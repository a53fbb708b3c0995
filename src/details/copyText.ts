/**
 * What a person gets who copies a JSON value: a string's own characters (an id is wanted without its quotes),
 * everything else digit for digit as received. A string that no clipboard can carry stays JSON.
 *
 * @param json a slice of the raw text; where it is no whole value it is copied as it is
 */
export function copyText(json: string): string {
  if (!json.startsWith('"')) return json;
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'string' && !loneSurrogate.test(value) ? value : json;
  } catch {
    return json;
  }
}

/** The clipboard turns these into U+FFFD. */
const loneSurrogate = /\p{Surrogate}/u;
