import assert from 'node:assert/strict';
import { TransportError, type HttpResponse } from '../../../../src/api/http';
import { Urgency, type Priority } from '../../../../src/api/policy/priority';
import { governed, ok, status } from '../../../support/governed';
import { turn } from '../../../support/scriptedSource';

/* The policy alone, on a clock of the test's own. What it does through the real client: test/integration/faults. */

describe('a server that says when to come back', () => {
  it('sees no request of anybody before', async () => {
    const { call, sent, answer, answerAll, clock, governor } = governed();
    const calls = [call('a')];
    await turn();
    await answer(status(429, { 'retry-after': '7' }));
    calls.push(call('b'), call('c', 'bulk'), call('d', 'background'));
    await clock.pass(6_999);
    assert.deepEqual(sent, ['a']);
    assert.equal(governor.state.waiting, 4);
    assert.ok((governor.state.waitsFor ?? 0) <= 251);
    await clock.pass(251);
    assert.equal(sent.length, 4 + 1);
    await answerAll(ok);
    assert.deepEqual(await Promise.all(calls), ['200', '200', '200', '200']);
  });

  it('is not waited for longer than a minute: it is said instead, and nothing is sent', async () => {
    const { call, sent, answer, clock, governor } = governed();
    const outcome = call('a');
    await turn();
    await answer(status(429, { 'retry-after': '300' }));
    assert.equal(await outcome, '429');
    assert.equal(await call('b'), 'held back by burst for 301 s');
    assert.deepEqual(sent, ['a']);
    const { waiting, held = 0 } = governor.state;
    assert.deepEqual([waiting, Math.ceil(held / 1000)], [0, 301]);
    await clock.pass(300_250);
    assert.equal(governor.state.held, undefined);
    void call('c');
    await turn();
    assert.deepEqual(sent, ['a', 'c']);
  });

  it('is waited for longer by somebody with a progress bar', async () => {
    const { call, sent, answer, clock } = governed();
    const outcome = call('a', 'bulk');
    await turn();
    await answer(status(429, { 'retry-after': '300' }));
    await clock.pass(300_250);
    await answer(ok());
    assert.deepEqual([await outcome, sent.length], ['200', 2]);
  });

  it('is also one that is out of order', async () => {
    const { call, sent, answer, clock } = governed();
    void call('a');
    await turn();
    await answer(status(503, { 'retry-after': '20' }));
    void call('b');
    await clock.pass(19_999);
    assert.equal(sent.length, 1);
    await clock.pass(1_000);
    assert.equal(sent.length, 2);
  });

  it('holds others back as a server that asked to wait, not as a limit', async () => {
    const { call, answer, governor } = governed();
    const first = call('a');
    await turn();
    await answer(status(503, { 'retry-after': '600' }));
    assert.equal(await first, '503');
    assert.match(await call('b'), /^held back by busy for 60\d s$/);
    void call('c', 'bulk');
    await turn();
    assert.equal(governor.state.waitsBecause, 'busy');
  });

  it('and is out of order is believed for twenty minutes, not for a day', async () => {
    const { call, sent, answer, clock } = governed();
    const first = call('a', 'bulk');
    await turn();
    await answer(status(503, { 'retry-after': '86400' }));
    assert.equal(await first, '503', 'nobody waits for what is only a guess');
    assert.equal(await call('b'), 'held back by busy for 1201 s');
    await clock.pass(1_200_250);
    const second = call('c');
    await turn();
    await answer(ok());
    assert.deepEqual([await second, sent], ['200', ['a', 'c']]);
  });

  for (const value of ['soon', '-5', '', 'NaN']) {
    it(`and says nonsense (“${value}”) is asked again after a moment`, async () => {
      const { call, sent, answer, clock } = governed();
      const outcome = call('a');
      await turn();
      for (let n = 0; n < 3; n++) {
        await answer(status(429, { 'retry-after': value }));
        await clock.pass(1_000);
      }
      assert.deepEqual([await outcome, sent.length], ['429', 3]);
    });
  }

  it('for tomorrow is asked no more today, and what it said is said again', async () => {
    const { call, sent, answer, clock, governor } = governed();
    void call('a');
    await turn();
    const headers = { 'x-ratelimit-daily-remaining': '0', 'x-ratelimit-daily-reset': '7200000' };
    await answer(status(429, headers));
    for (const priority of ['interactive', 'bulk', 'background'] as const)
      assert.equal(await call('b', priority), 'held back by day for 7201 s');
    assert.equal(sent.length, 1);
    assert.equal(governor.state.day?.left, 0);
    await clock.pass(7_200_250);
    void call('c');
    await turn();
    assert.equal(sent.length, 2);
  });
});

describe('the burst limit', () => {
  const left = (remaining: number, max = 100): HttpResponse =>
    ok({
      'x-ratelimit-max': String(max),
      'x-ratelimit-remaining': String(remaining),
      'x-ratelimit-interval-milliseconds': '10000',
      'x-ratelimit-limit-daily': '200000',
      'x-ratelimit-daily-remaining': '150000',
    });

  it('is kept clear of: a tenth of it is nobody’s here, and half of it no bulk job’s', async () => {
    const { call, sent, answer, clock, governor } = governed();
    void call('first');
    await turn();
    await answer(left(50));
    void call('bulk', 'bulk');
    void call('person');
    await turn();
    assert.deepEqual(sent, ['first', 'person']);
    await answer(left(10));
    void call('late');
    await clock.pass(9_999);
    assert.deepEqual(sent, ['first', 'person']);
    assert.deepEqual([governor.state.window, governor.state.waiting], [{ left: 10, max: 100 }, 2]);
    await clock.pass(1);
    assert.deepEqual(sent, ['first', 'person', 'late', 'bulk']);
  });

  it('is counted along for what is under way', async () => {
    const { call, sent, answer } = governed();
    void call('first');
    await turn();
    await answer(left(12));
    for (const name of ['a', 'b', 'c', 'd']) void call(name);
    await turn();
    assert.deepEqual(sent, ['first', 'a', 'b']);
  });

  it('of one request still lets one through', async () => {
    const { call, sent, answer, clock } = governed();
    void call('a');
    await turn();
    await answer(left(0, 1));
    void call('b');
    await clock.pass(10_000);
    assert.deepEqual(sent, ['a', 'b']);
  });

  it('does not stand in the way for ever after requests without answer', async () => {
    const { call, sent, answer, answerAll, clock } = governed();
    void call('first');
    await turn();
    await answer(left(0, 3));
    for (let n = 0; n < 8; n++) {
      void call(`a${n}`);
      await clock.pass(20_000);
      await answerAll(() => new TransportError('tooLarge', undefined));
    }
    assert.ok(sent.length >= 8, sent.join());
  });

  it('leaves four at once at most', async () => {
    const { call, sent } = governed();
    for (let n = 0; n < 20; n++) void call();
    await turn();
    assert.equal(sent.length, 4);
  });

  it('has persons served before bulk jobs, and these before guesses, each in order', async () => {
    const { call, sent, answer } = governed();
    for (let n = 0; n < 4; n++) void call('busy');
    const order: readonly (readonly [string, Priority])[] = [
      ['g1', 'background'],
      ['b1', 'bulk'],
      ['p1', 'interactive'],
      ['b2', 'bulk'],
      ['p2', 'interactive'],
    ];
    for (const [name, priority] of order) void call(name, priority);
    await turn();
    for (let n = 0; n < 5; n++) await answer(ok());
    assert.deepEqual(sent.slice(4), ['p1', 'p2', 'b1', 'b2', 'g1']);
  });

  it('lets a guess go first once somebody wants it', async () => {
    const { call, sent, answer } = governed();
    for (let n = 0; n < 4; n++) void call('busy');
    const guess = new Urgency('background');
    void call('bulk', 'bulk');
    void call('guess', guess);
    await turn();
    guess.raise('interactive');
    await answer(ok());
    assert.deepEqual(sent.slice(4), ['guess']);
  });

  it('of the day keeps a part for the own app: bulk jobs stop first', async () => {
    const { call, sent, answer } = governed();
    void call('first');
    await turn();
    const day = (remaining: number): HttpResponse =>
      ok({
        'x-ratelimit-limit-daily': '1000',
        'x-ratelimit-daily-remaining': String(remaining),
        'x-ratelimit-daily-reset': '3600000',
      });
    await answer(day(200));
    assert.equal(await call('bulk', 'bulk'), 'held back by reserve for 3600 s');
    void call('person');
    await turn();
    await answer(day(10));
    assert.equal(await call('person'), 'held back by reserve for 3600 s');
    assert.deepEqual(sent, ['first', 'person']);
  });
});
