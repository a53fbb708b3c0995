/**
 * What a search box means: the characters themselves, in either case, with accents in their letters or behind them.
 * `undefined`: nothing to look for.
 */
export function matcher(query: string): RegExp | undefined {
  if (query.trim() === '') return undefined;
  const spellings = new Set([query, query.normalize('NFC'), query.normalize('NFD')]);
  const patterns = [...spellings].map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(patterns.join('|'), 'giu');
}

/** Where a text has what is looked for, at most so often. */
export function placesIn(text: string, wanted: RegExp, most: number): readonly (readonly [number, number])[] {
  const places: (readonly [number, number])[] = [];
  for (const match of text.matchAll(wanted)) {
    if (places.length === most) break;
    places.push([match.index, match.index + match[0].length]);
  }
  return places;
}
