import assert from 'node:assert/strict';
import fc from 'fast-check';
import { UnreadableAnswer } from '../../../src/api/decode';
import { decodeTranscript } from '../../../src/api/decodeTranscript';
import type { TranscriptLine } from '../../../src/api/types';

const decoded = (value: unknown): readonly TranscriptLine[] => decodeTranscript(JSON.stringify(value));
const said = (value: unknown): readonly string[] =>
  decoded(value).map(({ start, end, speaker, text }) => `${start}-${end} ${speaker}: ${text}`);

/** 40 letters in 2.5 seconds. */
const words = 'This call may be recorded for training.';
const documented = {
  mediaChannel: 1,
  sentenceIndex: 0,
  startTime: 1000,
  endTime: 3500,
  transcript: words,
  confidence: 0.9,
};
const seen = { ...documented, speaker: 0, startTime: 1, endTime: 3.5 };

describe('a transcript as it is sent', () => {
  const forms: Readonly<Record<string, unknown>> = {
    'one object, as documented': documented,
    'a list': [documented],
    'in sentences': { sentences: [documented], traceId: 'x' },
    'in transcription': { transcription: [documented] },
    'in transcription as one object': { transcription: documented },
    'with numbers as texts': [
      { ...documented, mediaChannel: '1', startTime: '1000', endTime: '3500', sentenceIndex: '0' },
    ],
    'in seconds': [{ ...documented, startTime: 1, endTime: 3.5 }],
    'in seconds as texts': { sentences: [{ ...documented, startTime: '1', endTime: '3.5' }] },
  };
  for (const [form, value] of Object.entries(forms)) {
    it(form, () => assert.deepEqual(said(value), [`1-3.5 1: ${words}`]));
  }

  it('names the speaker rather than the channel', () => {
    assert.deepEqual(said([seen]), [`1-3.5 0: ${words}`]);
    assert.deepEqual(said([{ ...seen, speaker: 'Rosa' }]), [`1-3.5 Rosa: ${words}`]);
  });

  it('tells whole seconds from milliseconds by how fast people speak', () => {
    const unit = (start: number, end: number, text: string): number | undefined =>
      decoded([{ startTime: start, endTime: end, transcript: text }])[0]?.end;
    assert.equal(unit(0, 2, 'Hello, how can I help?'), 2);
    assert.equal(unit(0, 2000, 'Hello, how can I help?'), 2);
    assert.equal(unit(10, 14, 'ええ'), 14);
    assert.equal(unit(10_000, 14_000, 'ええ'), 14);
    assert.equal(unit(3600, 3605, 'An hour later somebody says this.'), 3605);
    assert.equal(unit(34, 45, words), 45, '45 seconds: nobody says 39 letters in 11 milliseconds');
  });

  it('is in the order in which it was said', () => {
    const rows = [3, 1, 2].map((n) => ({
      ...seen,
      startTime: n * 4,
      endTime: n * 4 + 2,
      transcript: `Sentence ${n}`,
    }));
    assert.deepEqual(
      decoded(rows).map(({ text }) => text),
      ['Sentence 1', 'Sentence 2', 'Sentence 3'],
    );
    const untimed = [2, 0, 1].map((n) => ({ sentenceIndex: n, transcript: `Sentence ${n}` }));
    assert.deepEqual(
      decoded(untimed).map(({ text }) => text),
      ['Sentence 0', 'Sentence 1', 'Sentence 2'],
    );
  });

  it('keeps a line with odd fields, and says of them that they are not known', () => {
    const odd = { startTime: null, endTime: 'soon', transcript: 'Hm.', speaker: null };
    assert.deepEqual(said([odd, 7, null, { transcript: ' ' }]), ['undefined-undefined undefined: Hm.']);
  });

  it('keeps a line without a usable time behind the one before it', () => {
    const spoken = [1000, undefined, 1e306, 2000].map((startTime, n) => ({ startTime, transcript: `${n}` }));
    assert.deepEqual(
      decoded(spoken).map(({ text, start }) => [text, start]),
      [
        ['0', 1],
        ['1', undefined],
        ['2', undefined],
        ['3', 2],
      ],
    );
  });

  it('may be empty', () => {
    for (const text of ['[]', '{"sentences":[]}', '{"transcription":[]}', '', ' \n']) {
      assert.deepEqual(decodeTranscript(text), [], text);
    }
  });

  it('is not just anything', () => {
    for (const text of ['<!doctype html>', '{}', '"text"', '7', 'null', '{"sentences":7}']) {
      assert.throws(() => decodeTranscript(text), UnreadableAnswer, text);
    }
  });

  it('is decoded or refused, whatever comes', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        try {
          for (const { start, end } of decodeTranscript(text)) {
            assert.ok([start, end].every((time) => time === undefined || time >= 0));
          }
        } catch (error) {
          assert.ok(error instanceof UnreadableAnswer);
        }
      }),
    );
  });
});
