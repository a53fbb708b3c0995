import assert from 'node:assert/strict';
import { ApiError } from '../../../src/api/errors';
import { describeError } from '../../../src/ui/errorText';
import { startLoopbackApi, type LoopbackApi } from '../../support/loopbackApi';
import { isMatch } from '../../support/requestLog';
import type { Fault } from './fault';
import { faults } from './faults';
import { signedIn, size, spinning, surfaces, type CatalogueStage, type Surface } from './stage';

describe('the catalogue of faults', () => {
  let server: LoopbackApi;
  before(async () => (server = await startLoopbackApi({ synthetic: size })));
  after(() => server.close());

  for (const [what, surface] of Object.entries(surfaces)) {
    for (const fault of faults) {
      for (const [position, page] of [
        ['first', 1],
        ['middle', 2],
        ['last', 3],
      ] as const) {
        it(`${fault.name}: ${what}, ${position} page`, async () => {
          const stage = await signedIn(server, { deadline: fault.deadline ?? 30_000 });
          try {
            await meets(stage, surface, page, fault, what.startsWith('load all'));
          } finally {
            stage.dispose();
          }
        });
      }
    }
  }

  async function meets(
    stage: CatalogueStage,
    surface: Surface,
    page: number,
    fault: Fault,
    bulk: boolean,
  ): Promise<void> {
    server.requests.length = 0;
    const matcher = surface.of(page);
    const recover = server.respondNext(matcher, fault.responder, fault.times ?? Infinity);
    const error: unknown = await surface.meet(stage, page).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    recover();
    const counted = countOf(server, surface, page);
    const ends = (bulk ? fault.bulkEnds : undefined) ?? fault.ends;
    if (ends === 'well') assert.equal(error, undefined);
    else assertKind(error, fault, ends);
    assert.ok(counted <= fault.requests, `${counted} requests instead of ${fault.requests}`);
    if (ends === 'well' && fault.waits !== undefined)
      assert.ok(stage.clock.skipped >= fault.waits - 250, `waited ${stage.clock.skipped} ms`);
    assertNothingDoubled(surface.held(stage));
    assert.deepEqual(spinning(stage), []);
    // The person clicks on Refresh or Load More.
    stage.governor.tryAgain();
    if (isLongWait(fault)) return;
    assert.deepEqual(await surface.rest(stage), surface.all);
    assert.deepEqual([stage.governor.state.waiting, stage.governor.state.circuit], [0, 'closed']);
  }
});

/** Where a wait of minutes or hours was asked for, a click does not shorten it. */
const isLongWait = ({ ends, requests }: Fault): boolean => ends === 'rateLimited' && requests < 3;

function countOf(server: LoopbackApi, surface: Surface, page: number): number {
  const matcher = surface.of(page);
  return server.requests.filter((request) => isMatch(matcher, request)).length;
}

function assertKind(error: unknown, { says = /./ }: Fault, kind: string): void {
  assert.ok(error instanceof ApiError, String(error));
  assert.equal(error.kind, kind);
  const described = describeError(error);
  assert.match(described?.text ?? '', says);
  assert.ok((described?.actions.length ?? 0) <= 2);
}

function assertNothingDoubled(ids: readonly string[]): void {
  assert.equal(new Set(ids).size, ids.length);
}
