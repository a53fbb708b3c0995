import { hash } from '../random';
import type { Sentence } from './talk';
import { rate, wavOf } from './wav';

/*
 * Voices that say nothing: vowels at a speaker's pitch, in syllables, for as long as each sentence of the transcript
 * takes. It sounds like a call in the next room, and is where the transcript says it is.
 */

/** The strongest frequencies of five vowels, in Hz. */
const vowels = [
  [730, 1090, 2440],
  [530, 1840, 2480],
  [270, 2290, 3010],
  [570, 840, 2410],
  [300, 870, 2240],
] as const;
const pitches = [118, 196] as const;
const period = 256;

/** One period of a vowel at a pitch: harmonics, the louder the nearer they are to the vowel's frequencies. */
function wave(pitch: number, formants: readonly number[]): Float32Array {
  const table = new Float32Array(period);
  for (let harmonic = 1; harmonic * pitch < 3400; harmonic++) {
    const near = formants.map(
      (formant, i) => Math.exp(-(((harmonic * pitch - formant) / 110) ** 2)) / (i + 1),
    );
    const loud = Math.max(...near, 0.05) / Math.sqrt(harmonic);
    for (let i = 0; i < period; i++) {
      table[i] = (table[i] ?? 0) + 0.35 * loud * Math.sin((2 * Math.PI * harmonic * i) / period);
    }
  }
  return table;
}

/** The recording of a talk, as a WAV file of that many seconds. */
export function recordingOf(sentences: readonly Sentence[], seconds: number): Uint8Array<ArrayBuffer> {
  const values = new Float32Array(Math.round(seconds * rate));
  for (let i = 0; i < values.length; i++) values[i] = 0.002 * (((i * 7919) % 101) / 50 - 1);
  const tables = pitches.map((pitch) => vowels.map((formants) => wave(pitch, formants)));
  for (const { start, end, speaker, text } of sentences) {
    const syllables = Math.max(1, Math.round((end - start) / 0.19));
    const length = (end - start) / syllables;
    for (let n = 0; n < syllables; n++) {
      const key = hash(`syllable ${text} ${n}`);
      // Now and then a word ends.
      if (key % 7 === 0) continue;
      const table = tables[speaker]?.[key % vowels.length];
      const pitch = (pitches[speaker] ?? 150) * (0.93 + (key % 100) / 700 - (0.08 * n) / syllables);
      if (table !== undefined) say(values, table, pitch, start + n * length, length, 0.55 + (key % 40) / 100);
    }
  }
  return wavOf(values);
}

function say(
  values: Float32Array,
  table: Float32Array,
  pitch: number,
  start: number,
  length: number,
  loud: number,
): void {
  const first = Math.round(start * rate);
  const count = Math.round(length * rate);
  for (let i = 0; i < count && first + i < values.length; i++) {
    const swell = Math.sin((Math.PI * i) / count) ** 0.6;
    const at = Math.floor(((i * pitch * period) / rate) % period);
    values[first + i] = (values[first + i] ?? 0) + loud * swell * (table[at] ?? 0);
  }
}
