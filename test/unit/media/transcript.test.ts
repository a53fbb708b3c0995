import assert from 'node:assert/strict';
import { spokenLines, transcriptText } from '../../../src/media/transcript';
import { attacks } from '../../support/attacks';

const nameOf = (order: number): string => `Speaker ${order}`;

describe('a transcript as a text file', () => {
  it('has a line for each that was said, whatever was said and whoever said it, and loses nothing of it', () => {
    const said = attacks.map((text, n) => ({ start: n, end: n + 1, speaker: text, text }));
    const text = transcriptText(spokenLines(said, nameOf));
    const lines = text.split('\n').slice(0, -1);
    assert.equal(lines.length, attacks.length);
    const read = (line: string): string => line.replace(/[\s\u0085]+/g, '');
    for (const [n, attack] of attacks.entries()) {
      const line = read(lines[n] ?? '');
      assert.ok(line.endsWith(`:${read(attack)}`), JSON.stringify(attack));
      assert.ok(/^\[[\d:]+\]/.test(line), 'a line begins with its time');
    }
  });
});
