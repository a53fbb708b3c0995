import assert from 'node:assert/strict';
import { localTime, relativeTime } from '../../../src/details/time';

const at = Date.UTC(2025, 2, 4, 9, 23, 45);

describe('times of a message', () => {
  it('are exact and name the zone', () => {
    const text = localTime(at, 'en-GB', 'Europe/Berlin').replaceAll('\u202f', ' ');
    assert.match(text, /4 March 2025/);
    assert.match(text, /10:23:45 (CET|GMT\+1)/);
  });

  const cases: readonly [number, string][] = [
    [0, 'now'],
    [59, 'now'],
    [60, '1 minute ago'],
    [3_599, '59 minutes ago'],
    [7_200, '2 hours ago'],
    [86_400, '1 day ago'],
    [15 * 86_400, '2 weeks ago'],
    [400 * 86_400, '1 year ago'],
    [-120, 'in 2 minutes'],
  ];
  for (const [seconds, expected] of cases) {
    it(`${seconds} s later are ${expected}`, () =>
      assert.equal(relativeTime(at, at + seconds * 1000, 'en'), expected));
  }
});
