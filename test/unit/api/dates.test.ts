import assert from 'node:assert/strict';
import fc from 'fast-check';
import { asDate } from '../../../src/api/read';

const moment = Date.UTC(2024, 2, 27, 18, 13, 49);

const dates: readonly (readonly [rule: string, value: unknown, expected: number])[] = [
  ['ISO with a zone', '2024-03-27T18:13:49.000Z', moment],
  ['ISO without fractions', '2024-03-27T18:13:49Z', moment],
  ['ISO with an offset', '2024-03-27T20:13:49+02:00', moment],
  ['ISO with an offset without a colon', '2024-03-27T18:13:49.000+0000', moment],
  ['ISO with microseconds', '2024-03-27T18:13:49.123456Z', moment + 123],
  ['ISO without a zone, which is UTC', '2024-03-27T18:13:49.000', moment],
  ['ISO with a space', '2024-03-27 18:13:49', moment],
  ['a day alone', '2024-03-27', Date.UTC(2024, 2, 27)],
  ['milliseconds', moment, moment],
  ['milliseconds with a fraction', moment + 0.5, moment + 0.5],
  ['milliseconds as digits', String(moment), moment],
  ['seconds', moment / 1000, moment],
  ['seconds as digits', String(moment / 1000), moment],
  ['the last value that is seconds', 1e11 - 1, (1e11 - 1) * 1000],
  ['the first value that is milliseconds', 1e11, 1e11],
  ['the last instant there is', 8.64e15, 8.64e15],
];

const none: readonly unknown[] = [
  ...[undefined, null, true, false, {}, [], [moment], { $date: moment }],
  ...['', ' ', 'null', 'yesterday', 'Room 12', 'hello 1', '-5', '1.5', '+1', 'N/A 0', '2024-13-45T99:99:99Z'],
  ...['2024-03', 'on 2024-03-27', '2024-03-27T18:13:49Z!', '2024-03-27 (GMT)'],
  ...[0, -1, -moment, '0', '000', 8.64e15 + 1, 1e300, '9'.repeat(400), Number.MAX_VALUE],
];

describe('dates', () => {
  const { TZ } = process.env;
  // Where local time is not UTC, reading one for the other shows.
  before(() => (process.env['TZ'] = 'America/New_York'));
  after(() => {
    if (TZ === undefined) delete process.env['TZ'];
    else process.env['TZ'] = TZ;
  });

  it('are read far from UTC here', () => assert.notEqual(new Date(moment).getTimezoneOffset(), 0));

  for (const [rule, value, expected] of dates) {
    it(`reads ${rule}`, () => assert.equal(asDate(value), expected));
  }

  it('knows no date in anything else, and never 1970', () => {
    for (const value of none) assert.equal(asDate(value), undefined, JSON.stringify(value));
  });

  it('reads what pages are full of as `Date.parse` does, also where it is nearly so', () => {
    const iso = fc
      .date({ noInvalidDate: true, max: new Date('9999-12-31') })
      .map((date) => date.toISOString());
    const twisted = fc
      .tuple(iso, fc.nat(23), fc.constantFrom(...Array.from('09Z:-T./ a')))
      .map(([text, at, char]) => text.slice(0, at) + char + text.slice(at + 1));
    const isUsual = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
    const dates = fc.oneof(iso, twisted).filter((text) => isUsual.test(text));
    fc.assert(
      fc.property(dates, (text) => {
        const parsed = Date.parse(text);
        assert.equal(asDate(text), Number.isNaN(parsed) ? undefined : parsed);
      }),
    );
  });

  it('gives only what can be formatted, for any text or number', () => {
    const mixed = fc.oneof(
      fc.string(),
      fc.double(),
      fc.maxSafeNat(),
      fc.stringMatching(/^[\d:TZ+. -]{1,30}$/),
    );
    fc.assert(
      fc.property(mixed, (value) => {
        const date = asDate(value);
        if (date !== undefined) assert.doesNotThrow(() => new Date(date).toISOString());
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads what JSON makes of any date', () => {
    const someDate = fc.date({
      noInvalidDate: true,
      min: new Date(1),
      max: new Date(Date.UTC(9999, 11, 31)),
    });
    fc.assert(fc.property(someDate, (date) => assert.equal(asDate(date.toISOString()), date.getTime())));
  });
});
