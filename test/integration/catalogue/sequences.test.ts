import assert from 'node:assert/strict';
import { describeError } from '../../../src/ui/errorText';
import { factsOf, failureOf, never } from '../../support/apiHarness';
import { apiError, hang, reset } from '../../support/faults';
import { startLoopbackApi, type LoopbackApi } from '../../support/loopbackApi';
import { syntheticConversationId, syntheticMessageId } from '../../support/synthetic';
import { outcomeOf, turn } from '../../support/scriptedSource';
import { signedIn, size, spinning, type CatalogueStage } from './stage';

/* Faults that are about more than one answer. Of the catalogue also: F14-F16 network/, F18-F22 unit/explorer, F26-F27 accounts/. */

describe('the catalogue of faults, in sequences', () => {
  let server: LoopbackApi;
  let stage: CatalogueStage;
  const start = async (options: Parameters<typeof signedIn>[1] = {}): Promise<void> => {
    server = await startLoopbackApi({ synthetic: size });
    stage = await signedIn(server, options);
  };
  afterEach(async () => {
    stage.dispose();
    await server.close();
  });
  const messages = Array.from({ length: 50 }, (_, n) => syntheticMessageId(n % 23, n % 7));
  const ask = (n: number): Promise<string> => outcomeOf(stage.store.lookUpMessage(messages[n] ?? '', never));

  it('F1 one gate for all: 50 calls wait for one answer’s Retry-After, and none is lost', async () => {
    await start();
    server.respondNext(/./, apiError(429, 'slow down', { 'retry-after': '5' }), 1);
    assert.deepEqual(new Set(await Promise.all(messages.map((_, n) => ask(n)))), new Set(['done']));
    const refused = server.requests.filter(({ status }) => status === 429).length;
    assert.deepEqual([refused, server.requests.length], [1, 51]);
  });

  it('F4 a day that is used up costs one request, and what is held stays readable', async () => {
    await start();
    await stage.store.conversations.loadMore();
    const before = server.requests.length;
    const headers = { 'x-ratelimit-daily-remaining': '0', 'x-ratelimit-daily-reset': '49013000' };
    server.respondNext(/./, apiError(429, 'Too Many Requests', headers), Infinity);
    for (let n = 0; n < 50; n++) assert.equal(await ask(n), 'rateLimited');
    assert.equal(server.requests.length - before, 1);
    assert.equal(stage.store.conversations.items.length, 10);
  });

  it('F5 a server that asks to wait for minutes is called so by all that is held back, not a limit', async () => {
    await start();
    server.respondNext(/./, apiError(503, 'no', { 'retry-after': '600' }), Infinity);
    for (const n of [0, 1]) {
      const error = await failureOf(stage.store.lookUpMessage(messages[n] ?? '', never));
      assert.match(
        describeError(error)?.text ?? '',
        /problem of its own \(HTTP 503\) and asked to wait\. Try again in 1[01] min/,
      );
    }
    assert.equal(server.requests.length, 1);
  });

  it('F7 an outage of ten minutes costs a few dozen requests, and its end is found out', async () => {
    await start();
    const recover = server.respondNext(/./, apiError(503, 'out of order'), Infinity);
    const began = stage.clock.now();
    while (stage.clock.now() - began < 600_000) {
      assert.equal(await ask(1), 'server');
      await new Promise<void>((resolve) => stage.clock.after(2_000, resolve));
    }
    assert.ok(server.requests.length <= 24, `${server.requests.length} requests`);
    recover();
    await new Promise<void>((resolve) => stage.clock.after(61_000, resolve));
    assert.equal(await ask(1), 'done');
    assert.equal(stage.governor.state.circuit, 'closed');
  });

  it('F7 a dead network costs a handful of requests for fifty rows', async () => {
    await start();
    server.respondNext(/./, reset, Infinity);
    const all = await Promise.all(messages.map((_, n) => ask(n)));
    assert.deepEqual(new Set(all), new Set(['network']));
    assert.ok(server.requests.length <= 7, `${server.requests.length} requests`);
  });

  it('F14 a name that does not resolve is named, asked three times, and then spared', async () => {
    stage = await signedIn({ url: 'https://services.invalid' });
    server = await startLoopbackApi({ synthetic: size });
    const list = stage.store.conversations;
    const error = await failureOf(list.loadMore());
    assert.deepEqual(error.kind, 'network');
    assert.match(error.facts.code ?? '', /^(ENOTFOUND|EAI_AGAIN)$/);
    assert.match(
      describeError(error)?.text ?? '',
      /could not be reached \((ENOTFOUND|EAI_AGAIN)\)\. Check the network, VPN or proxy/,
    );
    const sent = async (): Promise<number> => (await stage.accounts.traffic()).requests.entries.length;
    assert.equal(await sent(), 3);
    assert.equal(stage.governor.state.circuit, 'open');
    assert.deepEqual(spinning(stage), []);
    for (let n = 0; n < 5; n++) assert.equal(await ask(n), 'network');
    assert.equal(await sent(), 3);
  });

  it('F15 a server that is gone is named, and found again after a click', async () => {
    await start();
    const port = Number(new URL(server.url).port);
    await server.close();
    const facts = await factsOf(stage.store.lookUpMessage(messages[0] ?? '', never));
    assert.deepEqual([facts.kind, facts.code], ['network', 'ECONNREFUSED']);
    server = await startLoopbackApi({ synthetic: size, port });
    stage.governor.tryAgain();
    assert.equal(await ask(0), 'done');
    assert.equal(server.requests.length, 1);
  });

  it('F17 a wall clock that jumps changes no wait', async () => {
    await start();
    const { now } = Date;
    server.respondNext(/./, apiError(429, 'slow down', { 'retry-after': '5' }), 1);
    try {
      const asked = ask(0);
      Date.now = () => now() + 86_400_000;
      assert.equal(await asked, 'done');
    } finally {
      Date.now = now;
    }
    assert.equal(server.requests.length, 2);
    assert.ok(stage.clock.skipped >= 4_500 && stage.clock.skipped < 6_000, `${stage.clock.skipped}`);
  });

  it('F23 a token that is revoked in the middle is refused at most four times by 50 calls, and never again', async () => {
    await start();
    await stage.store.conversations.loadMore();
    const before = server.requests.length;
    server.respondNext(/./, apiError(401, 'Invalid JWT'), Infinity);
    assert.deepEqual(new Set(await Promise.all(messages.map((_, n) => ask(n)))), new Set(['badToken']));
    assert.ok(server.requests.length - before <= 4, `${server.requests.length - before} requests`);
    const refused = server.requests.length;
    for (let n = 0; n < 50; n++) assert.equal(await ask(n), 'badToken');
    assert.equal(server.requests.length, refused);
    assert.equal(stage.store.conversations.items.length, 10);
  });

  it('F23 a token that was refused is tried once more after a click, and works again', async () => {
    await start();
    const recover = server.respondNext(/./, apiError(401, 'Invalid JWT'), Infinity);
    assert.equal(await ask(0), 'badToken');
    recover();
    stage.governor.tryAgain();
    assert.equal(await ask(0), 'done');
  });

  it('F24 a scope that is removed in mid-session is said, signs nobody out, and costs one request a call', async () => {
    server = await startLoopbackApi({ synthetic: size });
    stage = await signedIn(server);
    await stage.store.messages(syntheticConversationId(0)).loadMore();
    server.respondNext(/messages/, apiError(401, 'The token is not authorized for this scope.'), Infinity);
    const list = stage.store.messages(syntheticConversationId(0));
    const facts = await factsOf(list.loadMore());
    assert.deepEqual([facts.kind, facts.scope], ['missingScope', 'conversations/message.readonly']);
    assert.equal(list.items.length, 10);
    assert.equal(stage.accounts.state.kind, 'active');
    await stage.store.conversations.loadMore();
    assert.equal(server.requests.length, 3);
  });

  it('F25 a hundred clicks on Refresh are one refresh, with at most four requests at once', async () => {
    await start();
    await stage.store.conversations.loadMore();
    server.requests.length = 0;
    const gate = server.gate(/./);
    const clicks = Array.from({ length: 100 }, () => stage.store.conversations.refresh());
    await gate.whenHeld();
    assert.ok(gate.held <= 4, `${gate.held} at once`);
    gate.release();
    await Promise.all(clicks);
    assert.equal(server.requests.length, 1);
  });

  it('F25 fifty rows that are opened at once are read four at a time', async () => {
    await start();
    const gate = server.gate(/./);
    const asked = Promise.all(messages.map((_, n) => ask(n)));
    await gate.whenHeld(4);
    for (let n = 0; n < 5; n++) await turn();
    assert.equal(server.requests.length, 4);
    gate.release();
    assert.deepEqual(new Set(await asked), new Set(['done']));
  });

  it('F32 a cancel is felt by who waits for an answer that never comes, and by who waits for a turn', async () => {
    await start();
    server.respondNext(/./, hang, 4);
    const abort = new AbortController();
    const works = messages.map((id) => outcomeOf(stage.store.lookUpMessage(id, abort.signal)));
    await server.waitForRequest(/./, { count: 4 });
    abort.abort();
    assert.deepEqual(new Set(await Promise.all(works)), new Set(['cancelled']));
    assert.equal(server.requests.length, 4);
    assert.equal(stage.governor.state.waiting, 0);
    assert.equal(await ask(0), 'done');
  });

  it('F33 leaving in the middle of load-all ends it, and nothing more is asked', async () => {
    await start();
    const gate = server.gate(/./);
    const work = outcomeOf(stage.store.conversations.loadAll(never, () => undefined));
    await gate.whenHeld();
    stage.store.dispose();
    gate.release();
    await work;
    const spent = server.requests.length;
    for (let n = 0; n < 5; n++) await turn();
    assert.equal(server.requests.length, spent);
    assert.equal(spent, 1);
  });
});
