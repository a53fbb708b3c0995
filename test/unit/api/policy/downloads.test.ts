import assert from 'node:assert/strict';
import { Urgency } from '../../../../src/api/policy/priority';
import { broken, governed, ok } from '../../../support/governed';
import { turn } from '../../../support/scriptedSource';

/* The policy alone, on a clock of the test's own. What the real client tells of a download: recording.test.ts. */

describe('a long download', () => {
  it('that is sent after a failure keeps others waiting until some of it comes', async () => {
    const { call, download, sent, answer, answerAll, begin, clock, governor } = governed();
    const failed = call('guess', 'background');
    await turn();
    await answer(broken);
    assert.equal(await failed, 'network: ECONNRESET');
    const sound = download();
    const other = call('other');
    await turn();
    assert.deepEqual(sent, ['guess', 'download'], 'one asks for all');
    await begin();
    assert.deepEqual([sent.length, governor.state.waiting], [3, 0]);
    await clock.pass(540_000);
    await begin();
    await answerAll(ok);
    assert.deepEqual([await sound, await other], ['200', '200']);
  });

  it('that finds out whether anybody answers again has done so when some of it comes', async () => {
    const { call, download, sent, answer, answerAll, begin, clock, governor } = governed();
    const failed = call('first');
    for (let n = 0; n < 3; n++) {
      await turn();
      await answer(broken);
      await clock.pass(1_000);
    }
    assert.deepEqual([await failed, governor.state.circuit], ['network: ECONNRESET', 'open']);
    governor.tryAgain();
    const calls = [download(), call('a'), call('guess', 'background')];
    await turn();
    assert.deepEqual(sent.slice(3), ['download']);
    await begin();
    assert.deepEqual([sent.length, governor.state.circuit], [6, 'closed']);
    await answerAll(ok);
    assert.deepEqual(await Promise.all(calls), ['200', '200', '200']);
  });

  it('that goes on does not hide that nobody answers others', async () => {
    const { call, answer, clock, governor } = governed();
    let more: (() => void) | undefined;
    const interactive = { urgency: new Urgency('interactive'), signal: new AbortController().signal };
    void governor.run(interactive, (_attempt, begin) => {
      more = begin;
      return new Promise(() => undefined);
    });
    const outcome = call();
    for (let n = 0; n < 3; n++) {
      await turn();
      await answer(broken);
      more?.();
      await clock.pass(1_000);
    }
    assert.deepEqual([await outcome, governor.state.circuit], ['network: ECONNRESET', 'open']);
  });

  it('leaves two of the four places to what is short, however many there are', async () => {
    const { call, download, sent, answer, answerAll } = governed();
    const downloads = ['d1', 'd2', 'd3', 'd4'].map((name) => download(name));
    const calls = [call('a'), call('b'), call('c')];
    await turn();
    assert.deepEqual(sent, ['d1', 'd2', 'a', 'b']);
    await answer(ok());
    assert.deepEqual(sent.slice(4), ['d3']);
    await answerAll(ok);
    assert.deepEqual(sent.slice(5), ['d4', 'c']);
    assert.deepEqual(await Promise.all([...downloads, ...calls]), Array(7).fill('200'));
  });

  it('that is cancelled makes room for the next', async () => {
    const { download, sent } = governed();
    const abort = new AbortController();
    const cancelled = [download('d1', abort.signal), download('d2', abort.signal)];
    void download('d3');
    void download('d4');
    await turn();
    assert.deepEqual(sent, ['d1', 'd2']);
    abort.abort();
    assert.deepEqual(await Promise.all(cancelled), ['aborted', 'aborted']);
    assert.deepEqual(sent, ['d1', 'd2', 'd3', 'd4']);
  });
});
