import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { commands } from '../../../src/ids';
import { closeEverything, messageId, run } from '../../integration/support/extension';
import { signInFor, signOutFrom } from '../../integration/support/signedIn';
import { unhandledRejections, watchForFaults } from '../../integration/support/faults';
import { apiError, reset } from '../../support/faults';
import { startLoopbackApi, type LoopbackApi } from '../../support/loopbackApi';
import { createSyntheticHandler, syntheticConversationId, syntheticMessageId } from '../../support/synthetic';
import { seeded } from '../random';

const total = 1_500;
const warmUp = 500;
const size = { conversations: 120, messagesPer: 60 };
const mostGrowth = 24 * 1024 * 1024;
const token = (n: number): string => `pit-00000000-0000-4000-8000-00000000000${n % 2}`;

type Chance = (below: number) => number;

/** What the editor calls inside its extension host. */
export async function soak(): Promise<void> {
  watchForFaults();
  const began = Date.now();
  const server = await startLoopbackApi({
    handler: (request) => createSyntheticHandler(size, began)(request),
  });
  const random = seeded(1);
  const chance: Chance = (below) => Math.floor(random() * below);
  await signInFor(server, token(0));
  await play(server, warmUp, chance);
  const before = await held(server);
  let requests = await play(server, total, chance);
  const after = await held(server);
  requests += server.requests.length;
  await signOutFrom();
  await server.close();
  const mega = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  console.log(`inside the editor: ${total} commands, ${requests} requests`);
  console.log(`heap      ${mega(before)} before, ${mega(after)} after`);
  console.log(`unhandled ${unhandledRejections().length}`);
  if (after - before > mostGrowth) throw new Error('More is held than before.');
  if (unhandledRejections().length > 0) throw new Error(unhandledRejections().join('\n'));
}

// The name that editors call.
export { soak as run };

async function held(server: LoopbackApi): Promise<number> {
  await closeEverything();
  await run(commands.signOut);
  server.requests.length = 0;
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('() => gc()');
  for (let n = 0; n < 5; n++) {
    await new Promise((resolve) => setImmediate(resolve));
    if (isCall(collect)) collect();
  }
  const { heapUsed } = process.memoryUsage();
  await signInFor(server, token(0));
  return heapUsed;
}

const isCall = (value: unknown): value is () => void => typeof value === 'function';

async function play(server: LoopbackApi, count: number, chance: Chance): Promise<number> {
  let requests = 0;
  for (let n = 0; n < count; n++) {
    await act(server, chance, n);
    requests += server.requests.splice(0).length;
  }
  return requests;
}

async function act(server: LoopbackApi, chance: Chance, n: number): Promise<unknown> {
  const id = syntheticMessageId(chance(size.conversations), chance(size.messagesPer));
  switch (chance(14)) {
    case 0:
      return run(commands.refresh);
    case 1:
    case 2:
      return run(commands.loadMore);
    case 3:
      return run(commands.searchConversations, chance(2) === 0 ? '' : `query ${chance(5)}`);
    case 4:
      return run(commands.clearFilters);
    case 5:
    case 6:
      return run(commands.copyPayload, messageId(id));
    case 7:
      return run(commands.findById, syntheticConversationId(chance(size.conversations)));
    case 8:
      return run(commands.openMessage, messageId(id), { preserveFocus: true });
    case 9:
      return run(commands.openPayload, messageId(id));
    case 10:
      return chance(5) === 0 ? closeEverything() : run(commands.copyId, messageId(id));
    case 11:
      server.respondNext(/./, chance(2) === 0 ? reset : apiError(503, 'no'), 1);
      return undefined;
    case 12:
      return chance(8) === 0 ? signInFor(server, token(n)) : vscode.env.clipboard.readText();
    default:
      return chance(4) === 0 ? run(commands.loadAll) : run(commands.loadMore);
  }
}
