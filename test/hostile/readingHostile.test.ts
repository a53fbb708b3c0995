import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import type { Handler } from '../../src/api/http';
import { jsonReply, withHeaders } from '../../src/sample/replies';
import { answer, runCommand } from '../host/hands';
import { until } from '../host/until';
import { Sink } from '../e2e/sink';
import { conversationRow, messageRow } from '../support/builders';
import { attacks as vectors, ownAttacks } from '../support/attacks';
import { messagesPage } from '../support/pages';
import { createSyntheticHandler, syntheticConversationId } from '../support/synthetic';
import { elementsInPage } from './hostileHands';
import { drawn, story } from '../e2e/readingHands';
import { contextMenu, madeUpToken, row, signIn, useStage } from '../e2e/support';
import { Watch } from './watch';

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
        fullName: `Hostile ${ownAttacks.join(' ')}`,
        lastMessageBody: ownAttacks[0],
      });
      return withHeaders(jsonReply({ conversations: JSON.stringify([named]), total: '1' }, 'search'), now);
    }
    if (request.path !== `/conversations/${conversation}/messages`) return rest(request);
    return withHeaders(messagesPage(rows, request.query), now);
  };
}

describe('Hostile texts in the reading view', () => {
  let sink: Sink;
  let watch: Watch;
  const stage = useStage(async () => {
    sink = await Sink.open();
    return {
      api: { handler: attacks() },
      workbench: {
        flags: [sink.flag],
        viewport: { width: 1280, height: 6_000 },
        settings: { 'highlevel.pageSize': 100 },
      },
    };
  });
  let frame: Frame;

  before(async () => {
    const { page } = stage;
    await signIn(page, madeUpToken(), stage.api.locationId);
    await row(page, /Hostile/).waitFor();
    watch = await Watch.over(stage, sink);
    await contextMenu(page, row(page, /Hostile/), 'Read Conversation');
    frame = await story(page, /Hostile/);
  });

  after(() => sink.close());

  it('go off and leave where nothing defends a page: the traps work', () =>
    watch.goOff({ texts: ownAttacks, atLeast: 3, inside: frame }));

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
    await watch.nothingHappened();
  });
});
