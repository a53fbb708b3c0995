import assert from 'node:assert/strict';
import { ApiError, type ApiErrorFacts } from '../../../src/api/errors';
import type { LimiterState } from '../../../src/api/policy/governor';
import { describeError } from '../../../src/ui/errorText';
import { waitText } from '../../../src/ui/waitText';
import { limitsLine, limitsTooltip } from '../../../src/ui/limitsText';

const quiet: LimiterState = {
  window: undefined,
  day: undefined,
  waiting: 0,
  waitsFor: undefined,
  circuit: 'closed',
  retryIn: undefined,
};

describe('the limits in words', () => {
  it('say a wait rounded up', () => {
    const waits: readonly (readonly [number, string])[] = [
      [0, '1 s'],
      [1_001, '2 s'],
      [119_000, '119 s'],
      [120_000, '2 min'],
      [3_600_000 * 3, '3 h'],
    ];
    for (const [milliseconds, text] of waits) assert.equal(waitText(milliseconds), text);
  });

  it('say nothing while nothing is held up', () => {
    assert.deepEqual([limitsLine(quiet), limitsTooltip(quiet)], ['', '']);
  });

  it('say how long the first of those who wait has to', () => {
    assert.equal(limitsLine({ ...quiet, waiting: 3, waitsFor: 11_200 }), 'waiting 12 s for the rate limit');
  });

  it('say that the server asked to wait, where it is no limit', () => {
    assert.equal(
      limitsLine({ ...quiet, waiting: 3, waitsFor: 11_200, waitsBecause: 'busy' }),
      'waiting 12 s, as HighLevel asked',
    );
    const error = new ApiError({
      operation: 'listMessages',
      kind: 'server',
      status: 503,
      retryAfter: 600_000,
    });
    assert.match(describeError(error)?.text ?? '', /\(HTTP 503\) and asked to wait\. Try again in 10 min\./);
  });

  it('say that the server asked to wait, though nobody does', () => {
    const held = { ...quiet, held: 272_000 };
    assert.equal(limitsLine(held), 'HighLevel asked to wait, 5 min left');
    assert.equal(limitsLine({ ...held, waiting: 1, waitsFor: 272_000 }), 'waiting 5 min for the rate limit');
  });

  it('say that nobody answers, and when it is tried again', () => {
    assert.equal(
      limitsLine({ ...quiet, circuit: 'open', retryIn: 9_500 }),
      'no connection, next try in 10 s',
    );
  });

  it('say what is left', () => {
    const day = { left: 199_779, max: 200_000, resetsIn: 1 };
    assert.equal(
      limitsTooltip({ ...quiet, window: { left: 96, max: 100 }, day }),
      '96 of 100 requests left now\n199,779 requests left today',
    );
  });

  const sentences: readonly (readonly [Partial<ApiErrorFacts>, RegExp])[] = [
    [{ limit: 'day', retryAfter: 7_200_000 }, /for today are used up.*in 2 h\./],
    [{ limit: 'day' }, /tomorrow/],
    [{ limit: 'reserve', retryAfter: 7_200_000 }, /kept for your own app.*in 2 h\./],
    [{ limit: 'burst', retryAfter: 300_000 }, /rate limit is used up. Try again in 5 min\./],
    [{}, /Wait a few seconds/],
  ];
  for (const [facts, says] of sentences) {
    it(`say which limit it was: ${facts.limit ?? 'none'}`, () => {
      const error = new ApiError({ operation: 'listMessages', kind: 'rateLimited', ...facts });
      assert.match(describeError(error)?.text ?? '', says);
    });
  }
});
