import type { TranscriptLine } from '../api/types';
import { clock } from './clock';

/** A line as people read it: who, when, what. */
export interface SpokenLine {
  /** Seconds. */
  readonly start: number | undefined;
  readonly end: number | undefined;
  /** 0 is whoever speaks first. */
  readonly voice: number;
  readonly speaker: string;
  readonly text: string;
}

/**
 * Names the speakers. Servers number them or the channels they spoke on, from 0 or 1 and not always the same side first:
 * here they are counted in the order in which they speak. A name stays as it is.
 */
export function spokenLines(
  lines: readonly TranscriptLine[],
  nameOf: (order: number) => string,
): readonly SpokenLine[] {
  const voices: string[] = [];
  return lines.map(({ start, end, speaker = '', text }) => {
    if (!voices.includes(speaker)) voices.push(speaker);
    const voice = voices.indexOf(speaker);
    const named = speaker !== '' && !/^[\d.]+$/.test(speaker);
    return { start, end, voice, speaker: named ? speaker : nameOf(voice + 1), text };
  });
}

/** `[0:05] Speaker 1: Hello`, a line each, as a text file. Neither a text nor a name begins a line of its own. */
export function transcriptText(lines: readonly SpokenLine[]): string {
  return lines
    .map(({ start, speaker, text }) => {
      const time = start === undefined ? '' : `[${clock(start)}] `;
      return `${time}${inOneLine(speaker)}: ${inOneLine(text)}\n`;
    })
    .join('');
}

const inOneLine = (text: string): string => text.replace(/\s*[\r\n\u0085\u2028\u2029]+\s*/g, ' ');
