import assert from 'node:assert/strict';
import { requestText } from '../../../src/api/requestLine';
import { never, startApi, type ApiHarness } from '../../support/apiHarness';
import { reset, type Responder } from '../../support/faults';

describe('what the log says of a request', () => {
  let harness: ApiHarness;
  beforeEach(async () => (harness = await startApi()));
  afterEach(() => harness.close());

  const told: readonly (readonly [what: string, answer: Responder | undefined, line: string])[] = [
    ['names how the server refused it', undefined, 'GET getMessage 400 notFound n ms trace'],
    ['names the code where nobody answered', reset, 'GET getMessage - network ECONNRESET n ms'],
    [
      'does not name where a redirect leads',
      { status: 302, headers: { location: 'https://ada.example/' } },
      'GET getMessage 302 redirected n ms',
    ],
  ];

  for (const [what, answer, line] of told) {
    it(what, async () => {
      if (answer !== undefined) harness.server.respondNext(/./, answer);
      await harness.api.getMessage('UnknownId', never).catch(() => undefined);
      const texts = harness.lines.map(requestText);
      const shape = (text: string): string => text.replace(/\d+ ms/, 'n ms').replace(/trace=.+/, 'trace');
      assert.deepEqual(texts.map(shape), [line]);
    });
  }
});
