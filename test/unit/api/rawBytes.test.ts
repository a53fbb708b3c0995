import assert from 'node:assert/strict';
import { rawText } from '../../../src/api/rawJson';
import { never, factsOf, startApi, type ApiHarness } from '../../support/apiHarness';
import { only } from '../../support/builders';
import { attacks } from '../../support/attacks';
import { files } from '../../support/corpora';

/** What a parser that prints again would alter. */
const own = {
  'a number beyond 2^53': '12345678901234567890',
  'a number with a zero at its end': '1.0',
  'a number too large': '1E400',
  'a negative zero': '-0',
  'keys out of order': '{"b":1,"10":2,"2":3}',
  'a key twice': '{"a":1,"a":2}',
  'a key called proto': '{"__proto__":{"x":1},"constructor":null}',
  'needless escapes': '"\\/\\u00e9\\u0041"',
  'half a surrogate': '"\\ud800"',
  'a line separator': '"\u2028\u2029"',
  'white space': '{ "a" :\t[ 1 ,\r\n 2 ] }',
  'text beyond ASCII': '"Zoë 😀 שלום"',
};

const isUtf8 = (bytes: Buffer): boolean => Buffer.from(bytes.toString('utf8')).equals(bytes);

describe('the bytes of a payload', () => {
  let harness: ApiHarness;
  before(async () => (harness = await startApi()));
  after(() => harness.close());

  /** Sends the bytes as the one row of a page. */
  const asRow = (bytes: Uint8Array): void => {
    const body = Buffer.concat([Buffer.from('{"messages":{"messages":['), bytes, Buffer.from(']}}')]);
    harness.server.respondNext(/./, { body });
  };

  for (const { name, bytes } of files('jsontestsuite-transform', own)) {
    if (isUtf8(bytes)) {
      it(`are those that the server sent: ${name}`, async () => {
        asRow(bytes);
        const { items } = await harness.api.listMessages('AnyId', { limit: 1 }, never);
        assert.equal(rawText(only(items).raw), bytes.toString('utf8').trim());
      });
    } else {
      it(`are refused where they are no text, rather than altered: ${name}`, async () => {
        asRow(bytes);
        assert.equal(
          (await factsOf(harness.api.listMessages('AnyId', { limit: 1 }, never))).kind,
          'unreadable',
        );
      });
    }
  }

  it('are those that the server sent, for every text of the lists', async () => {
    const own = ['', '\u0000', 'NULL', '﷽', '\u202etest', '<script>'];
    const rows = [...own, ...attacks].map((text) => JSON.stringify(text));
    harness.server.respondNext(/./, { body: `[${rows.join(',')}]` });
    const { items } = await harness.api.listMessages('AnyId', { limit: 1 }, never);
    assert.deepEqual(
      items.map(({ raw }) => rawText(raw)),
      rows,
    );
  });

  it('are those that the server sent, when characters are cut by the borders of packets', async () => {
    const { server, api } = harness;
    const row = Buffer.from('{"id":"😀é"}');
    server.respondNext(/messages/, async (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      for (const byte of row) {
        response.write(Buffer.of(byte));
        // A round trip of another request: by then the client has read the byte.
        await api.searchConversations({ limit: 1 }, never);
      }
      response.end();
    });
    assert.equal(rawText((await api.getMessage('a', never)).raw), row.toString());
  });
});
