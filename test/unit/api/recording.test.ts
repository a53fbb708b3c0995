import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Governor } from '../../../src/api/policy/governor';
import { factsOf, never, startApi, type ApiHarness } from '../../support/apiHarness';
import { apiError, hang, htmlPage, reset } from '../../support/faults';
import { sampleMessages } from '../../support/sampleIds';

const call = sampleMessages.showcaseCall;
const wanted = { limit: 8e6 };
const path = /\/recording\?/;

describe('a recording', () => {
  let harness: ApiHarness;
  beforeEach(async () => (harness = await startApi()));
  afterEach(() => harness.close());

  it('comes byte for byte, asked for by the documented path with the account’s own location', async () => {
    const { api, server } = harness;
    const sent = Buffer.from(Array.from({ length: 70_000 }, (_, i) => i % 256));
    server.respondNext(path, { headers: { 'content-type': 'audio/x-wav' }, body: sent });
    const { bytes, contentType } = await api.getRecording(call, wanted, never);
    assert.ok(sent.equals(bytes));
    assert.equal(contentType, 'audio/x-wav');
    assert.equal(bytes.buffer.byteLength, sent.length, 'a buffer of its own');
    const [request] = server.requests;
    assert.equal(request?.path, `/conversations/messages/${call}/locations/${server.locationId}/recording`);
    assert.match(request.headers.accept ?? '', /audio\/\*.*application\/json/);
  });

  it('says how much of it has come', async () => {
    const seen: (readonly [number, number | undefined])[] = [];
    const { bytes } = await harness.api.getRecording(
      call,
      { ...wanted, onProgress: (received, total) => void seen.push([received, total]) },
      never,
    );
    assert.ok(bytes.length > 1e6);
    assert.ok(seen.length > 3, 'in more than a few parts');
    assert.deepEqual(seen.at(-1), [bytes.length, bytes.length]);
    assert.ok(seen.every(([received], i) => received > (seen[i - 1]?.[0] ?? 0)));
  });

  it('that does not exist is an answer of its own', async () => {
    harness.server.respondNext(path, apiError(422, 'Message does not have recording'));
    const facts = await factsOf(harness.api.getRecording(call, wanted, never));
    assert.deepEqual([facts.kind, facts.status], ['noRecording', 422]);
  });

  it('that is announced as too large is not read at all', async () => {
    const { server, api } = harness;
    server.respondNext(path, (_request, response) => {
      response.writeHead(200, { 'content-type': 'audio/x-wav', 'content-length': '9000000' });
      response.write(Buffer.alloc(1000));
    });
    assert.equal((await factsOf(api.getRecording(call, wanted, never))).kind, 'tooLarge');
  });

  it('that is too large without saying so is read up to the limit', async () => {
    const { server, api } = harness;
    let sent = 0;
    server.respondNext(path, async (_request, response) => {
      response.writeHead(200, { 'content-type': 'audio/x-wav' });
      while (!response.destroyed && sent < 200e6) {
        sent += 1e6;
        if (!response.write(Buffer.alloc(1e6))) {
          await Promise.race([once(response, 'drain'), once(response, 'close')]);
        }
      }
    });
    assert.equal((await factsOf(api.getRecording(call, wanted, never))).kind, 'tooLarge');
    assert.ok(sent < 40e6, `${sent} bytes were sent`);
  });

  it('that is cancelled while it comes ends the request', async () => {
    const { server, api } = harness;
    server.respondNext(path, (_request, response) => {
      response.writeHead(200, { 'content-type': 'audio/x-wav', 'content-length': '5000' });
      response.write(Buffer.alloc(1000));
    });
    const person = new AbortController();
    const closed = server.waitForRequest(path);
    const work = api.getRecording(call, { ...wanted, onProgress: () => person.abort() }, person.signal);
    assert.equal((await factsOf(work)).kind, 'cancelled');
    const record = await closed;
    while (!record.closedEarly) await new Promise(setImmediate);
  });

  it('may take longer than an answer of any other kind, as long as it comes', async () => {
    const { server } = harness;
    const api = harness.client({ deadline: 400 });
    server.respondNext(path, async (_request, response) => {
      response.writeHead(200, { 'content-type': 'audio/x-wav' });
      for (let i = 0; i < 12; i++) {
        response.write(Buffer.alloc(10));
        await new Promise((next) => setTimeout(next, 60));
      }
      response.end();
    });
    assert.equal((await api.getRecording(call, wanted, never)).bytes.length, 120);
  });

  it('that begins to come shows that somebody answers: others need not wait for the rest', async () => {
    const { server } = harness;
    const api = harness.client({ governor: new Governor() });
    server.respondNext(/./, reset);
    await factsOf(api.getMessage(call, never, 'background'));
    server.respondNext(path, (_request, response) => {
      response.writeHead(200, { 'content-type': 'audio/x-wav' });
      response.write(Buffer.alloc(10));
    });
    const person = new AbortController();
    const recording = api.getRecording(call, wanted, person.signal);
    assert.equal((await api.getMessage(call, never)).id, call);
    person.abort();
    assert.equal((await factsOf(recording)).kind, 'cancelled');
  });

  it('leaves room for what is short, however many there are', async () => {
    const { server } = harness;
    const api = harness.client({ governor: new Governor() });
    const person = new AbortController();
    for (let n = 0; n < 4; n++) server.respondNext(path, hang);
    const recordings = Array.from({ length: 4 }, () =>
      factsOf(api.getRecording(call, wanted, person.signal)),
    );
    assert.equal((await api.getMessage(call, never)).id, call);
    person.abort();
    for (const { kind } of await Promise.all(recordings)) assert.equal(kind, 'cancelled');
  });

  it('that stops coming is given up', async () => {
    const { server } = harness;
    server.respondNext(path, (_request, response) => {
      response.writeHead(200, { 'content-type': 'audio/x-wav' });
      response.write(Buffer.alloc(10));
    });
    assert.equal(
      (await factsOf(harness.client({ deadline: 100 }).getRecording(call, wanted, never))).kind,
      'timeout',
    );
    server.respondNext(path, hang);
    assert.equal(
      (await factsOf(harness.client({ deadline: 100 }).getRecording(call, wanted, never))).kind,
      'timeout',
    );
  });

  it('is not a page that a proxy answers with, nor an empty answer', async () => {
    for (const answer of [htmlPage(), { headers: { 'content-type': 'audio/x-wav' } }]) {
      harness.server.respondNext(path, answer);
      assert.equal((await factsOf(harness.api.getRecording(call, wanted, never))).kind, 'unreadable');
    }
  });

  it('is never asked for by an id that could leave its place in the path', async () => {
    for (const id of ['..', 'a/b', '%2e%2e', 'a?b']) {
      assert.equal((await factsOf(harness.api.getRecording(id, wanted, never))).kind, 'invalidRequest');
    }
    const elsewhere = harness.client({ locationId: '../../x' });
    assert.equal((await factsOf(elsewhere.getTranscript(call, never))).kind, 'invalidRequest');
    assert.equal(harness.server.requests.length, 0);
  });
});

describe('a transcript', () => {
  let harness: ApiHarness;
  before(async () => (harness = await startApi()));
  after(() => harness.close());

  it('is asked for by its own path, where location and message stand the other way round', async () => {
    const lines = await harness.api.getTranscript(call, never);
    assert.ok(lines.length > 10);
    const { locationId } = harness.server;
    assert.equal(
      harness.server.requests[0]?.path,
      `/conversations/locations/${locationId}/messages/${call}/transcription`,
    );
  });

  it('that does not exist is no error of anybody', async () => {
    const body = '{"statusCode":400,"message":"Bad","code":"CONVERSATIONS_MSG_RECORDING_NOT_FOUND"}';
    harness.server.respondNext(/transcription\?/, { status: 400, body });
    assert.equal((await factsOf(harness.api.getTranscript(call, never))).kind, 'noRecording');
  });
});
