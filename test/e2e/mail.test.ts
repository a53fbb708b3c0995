import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import { createSampleHandler } from '../../src/sample/handler';
import { asked, clipboard, quickInput, runCommand } from '../host/hands';
import { until } from '../host/until';
import { asText, messagesOf } from '../support/ask';
import { apiError } from '../support/faults';
import { createMailHandler } from '../support/mailAccount';
import { sampleConversations, sampleMessages } from '../support/sampleIds';
import { faults } from './accessibility';
import { Sink } from './sink';
import { openMessage } from './openMessage';
import { details, madeUpToken, row, signIn, useStage } from './support';

const account = createSampleHandler({ now: () => Date.now() });

/** The message of a conversation whose payload has this text in it. */
function having(conversation: string, text: string): string {
  const found = messagesOf(account, conversation).find((message) => JSON.stringify(message).includes(text));
  assert.ok(found !== undefined, text);
  return asText(found['id']);
}

const { newsletter, phishing } = sampleMessages;
const reviewRequest = having(sampleConversations.everyType, 'Please review us');
const comment = having(sampleConversations.everyType, 'Nice tour');
const payment = having(sampleConversations.everyType, 'Payment received');
const hologram = having(sampleConversations.unknownTypes, 'HOLOGRAM');

const paragraph =
  '<p>Hello <b>you</b>, there are <a href="https://example.com/">words</a> in every line.</p>';
const long = {
  id: 'LongMailRow0000000',
  mails: [{ body: `<html><body>${paragraph.repeat(Math.ceil(2_000_000 / paragraph.length))}</body></html>` }],
};
const many = {
  id: 'ManyMailsRow000000',
  mails: Array.from({ length: 8 }, (_, n) => ({ body: `<p>Text ${n}</p>`, dateAdded: dateOf(8 - n) })),
};
const broken = {
  id: 'BrokenMailRow00000',
  mails: [],
  row: { meta: { email: { messageIds: ['NoSuchMail'] } } },
};

/** The last can be seen. */
const pixels = {
  id: 'PixelMailRow000000',
  mails: [
    {
      body: [
        '<img src="https://example.com/a.png" width="1" height="1">',
        '<img src="https://example.com/b.png" style="width:1px;height:1px;opacity:0">',
        '<img src="https://example.com/c.png" style="WIDTH: 0; height: 0.5px !important" width="600">',
        '<img src="https://example.com/d.png" width="1" style="height:2px">',
        '<img src="https://example.com/line.png" height="1" style="width:100%">',
        '<img src="https://example.com/banner.png" width="1" style="width:600px;height:2em">',
      ].join(''),
    },
  ],
};

function dateOf(hour: number): string {
  return new Date(Date.UTC(2026, 4, 4, hour)).toISOString();
}

const themes = [
  ['Dark Modern', 'vscode-dark'],
  ['Light Modern', 'vscode-light'],
  ['Dark High Contrast', 'vscode-high-contrast'],
  ['Light High Contrast', 'vscode-high-contrast-light'],
] as const;

describe('Emails in the details panel', () => {
  let sink: Sink;
  const stage = useStage(async () => {
    sink = await Sink.open();
    return {
      api: { handler: createMailHandler([long, many, broken, pixels]) },
      workbench: { flags: [sink.flag] },
    };
  });

  before(async () => {
    await signIn(stage.page, madeUpToken());
    await row(stage.page, /^Ada Example, 1 unread/).waitFor();
    sink.connections = 0;
  });

  after(() => sink.close());

  const open = (id: string): Promise<Frame> => openMessage(stage.page, id);

  /** What stands in the frame of the open email. */
  async function rendered(panel: Frame): Promise<Frame> {
    const frame = await (await panel.locator('.mail-frame').elementHandle()).contentFrame();
    assert.ok(frame);
    await frame.waitForLoadState();
    return frame;
  }

  it('are fetched when the message is opened, in the order of their dates, the newest open', async () => {
    const before = mailRequests();
    const panel = await open(many.id);
    await until('five emails', async () => (await panel.locator('.mail-head').count()) === 5);
    assert.equal(mailRequests() - before, 5);
    const dates = (): Promise<readonly (string | null)[]> =>
      panel.locator('.mail-time').evaluateAll((all) => all.map((one) => one.getAttribute('datetime')));
    const expanded = panel.locator('.mail-head[aria-expanded=true]');
    // The last id is of the oldest: what is there is in order before the others are.
    await panel.locator('.mail').last().locator(expanded).waitFor();
    assert.equal(await expanded.count(), 1);
    assert.equal(await panel.locator('.mail').count(), 8);
    const first = await dates();
    assert.equal(first.length, 5);
    assert.deepEqual(first, first.toSorted());
    await panel.getByRole('button', { name: 'Load 3 earlier emails' }).click();
    await until('eight emails', async () => (await panel.locator('.mail-head').count()) === 8);
    const all = await dates();
    assert.deepEqual(all, all.toSorted());
    assert.equal(
      await panel.locator('.mail').last().locator('.mail-head').getAttribute('aria-expanded'),
      'true',
    );
    assert.equal(mailRequests() - before, 8);
  });

  const mailRequests = (): number =>
    stage.api.requests.filter(({ path }) => path.includes('/messages/email/')).length;

  it('show four ways of the same email, by keyboard', async () => {
    const { page } = stage;
    const panel = await open(newsletter);
    assert.match(
      String(await (await rendered(panel)).evaluate('document.body.innerText')),
      /Spring is here, Ada!/,
    );
    const tab = (name: string): Locator => panel.getByRole('tab', { name, exact: true });
    await tab('Rendered').focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await tab('Text').getAttribute('aria-selected'), 'true');
    const text = await panel.locator('.tab-panel:visible .body-text').innerText();
    assert.match(text, /Spring is here, Ada!\n+Two offers for you/);
    assert.doesNotMatch(text, /[<>{}]/);
    await page.keyboard.press('ArrowRight');
    assert.match(await panel.locator('.mail-source').innerText(), /^<!DOCTYPE html>/);
    await page.keyboard.press('End');
    await panel.locator('.tab-panel:visible [role=treeitem]', { hasText: 'subject' }).first().waitFor();
    await panel.locator('.tab-panel:visible').getByRole('button', { name: 'Copy JSON' }).click();
    await until('the JSON of the email', async () => (await clipboard(page)).includes('"threadId"'));
    await panel.locator('.tab-panel:visible [role=treeitem]', { hasText: 'subject' }).first().focus();
    await page.keyboard.press('E');
    await until('the expression that reads it', async () => /^email\b/.test(await clipboard(page)));
    await panel.locator('.tab-panel:visible').getByRole('button', { name: 'Copy JSON' }).focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Home');
    assert.equal(await tab('Rendered').getAttribute('aria-selected'), 'true');
  });

  it('have headers that can be copied', async () => {
    const { page } = stage;
    const panel = await open(newsletter);
    const field = panel.locator('.mail .field', { hasText: 'From' });
    await field.hover();
    await field.getByRole('button', { name: 'Copy From' }).click();
    await until('the sender', async () => /^.+ <hello@example\.com>$/.test(await clipboard(page)));
  });

  it('load no image until a person asks, then this email’s only, and forget it with the message', async () => {
    const { page } = stage;
    // The test before leaves the same email in the panel, and its frame is about to be replaced.
    await open(phishing);
    let panel = await open(newsletter);
    await rendered(panel);
    assert.equal(sink.connections, 0);
    assert.deepEqual(stage.strangers, []);
    await panel.getByRole('button', { name: 'Load Remote Images' }).click();
    await until('the images to be asked for', () => sink.connections > 0 && stage.strangers.length > 0);
    panel = await details(page, newsletter);
    await panel.getByText('Remote images are loaded for this email').waitFor();
    const asked = stage.strangers.splice(0);
    assert.deepEqual(
      asked.filter((url) => !/^https:\/\/example\.com\/(images|fonts)\//.test(url)),
      [],
    );
    await open(phishing);
    sink.connections = 0;
    panel = await open(newsletter);
    await rendered(panel);
    await panel.getByRole('button', { name: 'Load Remote Images' }).waitFor();
    assert.equal(sink.connections, 0);
    assert.deepEqual(stage.strangers, []);
  });

  it('load no image that nobody can see', async () => {
    await open(newsletter);
    const panel = await open(pixels.id);
    await panel.getByText('6 remote images and fonts are not loaded').waitFor();
    await panel.getByRole('button', { name: 'Load Remote Images' }).click();
    await until('the last image to be asked for', () =>
      stage.strangers.includes('https://example.com/banner.png'),
    );
    assert.deepEqual(
      stage.strangers.splice(0).sort(),
      ['banner', 'line'].map((name) => `https://example.com/${name}.png`),
    );
    await open(phishing);
    sink.connections = 0;
  });

  it('name where their links lead, and open them after a question only', async () => {
    const { page } = stage;
    const panel = await open(phishing);
    const links = panel.locator('.mail-links li');
    await links.first().waitFor();
    assert.deepEqual(await links.locator('.mail-link-host').allInnerTexts(), [
      'Reads as example.com, leads to example.net',
      'Not opened: only plain https links are',
      'Not opened: only plain https links are',
    ]);
    assert.equal(await panel.locator('.mail-links [role=link]').count(), 1);
    await asks(
      panel.getByRole('link'),
      /Open a link to example\.net\?[\s\S]*https:\/\/example\.net\/login\/a\?b=c/,
    );
    assert.equal(page.context().pages().length, 1);
    const inside = await rendered(panel);
    assert.equal(
      await inside.locator('a[href], form, input, button, script, link, meta[http-equiv=refresh]').count(),
      0,
    );
  });

  it('ask the same of a link in a text', async () => {
    const panel = await open(reviewRequest);
    await asks(
      panel.getByRole('link', { name: 'https://example.com/review' }),
      /Open a link to example\.com\?/,
    );
  });

  /** Enter on the link leads to a question, and leaving that leads nowhere. */
  async function asks(link: Locator, question: RegExp): Promise<void> {
    await link.focus();
    await stage.page.keyboard.press('Enter');
    assert.match(await asked(stage.page), question);
  }

  it('say what went wrong in their own place, with a way to try again', async () => {
    const panel = await open(broken.id);
    await panel.locator('.mail [role=alert]').waitFor();
    const before = mailRequests();
    await panel.locator('.mail').getByRole('button', { name: 'Try Again' }).click();
    await until('another request', () => mailRequests() > before);
    await panel.locator('.mail [role=alert]').waitFor();
    const recover = stage.api.respondNext(
      /\/messages\/email\//,
      apiError(401, 'not authorized for this scope'),
      Infinity,
    );
    await panel.locator('.mail').getByRole('button', { name: 'Try Again' }).click();
    await panel.locator('.mail').getByRole('button', { name: 'Sign In Again' }).click();
    await quickInput(stage.page, 'Sign In to HighLevel').box.waitFor();
    await stage.page.keyboard.press('Escape');
    recover();
  });

  it('may be two megabytes long', async () => {
    const { page } = stage;
    await open(newsletter);
    const panel = await open(long.id);
    await panel.evaluate(`window.longest = 0; let last = performance.now();
      (function tick() { const now = performance.now(); window.longest = Math.max(window.longest, now - last); last = now;
      requestAnimationFrame(tick); })();`);
    await panel.locator('.mail-frame').waitFor();
    const paragraphs = async (): Promise<number> =>
      Number(await (await rendered(panel)).evaluate('document.body.childElementCount'));
    const beginning = await paragraphs();
    assert.ok(beginning > 1_000 && beginning < 5_000, `${beginning} paragraphs`);
    await panel
      .getByText(/^This email is very long: the first 131,\d{3} of 2,000,\d{3} characters/)
      .waitFor();
    const tab = panel.getByRole('tab', { name: 'Source', exact: true });
    await tab.click();
    await panel.getByRole('button', { name: /^Show more \(/ }).waitFor();
    await panel.getByRole('tab', { name: 'Text', exact: true }).click();
    assert.ok((await panel.locator('.tab-panel:visible .body-text').innerText()).length < 100_000);
    console.log(`      the longest frame: ${Math.round(Number(await panel.evaluate('window.longest')))} ms`);
    await panel.getByRole('tab', { name: 'Rendered', exact: true }).click();
    await panel.locator('.tab-panel:visible').getByRole('button', { name: 'Show All of It' }).click();
    await until('all of it', async () => (await paragraphs()) > 20_000, 60_000);
    assert.equal(await panel.getByText('This email is very long').count(), 0);
    await page.bringToFront();
  });

  for (const [theme, kind] of themes) {
    it(`have no fault that an accessibility checker finds, in ${theme}`, async () => {
      const { page } = stage;
      await runCommand(page, 'Preferences: Color Theme');
      await quickInput(page).box.fill(theme);
      await quickInput(page).pick(theme);
      for (const id of [
        newsletter,
        phishing,
        sampleMessages.showcaseEmail,
        comment,
        payment,
        hologram,
        reviewRequest,
      ]) {
        const panel = await open(id);
        await panel.locator(`body.${kind}`).waitFor();
        for (const name of ['Text', 'Source', 'JSON', 'Rendered']) {
          const tab = panel.getByRole('tab', { name, exact: true });
          if ((await tab.count()) > 0) await tab.click();
          assert.deepEqual(await faults(panel), [], `${id} ${name}`);
        }
      }
    });
  }

  it('leave activity out of the tree when asked, with a row that says so and brings it back', async () => {
    const { page } = stage;
    await row(page, /^Ada Example, 1 unread/).click();
    const record = row(page, /^Activity: appointment/).first();
    await record.waitFor();
    await runCommand(page, 'HighLevel: Hide Activity');
    await record.waitFor({ state: 'detached' });
    await row(page, /^3 activity records hidden/).click();
    await record.waitFor();
  });
});
