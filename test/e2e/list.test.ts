import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { createSampleHandler } from '../../src/sample/handler';
import { answer, quickInput, runCommand, treeRow, waitForNotification } from '../host/hands';
import { until } from '../host/until';
import { sampleConversations, sampleMessages } from '../support/sampleIds';
import {
  details,
  knows,
  madeUpToken,
  row,
  clickInRow,
  rowCount,
  rowNames,
  signIn,
  titleAction,
  tree,
  useStage,
} from './support';

const token = madeUpToken();
const messagesOf = (id: string): string => `/conversations/${id}/messages`;
const adaRow = /^Ada (Example|Renamed), 1 unread/;
const renamedRow = /^Ada Renamed, 1 unread/;
const callRow = /^Inbound, Call, Call of 2:12/;
const long = messagesOf(sampleConversations.long);
const longRow = /^Lena Longthread/;

/** The sample account, in which the contact of the newest conversation can be given another name. */
let newestName = 'Ada Example';
const sample = createSampleHandler({ now: () => Date.now() });

describe('The list of a location', () => {
  const stage = useStage({
    api: {
      tokens: knows(token),
      handler: (request) => {
        const answer = sample(request);
        return { ...answer, text: answer.text.replaceAll('"Ada Example"', JSON.stringify(newestName)) };
      },
    },
  });

  before(async () => {
    await signIn(stage.page, token);
    await row(stage.page, adaRow).waitFor();
  });

  /** A row at the end of the tree, with the tree scrolled there. */
  async function atEnd(name: RegExp): Promise<Locator> {
    const found = row(stage.page, name);
    await until(`the row ${String(name)} at the end`, async () => {
      await tree(stage.page).press('End');
      return found.isVisible();
    });
    return found;
  }

  it('keeps pages, expansion, selection and panel when it is refreshed, and takes up what changed', async () => {
    const { page, api } = stage;
    await row(page, /^Load More/).click();
    await until('a second page', async () => (await rowCount(page, 1)) > 51);
    const rows = await rowCount(page, 1);
    await row(page, adaRow).click();
    await row(page, callRow).click();
    await details(page, sampleMessages.showcaseCall);
    const before = (await rowNames(page)).slice(1, 40);
    api.requests.length = 0;
    newestName = 'Ada Renamed';
    await titleAction(page, 'Refresh').click();
    await row(page, renamedRow).waitFor();
    await api.waitForRequest(messagesOf(sampleConversations.showcase));
    // A refresh that is asked for while one runs is that one.
    await until('the end of the refresh', () => api.requests.every(({ status }) => status !== undefined));
    assert.equal(await rowCount(page, 1), rows);
    assert.deepEqual((await rowNames(page)).slice(1, 40), before);
    assert.equal(await row(page, callRow).getAttribute('aria-selected'), 'true');
    assert.equal(await row(page, renamedRow).getAttribute('aria-expanded'), 'true');
    await details(page, sampleMessages.showcaseCall);
    newestName = 'Ada Example';
  });

  it('refreshes one conversation by the icon in its row, and asks for nothing else', async () => {
    const { page, api } = stage;
    const ada = row(page, renamedRow);
    api.requests.length = 0;
    await clickInRow(ada, 'Refresh Messages');
    await api.waitForRequest(messagesOf(sampleConversations.showcase));
    await until('the end of the refresh', () => api.requests.every(({ status }) => status !== undefined));
    assert.ok(api.requests.every(({ path }) => path === messagesOf(sampleConversations.showcase)));
    assert.equal((await rowNames(page, 2)).length, 13);
  });

  it('gives no row twice and loses none when a refresh comes while a page loads', async () => {
    const { page, api } = stage;
    await runCommand(page, 'HighLevel: Search Conversations…');
    await quickInput(page, 'Search Conversations').enter('longthread');
    await until('one conversation', async () => (await rowCount(page, 1)) === 1);
    await row(page, longRow).click();
    await (await atEnd(/^Load More 50 loaded/)).waitFor();
    // The second page was fetched ahead; the third is what is held.
    const second = await api.waitForRequest(
      ({ path, query }) => path === long && query['lastMessageId'] !== undefined,
    );
    await until('the page ahead', () => second.status !== undefined);
    const gate = api.gate(({ path, query }) => path === long && query['lastMessageId'] !== undefined);
    await (await atEnd(/^Load More 50 loaded/)).click();
    await (await atEnd(/^Load More 100 loaded/)).click();
    await atEnd(/^Loading… 100 loaded/);
    await runCommand(page, 'HighLevel: Refresh');
    await api.waitForRequest(({ path, query }) => path === long && query['lastMessageId'] === undefined, {
      count: 2,
    });
    gate.release();
    await atEnd(/^Load More 150 loaded/);
    assert.equal(await rowCount(page, 2), 151);
  });

  it('loads all with progress; cancelled, what came until then stays', async () => {
    const { page, api } = stage;
    const gate = api.gate(({ path }) => path === long);
    await runCommand(page, 'HighLevel: Load All Messages');
    await waitForNotification(page, /Loading all/);
    await gate.whenHeld();
    gate.releaseOne();
    const progress = await waitForNotification(page, /Loading all: \d+ loaded/);
    await gate.whenHeld();
    const asked = api.requests.length;
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await progress.waitFor({ state: 'detached' });
    await until('the end of the request', () => gate.held === 0);
    gate.release();
    const more = await atEnd(/^Load More \d+ loaded/);
    const loaded = Number(/\d+/.exec((await more.getAttribute('aria-label')) ?? '')?.[0]);
    assert.ok(loaded >= 200 && loaded < 5000, String(loaded));
    assert.equal(await rowCount(page, 2), loaded + 1);
    assert.equal(api.requests.length, asked);
  });

  it('goes on to load all from there, to the last', async () => {
    const { page } = stage;
    await runCommand(page, 'HighLevel: Load All Messages');
    const question = page.locator('.monaco-dialog-box');
    await question
      .getByText(/^\d+ messages are loaded after 10 requests, and HighLevel does not say/)
      .waitFor();
    await question.getByText(/199,\d{3} requests left today/).waitFor();
    await answer(page, 'Cancel');
    const more = await atEnd(/^Load More \d+ loaded/);
    const said = await more.getAttribute('aria-label');
    await runCommand(page, 'HighLevel: Load All Messages');
    await answer(page, 'Load All');
    await until('all messages', async () => (await rowCount(page, 2)) === 509);
    assert.match(said ?? '', /^Load More [67]\d\d loaded/);
  });

  it('stops, and says why, where pages repeat', async () => {
    const { page, api } = stage;
    await titleAction(page, 'Clear Filters').click();
    await until('the top of the tree', async () => {
      await tree(page).press('Home');
      return row(page, adaRow).isVisible();
    });
    const { showcase } = sampleConversations;
    const { text } = sample({
      path: messagesOf(showcase),
      query: { limit: '50' },
      headers: { version: '2021-04-15' },
    });
    const body = text.replace('"nextPage":false', '"nextPage":true');
    const stop = api.respondNext(messagesOf(showcase), { body }, Infinity);
    await clickInRow(row(page, adaRow), 'Refresh Messages');
    await row(page, adaRow).click();
    await row(page, /^Load More 13 loaded/).click();
    await treeRow(page, 'The server promised more, but sent nothing new').waitFor();
    await row(page, /Loading stopped because the pages began to repeat\.$/).waitFor();
    assert.equal(await row(page, /^Inbound, SMS, Could my daughter/).getAttribute('aria-setsize'), '14');
    stop();
  });
});
