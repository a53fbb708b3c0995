import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { queryObjects } from 'node:v8';
import { TransportError } from '../../../../src/api/http';
import { Urgency } from '../../../../src/api/policy/priority';
import { broken, governed, status, ok, type Governed } from '../../../support/governed';
import { turn } from '../../../support/scriptedSource';

/* The policy alone, on a clock of the test's own. What it does through the real client: test/integration/faults. */

describe('a call', () => {
  for (const [what, answer] of Object.entries({
    '502': status(502),
    '503': status(503),
    '504': status(504),
    reset: broken,
  })) {
    it(`that ends with ${what} is sent three times at most, with full jitter between`, async () => {
      const { call, sent, answer: give, clock } = governed();
      const outcome = call();
      await turn();
      await give(answer);
      assert.equal(sent.length, 1);
      await clock.pass(499);
      assert.equal(sent.length, 1);
      await clock.pass(1);
      assert.equal(sent.length, 2);
      await give(answer);
      await clock.pass(998);
      assert.equal(sent.length, 2);
      await clock.pass(1);
      await give(answer);
      await clock.pass(3_600_000);
      assert.equal(sent.length, 3);
      assert.match(await outcome, answer instanceof Error ? /ECONNRESET/ : new RegExp(what));
      assert.equal(clock.waits, 0);
    });
  }

  const final = [200, 301, 400, 401, 403, 404, 408, 422, 500, 501, 505];
  for (const code of final) {
    it(`that ends with ${code} is sent once`, async () => {
      const { call, sent, answer, clock } = governed();
      const outcome = call();
      await turn();
      await answer(status(code));
      await clock.pass(3_600_000);
      assert.deepEqual([await outcome, sent.length], [String(code), 1]);
    });
  }

  for (const code of ['CERT_HAS_EXPIRED', 'PROXY_407', 'ORIGIN', undefined]) {
    it(`that ends with ${code ?? 'no reason'} is sent once`, async () => {
      const { call, sent, answer, clock } = governed();
      const outcome = call();
      await turn();
      await answer(new TransportError('network', code));
      await clock.pass(3_600_000);
      assert.match(await outcome, /^network/);
      assert.equal(sent.length, 1);
    });
  }

  it('that is cancelled while it waits to be sent again is not sent again', async () => {
    const { call, sent, answer, clock } = governed();
    const abort = new AbortController();
    const outcome = call('a', 'interactive', abort.signal);
    await turn();
    await answer(status(503));
    abort.abort();
    await clock.pass(60_000);
    assert.deepEqual([await outcome, sent.length, clock.waits], ['503', 1, 0]);
  });

  it('that is cancelled while it waits for its turn is never sent', async () => {
    const { call, sent, answer, governor, clock } = governed();
    void call('first');
    await turn();
    await answer(status(429, { 'retry-after': '30' }));
    const abort = new AbortController();
    const outcome = call('second', 'interactive', abort.signal);
    await turn();
    abort.abort();
    assert.equal(await outcome, 'aborted');
    await clock.pass(40_000);
    assert.deepEqual(sent, ['first', 'first']);
    assert.equal(governor.state.waiting, 0);
  });

  it('leaves nothing on the signal that came with it', async () => {
    const { call, answer } = governed();
    const { signal } = new AbortController();
    const outcome = call('a', 'interactive', signal);
    await turn();
    const own = getEventListeners(signal, 'abort').length;
    await answer(ok());
    await outcome;
    // The one of the test's own network.
    assert.deepEqual([own, getEventListeners(signal, 'abort').length], [1, 1]);
  });

  it('that was only a guess is not sent again', async () => {
    const { call, sent, answer, clock } = governed();
    const outcome = call('guess', 'background');
    await turn();
    await answer(status(503));
    await clock.pass(60_000);
    assert.deepEqual([await outcome, sent.length], ['503', 1]);
  });

  it('whose own mistake is thrown ends with it, at once', async () => {
    const { governor } = governed();
    const mistake = new Error('ours');
    const work = governor.run(
      { urgency: new Urgency('interactive'), signal: new AbortController().signal },
      () => Promise.reject(mistake),
    );
    await assert.rejects(work, mistake);
    assert.equal(governor.state.waiting, 0);
  });
});

describe('a dead network', () => {
  it('costs a handful of requests, however many calls there are, and none after that', async () => {
    const { call, sent, answerAll, clock, governor } = governed();
    const calls = Array.from({ length: 50 }, () => call());
    for (let n = 0; n < 10; n++) {
      await clock.pass(1_000);
      await answerAll(() => broken);
    }
    assert.deepEqual(new Set(await Promise.all(calls)), new Set(['network: ECONNRESET']));
    assert.ok(sent.length <= 5, `${sent.length} requests`);
    assert.equal(governor.state.circuit, 'open');
    const before = sent.length;
    for (let n = 0; n < 50; n++) assert.equal(await call(), 'network: ECONNRESET');
    assert.equal(sent.length, before);
  });

  const opened = async (): Promise<Governed> => {
    const all = governed();
    const outcome = all.call();
    for (let n = 0; n < 3; n++) {
      await turn();
      await all.answer(status(503));
      await all.clock.pass(1_000);
    }
    assert.equal(await outcome, '503');
    assert.equal(all.governor.state.circuit, 'open');
    all.sent.length = 0;
    return all;
  };

  it('is asked by one request after a click; its answer is everybody’s', async () => {
    const all = await opened();
    const { governor, call, sent } = all;
    assert.equal(await call(), '503');
    governor.tryAgain();
    const calls = [call('a'), call('b'), call('c')];
    await turn();
    assert.deepEqual(sent, ['a']);
    await all.answer(ok());
    await all.answerAll(ok);
    assert.deepEqual(await Promise.all(calls), ['200', '200', '200']);
    assert.equal(governor.state.circuit, 'closed');
  });

  it('that is still dead after a click costs that one request', async () => {
    const all = await opened();
    all.governor.tryAgain();
    const calls = [all.call('a'), all.call('b'), all.call('c')];
    await turn();
    await all.answer(broken);
    assert.deepEqual(await Promise.all(calls), Array(3).fill('network: ECONNRESET'));
    assert.deepEqual(all.sent, ['a']);
  });

  it('is probed by whoever comes after a while, which grows; never by a guess', async () => {
    const all = await opened();
    let probes = 0;
    for (let seconds = 0; seconds < 600; seconds++) {
      await all.clock.pass(1_000);
      await all.call('guess', 'background');
      const asked = all.call('person');
      await turn();
      if (all.open > 0) probes++;
      await all.answerAll(() => broken);
      await asked;
    }
    assert.ok(probes >= 9 && probes <= 13, `${probes} probes in ten minutes`);
    assert.ok(all.sent.every((name) => name === 'person'));
  });

  it('does not keep a probe for ever that was cancelled', async () => {
    const all = await opened();
    all.governor.tryAgain();
    const abort = new AbortController();
    const cancelled = all.call('a', 'interactive', abort.signal);
    await turn();
    abort.abort();
    await cancelled;
    const next = all.call('b');
    await turn();
    await all.answer(ok());
    assert.equal(await next, '200');
  });

  it('keeps nothing alive of whoever met it first', async () => {
    const { governor, clock } = governed();
    const { signal } = new AbortController();
    const send = async (): Promise<never> => {
      await turn();
      throw new TransportError('network', 'ECONNRESET');
    };
    /** A store that is left afterwards. */
    class Left {
      async ask(): Promise<unknown> {
        return await governor.run({ urgency: new Urgency('interactive'), signal }, send);
      }
    }
    const failed = assert.rejects(new Left().ask(), /ECONNRESET/);
    for (let n = 0; n < 10; n++) await clock.pass(1_000);
    await failed;
    assert.equal(governor.state.circuit, 'open');
    await turn();
    assert.equal(queryObjects(Left, { format: 'count' }), 0);
  });

  it('is not what a long download makes of one failure: others go on beside it', async () => {
    const { call, sent, answer, answerAll, clock } = governed();
    void call('first');
    await turn();
    const download = call('download');
    await turn();
    await answer(broken);
    const other = call('other');
    await clock.pass(1_000);
    assert.deepEqual(sent, ['first', 'download', 'other'], 'one asks for all');
    await answerAll(ok);
    assert.deepEqual([await other, await download], ['200', '200']);
  });

  it('is found out about by a click, whatever is still under way from before', async () => {
    const { call, sent, answer, clock, governor } = governed();
    const abort = new AbortController();
    const others = ['a', 'b', 'c'].map((name) => call(name));
    const stalled = call('stalled', 'interactive', abort.signal);
    await turn();
    for (let n = 0; n < 3; n++) await answer(broken);
    await clock.pass(1_000);
    await Promise.all(others);
    assert.equal(governor.state.circuit, 'open');
    governor.tryAgain();
    const probe = call('probe');
    await turn();
    assert.deepEqual(sent, ['a', 'b', 'c', 'stalled', 'probe']);
    abort.abort();
    await stalled;
    const next = call('next');
    await clock.pass(1_000);
    assert.equal(sent.length, 5, 'two ask at once');
    await answer(ok());
    assert.equal(await probe, '200');
    await answer(ok());
    assert.equal(await next, '200');
  });

  it('is told apart from a server that refuses', async () => {
    const all = governed();
    for (let n = 0; n < 20; n++) {
      const outcome = all.call();
      await turn();
      await all.answer(status(500));
      assert.equal(await outcome, '500');
    }
    assert.deepEqual([all.sent.length, all.governor.state.circuit], [20, 'closed']);
  });
});
