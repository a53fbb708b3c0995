import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { runCommand } from '../host/hands';
import { until } from '../host/until';
import { range } from '../support/builders';
import { createMailListHandler, mailConversation } from '../support/mailAccount';
import { faults } from './accessibility';
import { drawn, focused, story, topOf } from './readingHands';
import { contextMenu, knows, madeUpToken, row, signIn, useStage } from './support';

const name = new RegExp(`^${mailConversation}`);
const at = (minute: number): string => new Date(Date.UTC(2026, 4, 4, 12, minute)).toISOString();
const lines = range(0, 40).map((n) => `<p style="margin:0">Line ${n} of the letter &amp; more</p>`);

const letter = {
  id: 'LetterRow000000000',
  mails: [{}, {}, {}],
  row: {
    dateAdded: at(3),
    contentType: 'text/html',
    body: `<!doctype html><html><head><style>div { color: red }</style></head><body><div>${lines.join('')}</div></body></html>`,
    meta: { email: { messageIds: ['a', 'b', 'c'], subject: 'A long letter' } },
  },
};
const text = { id: 'TextRow00000000000', mails: [] };
const rows = [
  letter,
  { ...text, row: { type: 2, messageType: 'TYPE_SMS', dateAdded: at(2), body: '<b>Bold</b> <i>words</i>' } },
  {
    id: 'CallRow00000000000',
    mails: [],
    row: {
      type: 1,
      messageType: 'TYPE_CALL',
      dateAdded: at(1),
      body: undefined,
      meta: { call: { duration: 125, status: 'completed' } },
      attachments: ['https://example.com/files/price%20list.pdf'],
    },
  },
  {
    id: 'RecordRow000000000',
    mails: [],
    row: { type: 31, messageType: 'TYPE_ACTIVITY_APPOINTMENT', dateAdded: at(0), body: 'Booked' },
  },
];

/** Each as high as a row gets, where a row that was never drawn is taken to be low. */
const older = range(0, 60).map((n) => ({
  id: `OlderRow${String(n).padStart(10, '0')}`,
  mails: [],
  row: {
    dateAdded: new Date(Date.UTC(2026, 4, 3, 12, -n)).toISOString(),
    body: `<div>${range(0, 5 + (n % 9) * 3)
      .map((part) => `Part ${part} of mail ${n}<br>`)
      .join('')}</div>`,
  },
}));

describe('The texts of the reading view', () => {
  const token = madeUpToken();
  const stage = useStage({
    api: { tokens: knows(token), handler: createMailListHandler([...rows, ...older]) },
    workbench: { viewport: { width: 1280, height: 1000 } },
  });
  let frame: Frame;

  before(async () => {
    await signIn(stage.page, token);
    await contextMenu(stage.page, row(stage.page, name), 'Read Conversation');
    frame = await story(stage.page, name);
  });

  it('are the words of an email, as many lines as of any other message, and how much there is behind them', async () => {
    const mail = frame.locator('.row').last();
    const shown = await mail.locator('.text').innerText();
    assert.match(shown, /^Line 0 of the letter & more\s+Line 1 of the letter & more/);
    assert.ok(shown.split('\n').length > 15);
    assert.doesNotMatch(shown, /<|color/);
    await mail.getByText(/^… [\d,]+ more characters$/).waitFor();
    await mail.getByText('3 emails', { exact: true }).waitFor();
    await frame.getByText('Bold words', { exact: true }).waitFor();
    assert.deepEqual(await faults(frame), []);
  });

  /** What the search has marked in the row that it stands at. */
  const marked = async (): Promise<unknown> =>
    frame.evaluate(`[...CSS.highlights.get('found-here')].map((range) => range.toString()).join('|')`);

  async function find(query: string): Promise<void> {
    const box = frame.locator('.find-input');
    if (!(await box.isVisible())) await frame.getByRole('button', { name: 'Find', exact: true }).click();
    await box.fill(query);
  }

  it('are what the search looks through: titles, file names and labels, and no mark-up', async () => {
    for (const query of [
      'Call of 2:05',
      'price list',
      'appointment',
      'Line 7 of the letter & more',
      '3 emails',
    ]) {
      await find(query);
      await until(query, async () => (await frame.locator('.find-count').innerText()) === '1 of 1');
      await until(`${query}, marked`, async () => (await marked()) === query);
    }
    for (const query of ['div', 'color', 'style']) {
      await find(query);
      await until(query, async () => (await frame.locator('.find-count').innerText()) === 'No results');
    }
  });

  it('that are not shown are found, and marked where it says that there is more', async () => {
    await find('Line 39');
    await frame.locator('.row.found-here .more').waitFor();
    await until('the mark', async () => /^… [\d,]+ more characters$/.test(String(await marked())));
    assert.equal(await frame.locator('.find-count').innerText(), '1 of 1');
  });

  it('stand still while rows above them turn out to be higher than was guessed', async () => {
    await frame.locator('.find-input').press('Escape');
    await frame.getByRole('button', { name: 'Go to the newest message' }).waitFor({ state: 'hidden' });
    for (let step = 0; step < 25; step++) {
      const moved: unknown = await frame.evaluate(`(() => {
        const scroller = document.querySelector('.scroller');
        const middle = scroller.getBoundingClientRect().top + scroller.clientHeight / 2;
        const rows = [...document.querySelectorAll('.row')];
        const seen = rows.find((row) => row.getBoundingClientRect().bottom > middle);
        const before = seen.getBoundingClientRect().top;
        scroller.scrollTop -= 200;
        const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        return frame().then(frame).then(() => seen.getBoundingClientRect().top - before);
      })()`);
      assert.ok(Math.abs(Number(moved) - 200) < 1.5, `step ${step}: ${String(moved)} px`);
      await drawn(frame);
    }
  });

  it('of the oldest mail are where the list begins', async () => {
    await frame.locator('.row').nth(3).focus();
    // Pages come one by one.
    await until('the oldest mail', async () => {
      await stage.page.keyboard.press('Home');
      return /mail 59/.test(await focused(frame));
    });
    // In a page that begins anew, the row that one goes to has not come yet, and turns out to be high.
    await runCommand(stage.page, 'View: Close Editor');
    await contextMenu(stage.page, row(stage.page, name), 'Read Conversation');
    frame = await story(stage.page, name);
    await drawn(frame);
    await frame.locator('.row').last().focus();
    await stage.page.keyboard.press('Home');
    await until('the oldest mail', async () => /mail 59/.test(await focused(frame)));
    await drawn(frame);
    assert.equal(await frame.locator('.row').first().getAttribute('aria-posinset'), '1');
    assert.ok((await topOf(frame.locator('.row').first())) >= 0);
  });
});
