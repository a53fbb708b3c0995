import assert from 'node:assert/strict';
import { createTimeFormat } from '../../../src/ui/time';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.UTC(2026, 4, 4, 12);

describe('time', () => {
  const time = createTimeFormat('en');
  const short = (ago: number): string => time.short(now - ago, now);
  const relative = (ago: number): string => time.relative(now - ago, now);

  const cases: readonly (readonly [ago: number, short: string, relative: string])[] = [
    [0, '0m', 'now'],
    [59_999, '0m', 'now'],
    [minute, '1m', '1 minute ago'],
    [hour - 1, '59m', '59 minutes ago'],
    [hour, '1h', '1 hour ago'],
    [day - 1, '23h', '23 hours ago'],
    [day, '1d', '1 day ago'],
    [7 * day - 1, '6d', '6 days ago'],
    [7 * day, 'Apr 27', '1 week ago'],
    [40 * day, 'Mar 25', '1 month ago'],
    [299 * day, 'Jul 9', '9 months ago'],
    [300 * day, 'Jul 2025', '10 months ago'],
    [800 * day, 'Feb 2024', '2 years ago'],
    // A clock that is a little behind the server’s does not make the future of a message.
    [-30_000, '0m', 'now'],
    [-2 * day, 'May 6', 'in 2 days'],
  ];

  for (const [ago, shortText, relativeText] of cases) {
    it(`${ago / 1000} s ago is ${shortText}, ${relativeText}`, () => {
      assert.deepEqual([short(ago), relative(ago)], [shortText, relativeText]);
    });
  }

  it('gives the exact time with the name of its zone', () => {
    assert.match(time.local(now), /2026.*\d:\d\d:\d\d.* \S+$/u);
  });

  for (const locale of ['en', 'de', 'fr', 'pt-br', 'ar', 'he', 'ja', 'zh-cn', 'zh-tw', 'ru', 'qps-ploc']) {
    it(`speaks ${locale}, of any date there is`, () => {
      const format = createTimeFormat(locale);
      for (const at of [now, now - 3 * hour, 0, -8.64e15, 8.64e15]) {
        const texts = [format.short(at, now), format.relative(at, now), format.local(at), format.day(at)];
        assert.ok(!texts.includes(''), String(at));
      }
    });
  }
});
