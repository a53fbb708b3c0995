export type JsonPath = readonly (string | number)[];

/**
 * The way to a value, as one writes it in code: `meta.email.messageIds[0]`, `meta["odd key"]`; `$` for the root.
 * Keys are quoted so that the text is plain ASCII-safe to paste: no control or bidi character survives unescaped.
 */
export function jsonPath(path: JsonPath): string {
  if (path.length === 0) return '$';
  return path.map(accessor).join('').replace(/^\./, '');
}

function accessor(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`;
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${escapeInvisible(JSON.stringify(key))}]`;
}

/** C0, C1, zero-width, line separator, bidi, tag and BOM characters: none can be seen, some reorder what can. */
export const invisible =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;

/** Invisible characters as the `\uXXXX` escapes of JSON; inside a JSON string the meaning stays the same. */
export function escapeInvisible(text: string): string {
  return text.replace(invisible, (char) =>
    Array.from({ length: char.length }, (_, unit) => `\\u${hex(char.charCodeAt(unit))}`).join(''),
  );
}

const hex = (unit: number): string => unit.toString(16).padStart(4, '0');
