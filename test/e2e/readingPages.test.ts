import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { runCommand } from '../host/hands';
import { until } from '../host/until';
import { reload } from '../host/workbench';
import { apiError } from '../support/faults';
import { syntheticConversationId } from '../support/synthetic';
import { faults } from './accessibility';
import { drawn, fromEnd, linesBelow, message, story, topOf } from './readingHands';
import { contextMenu, knows, madeUpToken, row, rowCount, signIn, useStage } from './support';

const token = madeUpToken();
const path = `/conversations/${syntheticConversationId(0)}/messages`;
const isOlder = { path, query: { lastMessageId: '' } };
const first = /^Synthetic 0/;

describe('The pages of the reading view', () => {
  const stage = useStage({
    api: { tokens: knows(token), synthetic: { conversations: 3, messagesPer: 420 } },
    workbench: {
      viewport: { width: 1280, height: 900 },
      settings: { 'highlevel.prefetch': false, 'highlevel.pageSize': 50 },
    },
  });
  let frame: Frame;
  const about = (): Promise<string> => frame.locator('.about').innerText();
  const older = (): number =>
    stage.api.requests.filter((request) => request.path === isOlder.path && 'lastMessageId' in request.query)
      .length;

  const atTop = async (): Promise<boolean> => {
    const at: unknown = await frame.evaluate(`(() => {
        const scroller = document.querySelector('.scroller');
        return scroller.scrollHeight - scroller.clientHeight + scroller.scrollTop < 2;
      })()`);
    return at === true;
  };

  /** Turns the wheel until the condition holds. */
  async function wheel(by: number, what: string, condition: () => Promise<boolean>): Promise<void> {
    const { page } = stage;
    const box = await page.locator('.editor-group-container.active').boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await until(what, async () => {
      if (await condition()) return true;
      await page.mouse.wheel(0, by);
      return false;
    });
  }

  const atRest = (): Promise<boolean> =>
    until('the wheel to have come to rest', async () => {
      const before = await fromEnd(frame);
      await frame.evaluate('new Promise((done) => setTimeout(done, 150))');
      return before === (await fromEnd(frame));
    });

  before(async () => {
    await signIn(stage.page, token);
    await contextMenu(stage.page, row(stage.page, first), 'Read Conversation');
    frame = await story(stage.page, first);
  });

  it('come one by one, and the first is enough to begin with', async () => {
    assert.match(await about(), /^50 newest messages$/);
    assert.equal(older(), 0);
    await message(frame, /Message 0 of conversation 0/).waitFor();
  });

  it('come as one scrolls up, and nothing in sight moves by a pixel', async () => {
    const { api } = stage;
    const gate = api.gate((request) => request.path === path && 'lastMessageId' in request.query);
    await wheel(
      -400,
      'the next page to be asked for',
      async () => (await frame.locator('.edge.loading').count()) > 0,
    );
    await gate.whenHeld(1);
    await wheel(-400, 'the top', atTop);
    await atRest();
    const rows = frame.locator('.row:not(.waiting)');
    const [a, b] = [rows.nth(2), rows.nth(4)];
    const names = [await a.getAttribute('aria-label'), await b.getAttribute('aria-label')];
    const [seenA, seenB] = names.map((name) => message(frame, name ?? ''));
    assert.ok(seenA !== undefined && seenB !== undefined);
    const places = [await topOf(seenA), await topOf(seenB)];
    // Below the oldest row, whose day is known only now.
    const lines = await linesBelow(frame, 300);
    assert.ok(lines.length > 15, `${lines.length} lines of text`);
    gate.release();
    await until('the next page', async () => /^(100|150) newest/.test(await about()));
    await drawn(frame);
    assert.deepEqual([await topOf(seenA), await topOf(seenB)], places);
    assert.deepEqual(await linesBelow(frame, 300), lines);
  });

  it('of the tree are the same: what one loads, the other shows', async () => {
    const { page } = stage;
    await row(page, first).click();
    const inTree = /^(\d+) newest/.exec(await about())?.[1];
    await until('the rows of the tree', async () => (await rowCount(page, 2)) === Number(inTree) + 1);
    await page.locator('.pane-body .monaco-list').first().focus();
    await page.keyboard.press('End');
    await row(page, /^Load More/).click();
    await until('the page in the reading view', async () =>
      (await about()).startsWith(`${Number(inTree) + 50} newest`),
    );
  });

  it('that fail say why above the oldest message, with a button that tries again', async () => {
    const { api } = stage;
    const failing = api.respondNext(
      (request) => request.path === path && 'lastMessageId' in request.query,
      apiError(403, 'Forbidden resource'),
      20,
    );
    await wheel(-900, 'the failure', async () => (await frame.locator('.edge.problem').count()) > 0);
    failing();
    const loaded = await about();
    await wheel(-900, 'the button', atTop);
    assert.deepEqual(await faults(frame), []);
    await frame.locator('.edge').getByRole('button', { name: 'Show Log' }).waitFor();
    await frame.getByRole('button', { name: 'Try Again' }).click();
    await until('the page', async () => (await about()) !== loaded);
  });

  it('end where the conversation begins', async () => {
    await wheel(
      -3000,
      'the beginning',
      async () => (await frame.getByText('The conversation begins here').count()) > 0 && (await atTop()),
    );
    assert.equal(await about(), '420 messages');
    await drawn(frame);
    await message(frame, /Message 419 of conversation 0/).waitFor();
    assert.equal(await frame.locator('.row').first().getAttribute('aria-setsize'), '420');
  });

  it('stay in order when one scrolls back down, to the newest', async () => {
    await wheel(3000, 'the end', async () => (await fromEnd(frame)) === 0);
    await drawn(frame);
    await message(frame, /Message 0 of conversation 0/).waitFor();
    const times = await frame
      .locator('.row time')
      .evaluateAll((all) => all.map((time) => time.getAttribute('datetime')));
    assert.deepEqual(times, [...times].sort());
  });

  it('are not moved by new messages: who reads an older one goes on reading it', async () => {
    await wheel(-600, 'an older message', async () => (await fromEnd(frame)) > 800);
    await atRest();
    const seen = frame.locator('.row').nth(6);
    const place = await topOf(seen);
    const name = await seen.getAttribute('aria-label');
    await runCommand(stage.page, 'HighLevel: Refresh');
    await frame.getByRole('button', { name: 'Refresh', exact: true }).click();
    await drawn(frame);
    assert.equal(await topOf(message(frame, name ?? '')), place);
  });

  it('come back after a reload, at the conversation and nothing else kept', async () => {
    const { page } = stage;
    await reload(page);
    frame = await story(page, first);
    await message(frame, /of conversation 0/)
      .first()
      .waitFor();
    assert.match(await about(), /newest messages$/);
  });
});
