import assert from 'node:assert/strict';
import { factsOf, never, startApi, type ApiHarness } from '../../support/apiHarness';

const day = 24 * 60 * 60 * 1000;
const date = 'Mon, 04 May 2026 12:00:00 GMT';

type Headers = Readonly<Record<string, string>>;

/** Headers of a 429 and the milliseconds after which asking again makes sense. */
const table: readonly (readonly [rule: string, headers: Headers, wait: number | undefined])[] = [
  ['seconds', { 'retry-after': '3' }, 3_000],
  ['no seconds', { 'retry-after': '0' }, 0],
  ['fractions of seconds', { 'retry-after': '0.5' }, 500],
  ['no more than a day', { 'retry-after': '999999999' }, day],
  ['a date, by the clock of the server', { 'retry-after': 'Mon, 04 May 2026 12:00:30 GMT', date }, 30_000],
  ['a date that has come', { 'retry-after': date, date }, 0],
  ['no more than a day, by date', { 'retry-after': 'Mon, 04 May 2099 12:00:30 GMT', date }, day],
  ['nothing of a date in the past', { 'retry-after': 'Mon, 04 May 2026 11:00:00 GMT', date }, undefined],
  ['nothing of garbage', { 'retry-after': 'soon', date }, undefined],
  ['nothing of garbage with a year in it', { 'retry-after': 'back in 2099', date }, undefined],
  ['nothing of a negative number', { 'retry-after': '-5', date }, undefined],
  ['nothing of an empty text', { 'retry-after': '', date }, undefined],
  ['nothing where nothing is said', {}, undefined],
  ['the interval', { 'x-ratelimit-interval-milliseconds': '10000' }, 10_000],
  ['the interval in any case', { 'X-RateLimit-Interval-Milliseconds': '10000' }, 10_000],
  [
    'the interval where the time is garbage',
    { 'retry-after': 'soon', 'x-ratelimit-interval-milliseconds': '7' },
    7,
  ],
  ['the time before the interval', { 'retry-after': '2', 'x-ratelimit-interval-milliseconds': '7' }, 2_000],
  ['no more than a day, by interval', { 'x-ratelimit-interval-milliseconds': '1e12' }, day],
  ['nothing of an odd interval', { 'x-ratelimit-interval-milliseconds': '-1' }, undefined],
  [
    'the reset of the day where the day is used up',
    { 'x-ratelimit-daily-remaining': '0', 'x-ratelimit-daily-reset': '49013000', 'retry-after': '1' },
    49_013_000,
  ],
  [
    'not the reset of the day while the day has something left',
    { 'x-ratelimit-daily-remaining': '5', 'x-ratelimit-daily-reset': '49013000', 'retry-after': '1' },
    1_000,
  ],
  [
    'the other headers where the reset is missing',
    { 'x-ratelimit-daily-remaining': '0', 'retry-after': '1' },
    1_000,
  ],
  [
    'no more than a day, by reset',
    { 'x-ratelimit-daily-remaining': '0', 'x-ratelimit-daily-reset': '1e15' },
    day,
  ],
];

describe('the wait after a 429', () => {
  let harness: ApiHarness;
  before(async () => (harness = await startApi()));
  after(() => harness.close());

  for (const [rule, headers, wait] of table) {
    it(`is ${rule}`, async () => {
      // node adds a Date of its own unless told not to; the tests say which clock the server has.
      harness.server.respondNext(/./, (_request, response) => {
        response.sendDate = false;
        response.writeHead(429, headers).end();
      });
      const { kind, retryAfter } = await factsOf(harness.api.getMessage('AnyId', never));
      assert.deepEqual([kind, retryAfter], ['rateLimited', wait]);
    });
  }

  it('is named for a server out of order by Retry-After alone, for twenty minutes at most, and for no other status', async () => {
    const headers = { 'x-ratelimit-interval-milliseconds': '10000' };
    const waitAfter = async (status: number, more: Readonly<Record<string, string>>) => {
      harness.server.respondNext(/./, { status, headers: { ...headers, ...more } });
      return (await factsOf(harness.api.getMessage('AnyId', never))).retryAfter;
    };
    assert.equal(await waitAfter(503, { 'retry-after': '3' }), 3_000);
    assert.equal(await waitAfter(503, { 'retry-after': '86400' }), 20 * 60_000);
    assert.equal(await waitAfter(503, {}), undefined);
    assert.equal(await waitAfter(404, { 'retry-after': '3' }), undefined);
  });
});
