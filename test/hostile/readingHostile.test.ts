import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import type { Handler } from '../../src/api/http';
import { jsonReply, withHeaders } from '../../src/sample/replies';
import { answer, runCommand } from '../host/hands';
import { until } from '../host/until';
import { conversationRow, messageRow } from '../support/builders';
import { attacks as listed } from '../support/attacks';
import { messagesPage } from '../support/pages';
import { createSyntheticHandler, syntheticConversationId } from '../support/synthetic';
import { elementsInPage } from './hostileHands';
import { drawn, story } from '../e2e/readingHands';
import { contextMenu, row, signIn, useStage } from '../e2e/support';

const own = [
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<link rel="preconnect" href="https://example.org"><img src="https://example.org/p.gif">',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '[click](command:workbench.action.quit) javascript:alert(1)',
  '"><script>alert(1)</script>',
  '\u202egpj.exe\u202c \u0000\u001b[31m',
];
const vectors = [...new Set([...own, ...listed])];
const conversation = syntheticConversationId(0);

/** A conversation of which every text is an attack: bodies, subjects, errors, names of files and of people. */
function attacks(): Handler {
  const now = Date.now();
  const rest = createSyntheticHandler({ conversations: 1, messagesPer: 0 }, now);
  const rows = vectors.map((body, n) =>
    messageRow(n, {
      conversationId: conversation,
      body,
      direction: n % 2 === 0 ? 'inbound' : 'outbound',
      error: n % 5 === 0 ? body : undefined,
      status: n % 7 === 0 ? body : 'delivered',
      source: n % 3 === 0 ? body : undefined,
      attachments: n % 4 === 0 ? [body, `https://example.org/${body}`] : [],
      messageType: n % 11 === 0 ? body : n % 6 === 0 ? 'TYPE_EMAIL' : 'TYPE_SMS',
      meta: { email: { subject: body, messageIds: [] } },
    }),
  );
  return (request) => {
    if (request.path === '/conversations/search') {
      const named = conversationRow(0, {
        id: conversation,
        fullName: `Hostile ${own.join(' ')}`,
        lastMessageBody: own[0],
      });
      return withHeaders(jsonReply({ conversations: JSON.stringify([named]), total: '1' }, 'search'), now);
    }
    if (request.path !== `/conversations/${conversation}/messages`) return rest(request);
    return withHeaders(messagesPage(rows, request.query), now);
  };
}

/** Set by whatever a hostile text could call. */
const trap = `for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) {
  window[name] = () => document.documentElement.setAttribute('data-trapped', name);
}`;

describe('Hostile texts in the reading view', () => {
  const stage = useStage({
    api: { handler: attacks() },
    workbench: { viewport: { width: 1280, height: 6_000 }, settings: { 'highlevel.pageSize': 100 } },
  });
  let frame: Frame;

  const trapped = async (): Promise<number> => {
    let count = 0;
    for (const one of stage.page.frames())
      count += await one
        .locator('html[data-trapped]')
        .count()
        .catch(() => 0);
    return count;
  };

  before(async () => {
    const { page } = stage;
    await page.context().addInitScript(trap);
    await signIn(page, 'pit-00000000-0000-4000-8000-000000000000', stage.api.locationId);
    await contextMenu(page, row(page, /Hostile/), 'Read Conversation');
    frame = await story(page, /Hostile/);
  });

  it('go off and leave where nothing defends a page: the traps work', async () => {
    const bare = await stage.page.context().newPage();
    await bare.route('**', (route) => route.abort());
    await bare.setContent(`<!doctype html><body>${own.join('\n')}`);
    await until('a script to run', async () => (await bare.locator('html[data-trapped]').count()) > 0);
    await until('a request to leave', () => stage.strangers.length > 0);
    await bare.close();
    await stage.page.bringToFront();
    stage.strangers.splice(0);
  });

  it(`are text and nothing else, all ${vectors.length} of them`, async () => {
    const { page } = stage;
    await runCommand(page, 'HighLevel: Load All Messages');
    await page
      .locator('.quick-input-list .monaco-list-row')
      .first()
      .click()
      .catch(() => undefined);
    await answer(page, 'Load All');
    await until(
      'all messages',
      async () => /^[\d,]+ messages/.test(await frame.locator('.about').innerText()),
      120_000,
    );
    const seen = new Set<string>();
    let at = -1;
    for (;;) {
      await drawn(frame);
      for (const place of await frame
        .locator('.row')
        .evaluateAll((all) => all.map((one) => one.getAttribute('aria-posinset'))))
        seen.add(String(place));
      assert.deepEqual(await elementsInPage(frame), []);
      const now = Number(
        await frame.evaluate(`(() => {
          const scroller = document.querySelector('.scroller');
          scroller.scrollTop -= scroller.clientHeight;
          // The page hears of it with the next frame.
          const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          return frame().then(frame).then(() => -scroller.scrollTop);
        })()`),
      );
      if (now === at) break;
      at = now;
    }
    assert.equal(seen.size, vectors.length);
    assert.equal(await trapped(), 0);
    assert.deepEqual(stage.strangers, []);
  });
});
