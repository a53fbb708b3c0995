import assert from 'node:assert/strict';
import { queryObjects } from 'node:v8';
import { ApiError } from '../../../src/api/errors';
import { TransportError } from '../../../src/api/http';
import { turn } from '../../support/scriptedSource';

const makers: Readonly<Record<string, () => Error>> = {
  ApiError: () => new ApiError({ operation: 'getMessage', kind: 'server', status: 503 }),
  TransportError: () => new TransportError('network', 'ECONNRESET'),
};

describe('an error that is held for long', () => {
  for (const [what, make] of Object.entries(makers)) {
    it(`keeps alive nothing of what was under way: ${what}`, async () => {
      /** A store that is left while a notification still shows its error. */
      class Left {
        async ask(): Promise<unknown> {
          return await this.#fail();
        }

        async #fail(): Promise<never> {
          await turn();
          throw make();
        }
      }
      const error: unknown = await new Left().ask().catch((reason: unknown) => reason);
      await turn();
      assert.equal(queryObjects(Left, { format: 'count' }), 0);
      assert.ok(error instanceof Error);
      assert.match(error.stack ?? '', /ask/);
    });
  }
});
