/* What pure texts ask of VS Code, in a language of its own: whatever is in English there was never translated. */

/** Marks what was translated. Arguments stay outside of the marks: they must be translated themselves, or be data. */
export function pseudo(english: string, ...args: readonly (string | number)[]): string {
  const parts = english.split(/(\{\d\})/);
  return parts
    .map((part) => {
      const place = /^\{(\d)\}$/.exec(part)?.[1];
      if (place !== undefined) return String(args[Number(place)] ?? part);
      return part === '' ? '' : `⟦${part}⟧`;
    })
    .join('');
}

/** Text of a server or of the machine: shown as it is, in every language. */
export const data = (text: string): string => `⟨${text}⟩`;

/** Words that escaped: what is neither translated nor data, nor the name of a setting, a protocol or a time. */
export function escaped(text: string): readonly string[] {
  const rest = text
    .replace(/⟦[^⟦⟧]*⟧|⟨[^⟨⟩]*⟩/g, ' ')
    .replace(/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, ' ')
    .replace(/\bhighlevel\.\w+|\bhttp\.\w+|\(HTTP \d+\)|\bHTTP(?= \d)|\bGET\b/g, ' ');
  return rest.match(/\p{L}+/gu) ?? [];
}

export const l10n = { t: pseudo };
export const env = { language: 'en' };
export class CancellationError extends Error {}
export class ThemeIcon {
  constructor(readonly id: string) {}
}
export class ThemeColor extends ThemeIcon {}
export class TreeItem {
  constructor(readonly label: string) {}
}
