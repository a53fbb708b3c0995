import assert from 'node:assert/strict';
import type { Needs } from '../../../../src/api/policy/governor';
import { Urgency } from '../../../../src/api/policy/priority';
import { deferred } from '../../../support/deferred';
import { governed, ok, status } from '../../../support/governed';
import { turn } from '../../../support/scriptedSource';

const { signal } = new AbortController();

describe('calls that wait for the rate limit', () => {
  it('end as cancelled when somebody gives up, and what the server asked for still holds', async () => {
    const { call, sent, answer, answerAll, governor, clock } = governed();
    const first = call('first');
    await turn();
    await answer(status(429, { 'retry-after': '30' }));
    const others = [call('second'), call('third', 'bulk'), call('guess', 'background')];
    await clock.pass(1_000);
    assert.equal(governor.state.waiting, 3);
    governor.cancelWaiting();
    assert.deepEqual(await Promise.all([first, ...others.slice(0, 2)]), Array(3).fill('aborted'));
    assert.deepEqual([sent, governor.state.waiting, clock.waits], [['first'], 0, 0]);
    const later = call('later');
    await clock.pass(28_000);
    assert.deepEqual(sent, ['first'], 'giving up opened the gate');
    await clock.pass(2_000);
    await answerAll(ok);
    assert.deepEqual([await later, sent], ['200', ['first', 'later']]);
  });

  it('end as cancelled also between two attempts, and later ones are sent again as ever', async () => {
    const { call, sent, answer, governor, clock } = governed();
    const first = call('first');
    await turn();
    await answer(status(503));
    governor.cancelWaiting();
    await clock.pass(60_000);
    assert.deepEqual([sent, clock.waits], [['first'], 0]);
    assert.equal(await first, 'aborted');
    const second = call('second');
    await turn();
    await answer(status(503));
    await clock.pass(60_000);
    await answer(ok());
    assert.deepEqual([await second, sent], ['200', ['first', 'second', 'second']]);
  });

  it('are not sent sooner for clicks', async () => {
    const { call, sent, answer, answerAll, governor, clock } = governed();
    const first = call('first');
    await turn();
    await answer(status(429, { 'retry-after': '30' }));
    for (let n = 0; n < 29; n++) {
      governor.tryAgain();
      await clock.pass(1_000);
    }
    assert.deepEqual(sent, ['first']);
    await clock.pass(2_000);
    await answerAll(ok);
    assert.deepEqual([await first, sent.length], ['200', 2]);
  });

  it('leave what is under way alone when somebody gives up', async () => {
    const { call, answer, governor } = governed();
    const first = call('first');
    await turn();
    governor.cancelWaiting();
    await answer(ok());
    assert.equal(await first, '200');
  });
});

describe('a call that needs something before it is sent', () => {
  const needing = (get: () => Promise<unknown>, stands = (): boolean => true): Needs => ({ get, stands });
  const interactive = { urgency: new Urgency('interactive'), signal };

  it('keeps no other waiting while it is got', async () => {
    const { governor, call, sent, answer } = governed();
    const got = deferred<undefined>();
    const needs = needing(() => got.promise);
    const sends: string[] = [];
    const slow = Array.from({ length: 8 }, () =>
      governor.run({ ...interactive, needs }, () => {
        sends.push('slow');
        return Promise.resolve(ok());
      }),
    );
    await turn();
    const quick = call('quick');
    await turn();
    assert.deepEqual([sent, sends], [['quick'], []], 'renewals hold the places of requests');
    await answer(ok());
    assert.equal(await quick, '200');
    got.resolve(undefined);
    await Promise.all(slow);
    assert.equal(sends.length, 8);
  });

  it('gets it again, out of the way, where it was lost while it waited', async () => {
    const { governor, call, sent, answerAll, clock, answer } = governed();
    void call('first');
    await turn();
    await answer(status(429, { 'retry-after': '5' }));
    let gets = 0;
    let lost = false;
    const again = deferred<undefined>();
    const needs = needing(
      () => (++gets === 1 ? Promise.resolve() : again.promise),
      () => !lost,
    );
    const work = governor.run({ ...interactive, needs }, () => Promise.resolve(ok()));
    await turn();
    lost = true;
    await clock.pass(6_000);
    await answerAll(ok);
    assert.equal(gets, 2);
    const others = Array.from({ length: 4 }, (_, n) => call(`other ${n}`));
    await turn();
    assert.equal(sent.filter((name) => name.startsWith('other')).length, 4, 'a place is held');
    await answerAll(ok);
    await Promise.all(others);
    again.resolve(undefined);
    assert.equal((await work).status, 200);
    assert.equal(gets, 2);
  });

  it('gets it for each attempt', async () => {
    const { governor, clock } = governed();
    let gets = 0;
    const work = governor.run({ ...interactive, needs: needing(() => Promise.resolve(++gets)) }, () =>
      Promise.resolve(status(503)),
    );
    await clock.pass(60_000);
    assert.deepEqual([(await work).status, gets], [503, 3]);
  });
});
