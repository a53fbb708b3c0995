import { UnreadableAnswer } from './decode';
import { asNumber, asObject, asText, isObject, type JsonObject } from './read';
import type { TranscriptLine } from './types';

/**
 * Decodes `GET .../transcription`: documented as one sentence, sent as a list, bare or in `sentences` or
 * `transcription`. Lines come in the order in which they were spoken.
 * @throws UnreadableAnswer
 */
export function decodeTranscript(text: string): readonly TranscriptLine[] {
  const rows = sentencesOf(parsed(text)).map((row) => asObject(row) ?? {});
  const unit = secondsPerUnit(rows);
  let last = 0;
  return rows
    .map((row) => {
      // A line without a time stays behind the one before it.
      last = timeOf(row, 'startTime') ?? last;
      return { order: [last, asNumber(row['sentenceIndex']) ?? 0], row };
    })
    .sort(({ order: [a = 0, i = 0] }, { order: [b = 0, j = 0] }) => a - b || i - j)
    .map(({ row }) => line(row, unit))
    .filter((candidate) => candidate.text !== '');
}

function parsed(text: string): unknown {
  // An answer without a body: nothing was transcribed.
  if (text.trim() === '') return [];
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableAnswer('not JSON');
  }
}

function sentencesOf(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body;
  if (!isObject(body)) throw new UnreadableAnswer('no transcript');
  for (const wrapper of ['sentences', 'transcription']) {
    const inner = body[wrapper];
    if (Array.isArray(inner) || isObject(inner)) return sentencesOf(inner);
  }
  if (Object.hasOwn(body, 'transcript')) return [body];
  throw new UnreadableAnswer('no transcript');
}

/** Of a day in milliseconds, and more: what is longer is no time. */
const longest = 1e9;

function timeOf(row: JsonObject, name: 'startTime' | 'endTime'): number | undefined {
  const time = asNumber(row[name]);
  return time === undefined || time < 0 || time > longest ? undefined : time;
}

/**
 * Documents say milliseconds, servers were seen to send seconds, and nothing in an answer tells which. The speed of
 * speech does: people say some 15 letters in a second, and nobody says 15,000, nor one in a minute.
 */
function secondsPerUnit(rows: readonly JsonObject[]): number {
  let letters = 0;
  let time = 0;
  for (const row of rows) {
    const spoken = (timeOf(row, 'endTime') ?? 0) - (timeOf(row, 'startTime') ?? 0);
    if (spoken <= 0) continue;
    time += spoken;
    letters += asText(row['transcript'])?.length ?? 0;
  }
  if (time > 0 && letters > 0) return letters / time > 0.3 ? 1 : 0.001;
  const fractions = rows.some((row) => !Number.isInteger(timeOf(row, 'startTime') ?? 0));
  return fractions ? 1 : 0.001;
}

function line(row: JsonObject, unit: number): TranscriptLine {
  const seconds = (name: 'startTime' | 'endTime'): number | undefined => {
    const time = timeOf(row, name);
    return time === undefined ? undefined : Math.round(time * unit * 1000) / 1000;
  };
  return {
    start: seconds('startTime'),
    end: seconds('endTime'),
    speaker: asText(row['speaker']) ?? asText(row['mediaChannel']),
    text: (asText(row['transcript']) ?? '').trim(),
  };
}
