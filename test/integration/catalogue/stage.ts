import assert from 'node:assert/strict';
import { Accounts } from '../../../src/accounts/accounts';
import { createVault } from '../../../src/accounts/vault';
import { createWindowLock } from '../../../src/accounts/windowLock';
import type { Governor } from '../../../src/api/policy/governor';
import { ConversationStore } from '../../../src/explorer/store';
import { readSettings } from '../../../src/settings';
import { testAgent, testToken } from '../../support/apiHarness';
import type { LoopbackApi } from '../../support/loopbackApi';
import { SwiftClock } from '../../support/manualClock';
import type { Matcher, RecordedRequest } from '../../support/requestLog';
import { syntheticConversationId, syntheticMessageId } from '../../support/synthetic';
import { logInto } from '../support/accounts';
import { credentials } from '../support/credentials';
import { FakeMemento, FakeSecrets } from '../support/fakeSecrets';

/** Three pages of each. */
export const size = { conversations: 23, messagesPer: 23 };
export const pageSize = 10;

/** The extension's parts as it puts them together, signed in to the server; waits pass in no time. */
export interface CatalogueStage {
  readonly accounts: Accounts;
  readonly store: ConversationStore;
  readonly governor: Governor;
  readonly clock: SwiftClock;
  readonly log: readonly string[];
  dispose(): void;
}

export async function signedIn(
  server: Pick<LoopbackApi, 'url'>,
  { deadline = 30_000, token = testToken, prefetch = false } = {},
): Promise<CatalogueStage> {
  const clock = new SwiftClock();
  const secrets = new FakeSecrets();
  secrets.held.set('highlevel.account', JSON.stringify(credentials({ apiBaseUrl: server.url, token })));
  const lock = createWindowLock(undefined);
  const vault = createVault(secrets, () => undefined, undefined, lock);
  const lines: string[] = [];
  const accounts = new Accounts({
    vault,
    lock,
    memento: new FakeMemento(),
    userAgent: testAgent,
    settings: () => ({ ...readSettings(), apiBaseUrl: server.url }),
    log: logInto(lines),
    governed: { clock, random: () => 0.5, deadline },
  });
  await accounts.reload();
  const { state } = accounts;
  assert.ok(state.kind === 'active');
  const { api, governor } = state;
  const store = new ConversationStore({ api, pageSize, prefetch, onChange: () => undefined });
  return {
    accounts,
    store,
    governor,
    clock,
    log: lines,
    dispose: () => {
      store.dispose();
      accounts.dispose();
      vault.dispose();
    },
  };
}

/** What still waits or turns once a call has ended. */
export const spinning = (stage: CatalogueStage): readonly string[] => [
  ...[conversationsOf(stage).activity, messagesOf(stage).activity].filter((activity) => activity !== 'idle'),
  ...(stage.governor.state.waiting === 0 ? [] : ['a call that waits']),
];

/** What loads, where a fault can come, and what a clean load ends with. */
export interface Surface {
  /** Loads up to the page that the fault is for, and then that one. */
  readonly meet: (stage: CatalogueStage, page: number) => Promise<unknown>;
  /** The requests for that page. */
  readonly of: (page: number) => Matcher;
  /** Everything there is, loaded to the end. */
  readonly rest: (stage: CatalogueStage) => Promise<readonly string[]>;
  /** What is held now. */
  readonly held: (stage: CatalogueStage) => readonly string[];
  readonly all: readonly string[];
}

const never = new AbortController().signal;
const conversation = syntheticConversationId(0);
const conversations = Array.from({ length: size.conversations }, (_, c) => syntheticConversationId(c));
const messages = Array.from({ length: size.messagesPer }, (_, m) => syntheticMessageId(0, m));

/** The nth different cursor that is asked for. A page that is asked for again is the same page. */
function nth(page: number, isList: (request: RecordedRequest) => boolean): Matcher {
  const cursors: string[] = [];
  return (request) => {
    if (!isList(request)) return false;
    const cursor = request.query['startAfterDate'] ?? request.query['lastMessageId'] ?? '';
    if (!cursors.includes(cursor)) cursors.push(cursor);
    return cursors.indexOf(cursor) === page - 1;
  };
}

const isSearch = ({ path }: RecordedRequest): boolean => path === '/conversations/search';
const isMessages = ({ path }: RecordedRequest): boolean => path.endsWith('/messages');

const idsOf = (items: readonly unknown[]): readonly string[] =>
  items.map((item) => (typeof item === 'object' && item !== null && 'id' in item ? String(item.id) : ''));

function listSurface(
  list: (
    stage: CatalogueStage,
  ) => ConversationStore['conversations'] | ReturnType<ConversationStore['messages']>,
  isList: (request: RecordedRequest) => boolean,
  all: readonly string[],
  wholly: boolean,
): Surface {
  return {
    meet: async (stage, page) => {
      const shown = list(stage);
      if (wholly) return shown.loadAll(never, () => undefined);
      for (let n = 1; n <= page; n++) await shown.loadMore();
      return undefined;
    },
    of: (page) => nth(page, isList),
    rest: async (stage) => {
      await list(stage).loadAll(never, () => undefined);
      assert.equal(list(stage).activity, 'idle');
      return idsOf(list(stage).items);
    },
    held: (stage) => idsOf(list(stage).items),
    all,
  };
}

const conversationsOf = ({ store }: CatalogueStage): ConversationStore['conversations'] =>
  store.conversations;
const messagesOf = ({ store }: CatalogueStage): ReturnType<ConversationStore['messages']> =>
  store.messages(conversation);

/** A message of that page, which no list has loaded. */
const messageOn = (page: number): string => syntheticMessageId(0, page * pageSize - 8);

export const surfaces: Readonly<Record<string, Surface>> = {
  'the list': listSurface(conversationsOf, isSearch, conversations, false),
  messages: listSurface(messagesOf, isMessages, messages, false),
  'load all conversations': listSurface(conversationsOf, isSearch, conversations, true),
  'load all messages': listSurface(messagesOf, isMessages, messages, true),
  details: {
    meet: (stage, page) => stage.store.lookUpMessage(messageOn(page), never),
    of: (page) => `/conversations/messages/${messageOn(page)}`,
    rest: async (stage) => {
      const found: string[] = [];
      for (const page of [1, 2, 3]) found.push((await stage.store.lookUpMessage(messageOn(page), never)).id);
      return found;
    },
    held: (stage) => [1, 2, 3].map(messageOn).filter((id) => stage.store.message(id) !== undefined),
    all: [1, 2, 3].map(messageOn),
  },
};
