import { htmlText } from './htmlText';

/* Strangers' text in our own user interface: shown as text, unable to reorder or hide what is around it. */

/** How much of a body is looked at for its first line. */
const looked = 2_000;
const shown = 160;

/** The first line with something in it, without mark-up, control or direction characters. */
export function firstLine(text: string): string {
  const start = text.slice(0, looked);
  const plain = /^\s*</.test(start) ? htmlText(start) : start;
  const line = plain
    .split(/[\r\n]+/)
    .map((part) => part.replace(unfit, ' ').replace(/\s+/g, ' ').trim())
    .find((part) => part !== '');
  if (line === undefined) return '';
  return line.length > shown ? `${line.slice(0, shown).replace(unfit, '')}…` : line;
}

/** All lines, where there is room for them. */
export function cleanLines(text: string): string {
  return text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(unfit, ' ');
}

/** Keeps right-to-left text from pulling the words beside it to its other side. */
export function isolated(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}

/**
 * For quick picks and the status bar, where VS Code draws `$(name)` as an icon, and `\$(name)` without the `\`. A tree
 * does neither.
 */
export function withoutIcons(text: string): string {
  return text.replace(/\$\((?=[a-z0-9-]+(?:~[a-z]+)?\))/gi, '\\$(');
}

/** For notifications, where VS Code makes a link of `[text](address)`, and runs it if it is a command. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}

/** A whole notification in one line: ours, but with strangers' words in it. Not cut: the end says what to do. */
export function noticeLine(text: string): string {
  return withoutLinks(text.replace(unfit, ' ').replace(/\s+/g, ' ').trim());
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Control characters but the line feed, halves of characters, and what steers the direction. */
const unfit = /(?!\n)[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
