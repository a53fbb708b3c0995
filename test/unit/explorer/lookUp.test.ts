import assert from 'node:assert/strict';
import { ApiError } from '../../../src/api/errors';
import { NothingFound, lookUp, recordKinds, type Found, type Reference } from '../../../src/explorer/lookUp';
import { NodeTree } from '../../../src/explorer/nodes';
import { ConversationStore } from '../../../src/explorer/store';
import { never, startApi, type ApiHarness } from '../../support/apiHarness';
import {
  sampleContacts,
  sampleConversations,
  sampleMails,
  sampleMessages,
  unlistedConversations,
} from '../../support/sampleIds';

const wrong = 'NobodysIdAtAll000001';

describe('looking an id up', () => {
  let harness: ApiHarness;
  let store: ConversationStore;
  let changes: number;
  before(async () => (harness = await startApi()));
  beforeEach(() => {
    harness.server.requests.splice(0);
    changes = 0;
    store = new ConversationStore({
      api: harness.api,
      pageSize: 10,
      prefetch: false,
      onChange: () => changes++,
    });
  });
  afterEach(() => store.dispose());
  after(() => harness.close());

  const paths = (): readonly string[] => harness.server.requests.map(({ path }) => path);
  const find = (reference: Reference): Promise<Found> => lookUp(store, reference, never);
  const failure = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => assert.fail('something was found'),
      (error: unknown) => error,
    );

  const records = [
    ['message', sampleMessages.showcaseNewest],
    ['email', sampleMails.quoteTable],
    ['conversation', unlistedConversations.groupSms],
    ['contact', sampleContacts.showcase],
  ] as const;
  for (const [kind, id] of records) {
    it(`tells that it is of a ${kind}, asking for the kinds in their order`, async () => {
      assert.equal((await find({ id })).kind, kind);
      assert.equal(paths().length, recordKinds.indexOf(kind) + 1);
    });

    it(`asks once where the text around it says ${kind}`, async () => {
      assert.equal((await find({ id, kind })).kind, kind);
      assert.equal(paths().length, 1);
    });

    it(`finds a ${kind} although the text says something else`, async () => {
      for (const said of recordKinds) assert.equal((await find({ id, kind: said })).kind, kind);
    });
  }

  it('costs nothing for what is held', async () => {
    await store.conversations.loadMore();
    await store.messages(sampleConversations.showcase).loadMore();
    const before = paths().length;
    const { contactId } = store.conversation(sampleConversations.showcase) ?? {};
    const kinds = [sampleMessages.showcaseNewest, sampleConversations.showcase, contactId ?? ''].map((id) =>
      find({ id }).then((found) => found.kind),
    );
    assert.deepEqual(await Promise.all(kinds), ['message', 'conversation', 'contact']);
    assert.equal(paths().length, before);
  });

  it('asks for an email first where a loaded row names it as one', async () => {
    await store.messages(sampleConversations.showcase).loadMore();
    harness.server.requests.splice(0);
    assert.equal((await find({ id: sampleMails.showcaseFirst })).kind, 'email');
    assert.deepEqual(paths(), [`/conversations/messages/email/${sampleMails.showcaseFirst}`]);
    // The email is held now.
    assert.equal((await find({ id: sampleMails.showcaseFirst })).kind, 'email');
    assert.equal(paths().length, 1);
  });

  for (const status of [400, 404, 422, 500]) {
    it(`takes ${status} as an answer: not here, with the trace id, after one request a kind`, async () => {
      const body = JSON.stringify({
        statusCode: status,
        message: 'no such thing',
        traceId: `trace-${status}`,
      });
      for (const _ of [1, 2, 3]) harness.server.respondNext(/conversations\/[^s]/, { status, body });
      const error = await failure(find({ id: wrong }));
      assert.ok(error instanceof NothingFound);
      assert.equal(error.traceId, `trace-${status}`);
      assert.deepEqual(paths(), [
        `/conversations/messages/${wrong}`,
        `/conversations/messages/email/${wrong}`,
        `/conversations/${wrong}`,
        '/conversations/search',
      ]);
    });
  }

  for (const status of [401, 403, 429, 503]) {
    it(`does not take ${status} for "not here", and asks no more`, async () => {
      harness.server.respondNext(/./, { status, body: '{"message":"later"}' });
      assert.ok((await failure(find({ id: wrong }))) instanceof ApiError);
      assert.equal(paths().length, 1);
    });
  }

  it('goes on where one kind needs a scope that is missing, and names it if nothing else fits', async () => {
    const missing = { status: 401, body: '{"message":"The token is not authorized for this scope."}' };
    for (const _ of [1, 2]) harness.server.respondNext(/messages/, missing);
    assert.equal((await find({ id: unlistedConversations.groupSms })).kind, 'conversation');
    for (const _ of [1, 2]) harness.server.respondNext(/messages/, missing);
    const error = await failure(find({ id: wrong }));
    assert.ok(error instanceof ApiError);
    assert.equal(error.facts.scope, 'conversations/message.readonly');
  });

  it('takes nobody else for the contact, where a server ignores whom it was asked for', async () => {
    const conversations = [{ id: 'Somebody000000000001', contactId: 'SomebodyElse00000001' }];
    const body = JSON.stringify({ conversations, total: 1 });
    harness.server.respondNext('/conversations/search', { body });
    assert.ok((await failure(find({ id: wrong, kind: 'contact' }))) instanceof NothingFound);
  });

  it('is given up when it is cancelled', async () => {
    const error = await failure(lookUp(store, { id: wrong }, AbortSignal.abort()));
    assert.ok(error instanceof ApiError);
    assert.deepEqual([error.kind, paths().length], ['cancelled', 0]);
  });

  it('by the store gives the email where no message has the id', async () => {
    assert.equal((await store.lookUp(sampleMails.quoteTable, never)).id, sampleMails.quoteTable);
    const error = await failure(store.lookUp(wrong, never));
    assert.ok(error instanceof ApiError);
    assert.equal(error.facts.operation, 'getMessage');
  });
});

describe('a conversation that search does not list', () => {
  let harness: ApiHarness;
  let store: ConversationStore;
  before(async () => {
    harness = await startApi();
    store = new ConversationStore({
      api: harness.api,
      pageSize: 10,
      prefetch: false,
      onChange: () => undefined,
    });
  });
  after(() => harness.close());

  const topRows = (): readonly string[] =>
    new NodeTree(store)
      .children(undefined)
      .flatMap((node) => (node.kind === 'conversation' ? [node.id] : []));

  it('has a row above the list, also above an empty one', async () => {
    const id = unlistedConversations.groupSms;
    await store.showOnTop(await store.lookUpConversation(id, never), never);
    assert.deepEqual(topRows(), [id]);
    await store.conversations.loadMore();
    assert.deepEqual([topRows()[0], topRows().length], [id, 11]);
    assert.equal(new NodeTree(store).parent(new NodeTree(store).conversation(id)), undefined);
  });

  it('has one row, whose name comes from search where search knows it', async () => {
    const id = sampleConversations.deleted;
    await store.showOnTop(await store.lookUpConversation(id, never), never);
    const held = store.conversation(id);
    await store.conversations.loadAll(never, () => undefined);
    assert.equal(topRows().filter((row) => row === id).length, 1);
    assert.equal(store.hasRow(id), true);
    assert.equal(held?.contactName, store.conversation(id)?.contactName);
  });

  it('is gone with a new filter, which is another question', () => {
    store.setFilter({ contactId: sampleContacts.showcase });
    assert.deepEqual(topRows(), []);
  });
});
