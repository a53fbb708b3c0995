import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import * as source from '../../../src/api/axiosTransport';
import type { Handler } from '../../../src/api/http';
import { never } from '../../support/apiHarness';
import { usualHeaders } from '../../support/httpGet';
import { startLoopbackApi, type LoopbackApi } from '../../support/loopbackApi';
import { buildForProduction, type BuiltFile, type ProductionBuild } from '../../support/productionBuild';

/** What may be read to activate the extension, and with what follows at once; reading and compiling is most of the time. */
const most = { atActivation: 8 * 1024, atStart: 100 * 1024 };

describe('the production build', () => {
  let build: ProductionBuild;
  before(async () => (build = await buildForProduction()));
  after(() => build.remove());

  const having = (files: readonly BuiltFile[], text: string): string[] =>
    files.filter((file) => file.text.includes(text)).map(({ path }) => path);

  for (const when of ['atActivation', 'atStart'] as const) {
    it(`has the extension read at most ${most[when] / 1024} KB ${when}`, () => {
      const bytes = build[when].reduce((sum, file) => sum + file.bytes, 0);
      const list = build[when].map((file) => `${file.path}: ${file.bytes}`).join('\n');
      assert.ok(bytes > (when === 'atStart' ? 10_000 : 1_000), 'nothing was found');
      assert.ok(bytes <= most[when], `${bytes} bytes\n${list}`);
    });
  }

  // A text of each that minifying keeps.
  for (const [library, text] of Object.entries({
    axios: 'ERR_BAD_OPTION_VALUE',
    'the sample account': 'Otto Beispiel',
    'the generator of types': 'Malformed unicode',
  })) {
    it(`keeps ${library} for when it is needed`, () => {
      assert.deepEqual(having(build.atStart, text), []);
      assert.equal(having(build.files, text).length, 1, 'it must be somewhere');
    });
  }

  it('has no second HTTP client, and no test code', () => {
    for (const text of ['follow-redirects', 'https-proxy-agent', 'describe(']) {
      assert.deepEqual(having(build.files, text), []);
    }
  });

  describe('of the transport', () => {
    let server: LoopbackApi;
    beforeEach(async () => (server = await startLoopbackApi()));
    afterEach(() => server.close());

    const built = async (): Promise<typeof source> => {
      const [path = ''] = having(build.files, 'ERR_BAD_OPTION_VALUE');
      const module: unknown = await import(pathToFileURL(path).href);
      assert.ok(isTransport(module));
      return module;
    };

    it('sends and reads what its sources send and read', async () => {
      const query = { locationId: server.locationId, limit: '1' };
      const request = { path: '/conversations/search', query, headers: { ...usualHeaders }, signal: never };
      const answers = [];
      for (const { createTransport } of [source, await built()]) {
        const { status, text } = await createTransport({ baseUrl: server.url })(request);
        answers.push({ status, text });
      }
      assert.equal(answers[0]?.status, 200);
      assert.deepEqual(answers[1], answers[0]);
      const [fromSource, fromBuild] = server.requests;
      assert.deepEqual(fromBuild?.headers, fromSource?.headers);
    });

    it('answers the sample account’s requests without a server', async () => {
      const { createTransport } = await built();
      const handler: Handler = ({ path }) => ({ status: 200, headers: {}, text: `answer to ${path}` });
      const send = createTransport({ baseUrl: 'https://sample.invalid', handler });
      const { text } = await send({ path: '/a', query: {}, headers: {}, signal: never });
      assert.equal(text, 'answer to /a');
    });
  });
});

function isTransport(module: unknown): module is typeof source {
  return (
    typeof module === 'object' &&
    module !== null &&
    'createTransport' in module &&
    typeof module.createTransport === 'function'
  );
}
