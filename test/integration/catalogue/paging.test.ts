import assert from 'node:assert/strict';
import type { Handler } from '../../../src/api/http';
import { asList, asObject, type JsonObject } from '../../support/ask';
import { startLoopbackApi, type LoopbackApi } from '../../support/loopbackApi';
import { createSyntheticHandler, syntheticConversationId, syntheticMessageId } from '../../support/synthetic';
import { signedIn, size, spinning, surfaces, type CatalogueStage } from './stage';

/* Faults of paging itself, on the page that follows so many good ones: F18 and F19 of the catalogue. */

type Asked = Parameters<Handler>[0];

/** What becomes of a page of messages; `first` is the page before all others. */
const faults: Readonly<Record<string, (page: JsonObject, first: JsonObject) => JsonObject>> = {
  'F18 the first page again, with its cursor': (_page, first) => first,
  'F18 the rows of the first page under a new cursor': (page, first) => ({
    ...first,
    lastMessageId: page['lastMessageId'],
  }),
  'F19 no rows, and more to come': (page) => ({ ...page, messages: [], nextPage: true }),
  'F19 more to come, and no cursor': (page) => ({ ...page, lastMessageId: null, nextPage: true }),
};

const first = syntheticMessageId(0, 0);
const list = `/conversations/${syntheticConversationId(0)}/messages`;

/** The same of a page of conversations, whose cursor is the date of its last row; there is no word for more to come. */
const searchFaults: Readonly<Record<string, (page: JsonObject, first: JsonObject) => JsonObject>> = {
  'F18 the first page again, with its cursor': (_page, first) => first,
  'F19 a page without any date to go on from': (page) => ({
    ...page,
    conversations: asList(page['conversations']).map((row) => ({
      ...asObject(row),
      sort: undefined,
      lastMessageDate: undefined,
    })),
  }),
};

describe('the catalogue of faults, in paging', () => {
  let server: LoopbackApi;
  let stage: CatalogueStage;
  afterEach(async () => {
    stage.dispose();
    await server.close();
  });

  for (const [name, change] of Object.entries(faults)) {
    for (const [position, page] of [
      ['first', 1],
      ['middle', 2],
      ['last', 3],
    ] as const) {
      for (const what of ['messages', 'load all messages']) {
        // The first page cannot be one that was there before.
        if (page === 1 && name.startsWith('F18')) continue;
        it(`${name}: ${what}, ${position} page`, async () => {
          const broken = { now: true };
          server = await startLoopbackApi({ handler: pagesBreak(page, change, broken) });
          stage = await signedIn(server);
          const surface = surfaces[what];
          assert.ok(surface);
          await surface.meet(stage, 3);
          const shown = stage.store.messages(syntheticConversationId(0));
          const held = shown.items.map((row) => row.id);
          assert.equal(new Set(held).size, held.length, 'a row is there twice');
          assert.ok(held.length === 0 || held[0] === first, 'rows were lost');
          assert.ok(held.length >= (page - 1) * 10, 'rows were lost');
          assert.ok(server.requests.length <= page + 1, `${server.requests.length} requests`);
          assert.ok(shown.stopped !== undefined, 'nothing says that there should be more');
          assert.deepEqual(spinning(stage), []);
          // The server is well again, and the person clicks on Refresh.
          broken.now = false;
          await shown.refresh();
          assert.deepEqual(await surface.rest(stage), surface.all);
        });
      }
    }
  }
});

describe('the catalogue of faults, in paging of conversations', () => {
  let server: LoopbackApi;
  let stage: CatalogueStage;
  afterEach(async () => {
    stage.dispose();
    await server.close();
  });

  for (const [name, change] of Object.entries(searchFaults)) {
    for (const page of [1, 2]) {
      for (const what of ['the list', 'load all conversations']) {
        if (page === 1 && name.startsWith('F18')) continue;
        it(`${name}: ${what}, page ${page}`, async () => {
          const broken = { now: true };
          server = await startLoopbackApi({ handler: searchBreaks(page, change, broken) });
          stage = await signedIn(server);
          const surface = surfaces[what];
          assert.ok(surface);
          await surface.meet(stage, 3);
          const shown = stage.store.conversations;
          const held = shown.items.map((row) => row.id);
          assert.equal(new Set(held).size, held.length, 'a row is there twice');
          assert.ok(held.length >= (page - 1) * 10, 'rows were lost');
          assert.ok(server.requests.length <= page + 2, `${server.requests.length} requests`);
          assert.ok(shown.stopped !== undefined, 'nothing says that there should be more');
          assert.deepEqual(spinning(stage), []);
          broken.now = false;
          await shown.refresh();
          assert.deepEqual(await surface.rest(stage), surface.all);
        });
      }
    }
  }
});

function searchBreaks(
  page: number,
  change: (page: JsonObject, first: JsonObject) => JsonObject,
  broken: { readonly now: boolean },
): Handler {
  const good = createSyntheticHandler(size, Date.now());
  return (request) => {
    const answer = good(request);
    if (!broken.now || request.path !== '/conversations/search') return answer;
    const { startAfterDate, ...query } = request.query;
    if ((startAfterDate === undefined ? 1 : 2) < page || (page === 1 && startAfterDate !== undefined))
      return answer;
    const body = (from: Asked): JsonObject => asObject(JSON.parse(good(from).text));
    return { ...answer, text: JSON.stringify(change(body(request), body({ ...request, query }))) };
  };
}

/** A server whose nth page of messages is changed for as long as it is broken. */
function pagesBreak(
  page: number,
  change: (page: JsonObject, first: JsonObject) => JsonObject,
  broken: { readonly now: boolean },
): Handler {
  const good = createSyntheticHandler(size, Date.now());
  const cursors: string[] = [];
  const envelope = (request: Asked): JsonObject =>
    asObject(asObject(JSON.parse(good(request).text))['messages']);
  return (request) => {
    const answer = good(request);
    if (!broken.now || request.path !== list) return answer;
    const cursor = request.query['lastMessageId'] ?? '';
    if (!cursors.includes(cursor)) cursors.push(cursor);
    if (cursors.indexOf(cursor) !== page - 1) return answer;
    const { lastMessageId: _, ...query } = request.query;
    const messages = change(envelope(request), envelope({ ...request, query }));
    asList(messages['messages']);
    return { ...answer, text: JSON.stringify({ ...asObject(JSON.parse(answer.text)), messages }) };
  };
}
