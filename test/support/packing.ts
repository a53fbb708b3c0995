/* Texts side by side in as few places as hold them, each of them whole. */

/** Without what ends a line. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Places with so much room each, the longest texts first. A text that no place has room for has one to itself. */
export function firstFit(texts: readonly string[], room: number, between: string): readonly string[] {
  return firstFitLists(texts, room, between.length).map((some) => some.join(between));
}

/** The same as lists, of at most so many texts. */
export function firstFitLists(
  texts: readonly string[],
  room: number,
  between: number,
  most = Infinity,
): readonly (readonly string[])[] {
  const places: { readonly texts: string[]; left: number }[] = [];
  for (const text of [...texts].sort((a, b) => b.length - a.length)) {
    const needed = text.length + between;
    const place = places.find(({ texts: { length }, left }) => left >= needed && length < most);
    if (place === undefined) places.push({ texts: [text], left: room - text.length });
    else {
      place.texts.push(text);
      place.left -= needed;
    }
  }
  return places.map(({ texts: some }) => some);
}

export function inChunks<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));
}
