import { appendFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { commands } from '../../../src/ids';
import { closeEverything, messageId, run } from '../../integration/support/extension';
import { signInFor, signOutFrom } from '../../integration/support/signedIn';
import { unhandledRejections, watchForFaults } from '../../integration/support/faults';
import { asObject, asText } from '../../support/ask';
import { apiError, reset } from '../../support/faults';
import { startLoopbackApi, type LoopbackApi } from '../../support/loopbackApi';
import { sampleMessages } from '../../support/sampleIds';
import { syntheticConversationId, syntheticMessageId } from '../../support/synthetic';
import { grown, heldLines, heldNow, type Growth, type Held } from '../../support/held';
import { seeded } from '../random';
import { soakHandler } from '../server';
import { PageHands } from './pageHands';

const warmUp = 500;
const size = { conversations: 120, messagesPer: 60 };
/** The editor itself keeps something of each document and panel that was ever opened. */
const most: Growth = { heap: 24 * 1024 * 1024, handles: 20, listeners: 0, objects: 20 };
const classes = { EventEmitter: vscode.EventEmitter, AbortController };
const token = (n: number): string => `pit-00000000-0000-4000-8000-00000000000${n % 2}`;

/** By kind of action. */
const spent = new Map<number, { times: number; ms: number }>();
/** Actions between two lines that say how far it is. */
const stride = 500;

type Chance = (below: number) => number;

/** What the editor calls inside its extension host. */
export async function soak(): Promise<void> {
  watchForFaults();
  const { seed, total, figures } = orders();
  const say = (line: string): void => appendFileSync(figures, `${line}\n`);
  const began = Date.now();
  const server = await startLoopbackApi({ handler: soakHandler(size, began) });
  const random = seeded(seed);
  const chance: Chance = (below) => Math.floor(random() * below);
  // Waits between two attempts are by chance. They are no part of what is measured.
  const other = seeded(seed + 1);
  Math.random = () => other() / 50;
  answerForPerson();
  const hands = new PageHands();
  await signInFor(server, token(0));
  await play(server, hands, warmUp, chance);
  const before = await held(server);
  const started = performance.now();
  const requests = await play(server, hands, total, chance);
  const seconds = (performance.now() - started) / 1000;
  const after = await held(server);
  await signOutFrom();
  await server.close();
  const more = grown(before, after, most);
  say(`inside the editor: ${total} commands, ${requests} requests, ${seconds.toFixed(0)} s`);
  heldLines(before, after).forEach(say);
  say(`kinds of handles     ${process.getActiveResourcesInfo().sort().join(' ')}`);
  say(`grew too much       ${more.join(', ') || 'nothing'}`);
  say(`ms by kind          ${pace()}`);
  say(`told to pages       ${[...hands.counts].map((one) => one.join(' ')).join(', ')}`);
  say(`unhandled           ${unhandledRejections().length}`);
  if (more.length > 0) throw new Error(`More is held than before: ${more.join(', ')}`);
  if (unhandledRejections().length > 0) throw new Error(unhandledRejections().join('\n'));
}

function orders(): { readonly seed: number; readonly total: number; readonly figures: string } {
  const { seed, total, figures } = asObject(JSON.parse(process.env['HIGHLEVEL_SOAK'] ?? ''));
  return { seed: Number(seed), total: Number(total), figures: asText(figures) };
}

// The name that editors call.
export { soak as run };

async function held(server: LoopbackApi): Promise<Held> {
  await closeEverything();
  await run(commands.signOut);
  server.requests.length = 0;
  const all = await heldNow(classes);
  await signInFor(server, token(0));
  return all;
}

async function play(server: LoopbackApi, hands: PageHands, count: number, chance: Chance): Promise<number> {
  let requests = 0;
  for (let n = 0; n < count; n++) {
    const drawn = chance(20);
    // What opens editors, and what waits for the window's clipboard, costs the workbench a quarter of a second and
    // more: a person does that less often than scroll.
    const isDear = (drawn >= 5 && drawn <= 10) || drawn >= 14;
    const kind = isDear && chance(6) > 0 ? 1 : drawn;
    const started = performance.now();
    await inTime(`action ${n} of kind ${kind}`, act(kind, { server, hands }, chance, n));
    const of = spent.get(kind) ?? { times: 0, ms: 0 };
    spent.set(kind, { times: of.times + 1, ms: of.ms + performance.now() - started });
    requests += server.requests.splice(0).length;
    if ((n + 1) % stride === 0) console.log(`${n + 1} of ${count}: ${pace()}`);
  }
  return requests;
}

/** An action that never ends would end the whole run without a word of which it was. */
async function inTime(what: string, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} has not ended for two minutes`)), 120_000);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Says yes to what waits in front of everything and puts the rest away, as a sign-in would otherwise wait for who
 * reads that it failed.
 */
function answerForPerson(): void {
  const instead = (_text: string, options: unknown, ...buttons: readonly unknown[]): Promise<unknown> =>
    Promise.resolve(typeof options === 'object' ? buttons[0] : undefined);
  Object.assign(vscode.window, {
    showErrorMessage: instead,
    showWarningMessage: instead,
    showInformationMessage: instead,
  });
}

/** Times and mean milliseconds by kind of action. */
const pace = (): string =>
  [...spent]
    .sort(([one], [other]) => one - other)
    .map(([kind, { times, ms }]) => `${kind}: ${times} x ${Math.round(ms / times)}`)
    .join(', ');

async function act(kind: number, at: Desk, chance: Chance, n: number): Promise<unknown> {
  const { server } = at;
  const id = syntheticMessageId(chance(size.conversations), chance(size.messagesPer));
  switch (kind) {
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
      return chance(16) === 0
        ? signInFor(server, token(n))
        : run(chance(2) === 0 ? commands.hideActivity : commands.showActivity);
    case 14:
      return run(commands.openConversation, messageId(id));
    case 15:
      return at.hands.sees(
        () => run(commands.openMessage, messageId(sampleMessages.quoteEmail), { preserveFocus: true }),
        'mail',
        'mailProblem',
      );
    case 16:
      return listen(at, chance);
    case 17:
      return run(commands.copyAs, copyAs(id, chance));
    case 18:
      return run(commands.doctor);
    case 19:
      await run(commands.openSampleAccount);
      return run(commands.switchAccount, { account: server.locationId });
    default:
      return chance(4) === 0 ? run(commands.loadAll) : run(commands.loadMore);
  }
}

interface Desk {
  readonly server: LoopbackApi;
  readonly hands: PageHands;
}

/** A call: its recording, which now and then is not waited for, and what was said. */
async function listen({ hands }: Desk, chance: Chance): Promise<void> {
  const open = (): Promise<unknown> =>
    run(commands.openMessage, messageId(sampleMessages.showcaseCall), { preserveFocus: true });
  if (!(await hands.sees(open, 'message'))) return;
  const answers = chance(3) === 0 ? ['mediaProgress'] : ['recording', 'mediaEnded'];
  if (!(await hands.ask({ type: 'wantMedia', item: 'recording' }, ...answers))) return;
  await hands.ask({ type: 'wantMedia', item: 'transcript' }, 'transcript', 'mediaEnded');
}

/** The formats that read a row, all that are like it, and its emails. */
function copyAs(id: string, chance: Chance): unknown {
  const formats = ['literal.python', 'request.curl', 'types.typescript', 'webhook'] as const;
  const format = formats[chance(formats.length)];
  return { kind: 'messageId', id: format === 'webhook' ? sampleMessages.quoteEmail : id, format };
}
