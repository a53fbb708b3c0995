import assert from 'node:assert/strict';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import type { HighLevelApi } from '../../../src/api/client';
import { rawText } from '../../../src/api/rawJson';
import { factsOf, never, startApi, type ApiHarness } from '../../support/apiHarness';
import { htmlPage, reset, truncated, type Responder } from '../../support/faults';
import { connectBy, ways } from '../../support/ways';

const json = { 'content-type': 'application/json; charset=utf-8' };
const message = '{"id":"AnyId","body":"grüße 👋"}';
const megabytes = 1024 * 1024;

const unreadable: Readonly<Record<string, Responder>> = {
  'JSON that stops in the middle': { body: message.slice(0, 20) },
  'a page where JSON should be': htmlPage(),
  nothing: { body: '' },
  'UTF-16': { body: Buffer.from(message, 'utf16le') },
  'bytes that are no UTF-8': {
    body: Buffer.concat([Buffer.from('{"id":"'), Buffer.of(0xc3, 0x28), Buffer.from('"}')]),
  },
  'a character cut in half at the end': { body: Buffer.from(message).subarray(0, -7) },
};

const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
const packers = {
  gzip: (body: Buffer | string) => gzipSync(body),
  deflate: (body: Buffer | string) => deflateSync(body),
  br: (body: Buffer | string) => brotliCompressSync(body, quickly),
} as const;
type Packing = keyof typeof packers;

function packed(packing: Packing, body: Buffer | string): (status: number) => Responder {
  const bytes = packers[packing](body);
  return (status) => ({ status, headers: { ...json, 'content-encoding': packing }, body: bytes });
}

for (const way of ways) {
  describe(`the body of an answer, by ${way}`, () => {
    let harness: ApiHarness;
    let api: HighLevelApi;
    before(async () => {
      harness = await startApi();
      api = harness.client(connectBy(way, harness.server.url));
    });
    after(() => harness.close());

    const answer = (responder: Responder): ReturnType<HighLevelApi['getMessage']> => {
      harness.server.respondNext(/./, responder);
      return api.getMessage('AnyId', never);
    };

    for (const [what, responder] of Object.entries(unreadable)) {
      it(`is said to be unreadable when it is ${what}`, async () => {
        assert.equal((await factsOf(answer(responder))).kind, 'unreadable');
      });
    }

    for (const [what, responder] of Object.entries({
      'without a type': { headers: {}, body: message },
      'with the wrong type': { headers: { 'content-type': 'text/plain; charset=utf-16' }, body: message },
      'behind a byte order mark': { body: `\ufeff${message}` },
    })) {
      it(`is read ${what}`, async () => assert.equal(rawText((await answer(responder)).raw), message));
    }

    // What each of them says that it understands.
    const packings: readonly Packing[] = way === 'fetch' ? ['gzip', 'deflate', 'br'] : ['gzip'];
    const big = JSON.stringify({ id: 'AnyId', body: ' '.repeat(200 * megabytes) });
    for (const packing of packings) {
      it(`is unpacked from ${packing}`, async () => {
        assert.equal(rawText((await answer(packed(packing, message)(200))).raw), message);
      });

      it(`is given up when ${packing} makes too much of it, within bounded memory`, async () => {
        const bombs = [200, 429, 500].map(packed(packing, big));
        const before = process.memoryUsage().rss;
        const kinds: string[] = [];
        for (const bomb of bombs) kinds.push((await factsOf(answer(bomb))).kind);
        const grown = process.memoryUsage().rss - before;
        assert.deepEqual(kinds, ['tooLarge', 'rateLimited', 'server']);
        assert.ok(grown < 100 * megabytes, `${Math.round(grown / megabytes)} MB for ${3 * 200} MB`);
      });
    }

    it('is unpacked however gzip is written', async () => {
      for (const written of ['GZIP', 'Gzip', 'x-gzip']) {
        const headers = { ...json, 'content-encoding': written };
        assert.equal(rawText((await answer({ headers, body: gzipSync(message) })).raw), message, written);
      }
    });

    it('is a failure of the network when the packing is broken', async () => {
      const altered = gzipSync(message);
      altered.writeUInt8(altered.readUInt8(20) ^ 0xff, 20);
      const headers = { ...json, 'content-encoding': 'gzip' };
      for (const body of [altered, Buffer.from(message)]) {
        assert.equal((await factsOf(answer({ headers, body }))).kind, 'network');
      }
    });

    it('is given up when it is too large, before all of it has come', async () => {
      let sent = 0;
      const endless: Responder = (_request, response) => {
        const chunk = Buffer.alloc(megabytes, ' ');
        response.writeHead(200, json);
        const more = (): void => {
          if (response.destroyed) return;
          sent++;
          response.write(chunk, more);
        };
        more();
      };
      assert.equal((await factsOf(answer(endless))).kind, 'tooLarge');
      assert.ok(sent < 40, `${sent} MB were sent`);
    });

    it('may have 10 MB', async () => {
      const text = JSON.stringify({ id: 'AnyId', body: 'x'.repeat(10 * megabytes - 30) });
      assert.equal(rawText((await answer({ body: text })).raw).length, text.length);
    });

    it('is a failure of the network when the connection breaks at any of its bytes', async () => {
      const size = Buffer.byteLength(message);
      for (let bytes = 0; bytes < size; bytes += 4) {
        assert.equal(
          (await factsOf(answer(truncated(message, bytes)))).kind,
          'network',
          `after ${bytes} bytes`,
        );
      }
      assert.equal((await factsOf(answer(reset))).kind, 'network');
    });
  });
}
