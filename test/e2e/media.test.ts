import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { createSampleHandler, sampleFile, sampleLocationId } from '../../src/sample/handler';
import { quickInput, runCommand } from '../host/hands';
import { until } from '../host/until';
import { asText, messagesOf } from '../support/ask';
import { sampleConversations, sampleMessages } from '../support/sampleIds';
import { faults } from './accessibility';
import { openMessage } from './openMessage';
import { details, knows, madeUpToken, openSampleAccount, signIn, useStage } from './support';

const account = createSampleHandler({ now: () => Date.now() });
const call = sampleMessages.showcaseCall;
const recordingPath = `/conversations/messages/${call}/locations/${sampleLocationId}/recording`;

const idOf = (conversation: string, type: string): string =>
  asText(messagesOf(account, conversation).find((row) => row['messageType'] === type)?.['id']);
const unrecorded = idOf(sampleConversations.everyType, 'TYPE_CAMPAIGN_VOICEMAIL');
/** A picture and a PDF. */
const attached = 'MariaWhatsM005ks1GE3';

const themes = ['Dark Modern', 'Light Modern', 'Dark High Contrast', 'Light High Contrast'];

describe('Calls and attachments in the panel', () => {
  const token = madeUpToken();
  const stage = useStage({ api: { tokens: knows(token) } });

  before(() => signIn(stage.page, token));

  const open = (id: string): Promise<Frame> => openMessage(stage.page, id);

  const button = (panel: Frame, name: string | RegExp) => panel.getByRole('button', { name });
  const soundOf = async (panel: Frame): Promise<{ at: number; length: number; paused: boolean }> =>
    panel.evaluate(`(({ currentTime, duration, paused }) => ({ at: currentTime, length: duration, paused }))(
      document.querySelector('audio'))`);

  /** Answers the question where to save, and gives back what is written there. */
  async function saved(name: RegExp, as: string): Promise<Buffer> {
    const { page } = stage;
    const question = quickInput(page);
    await question.box.waitFor();
    const offered = await until('the name that is offered', async () => {
      const text = await question.box.inputValue();
      return name.test(text) ? text : undefined;
    });
    const file = join(offered.replace(/[^/]*$/, ''), as);
    await question.box.fill(file);
    await page.keyboard.press('Enter');
    return until('the file', () => readFile(file).catch(() => undefined));
  }

  it('loads nothing of a call that is only looked at', async () => {
    const panel = await open(call);
    await button(panel, 'Load recording').waitFor();
    assert.equal(
      await panel
        .locator('.call-head')
        .innerText()
        .then((text) => text.replace(/\s+/g, ' ')),
      'Inbound call 2 min 12 s completed',
    );
    assert.ok(!stage.api.requests.some(({ path }) => /recording|transcription/.test(path)));
    assert.equal(await panel.locator('audio, .line').count(), 0);
  });

  it('stops loading when told to, and ends the request', async () => {
    stage.api.respondNext(recordingPath, (_request, response) => {
      response.writeHead(200, { 'content-type': 'audio/x-wav', 'content-length': '2000000' });
      response.write(Buffer.alloc(500_000));
    });
    const panel = await details(stage.page, call);
    await button(panel, 'Load recording').focus();
    await stage.page.keyboard.press('Enter');
    await panel.getByText(/KB of 2 MB/).waitFor();
    const request = await stage.api.waitForRequest(recordingPath);
    assert.equal(await panel.locator('progress').first().getAttribute('aria-label'), 'Recording');
    await panel.locator('button:focus', { hasText: 'Cancel' }).waitFor();
    await stage.page.keyboard.press('Enter');
    await panel.locator('button:focus', { hasText: 'Load recording' }).waitFor();
    await until('the request to end', () => request.closedEarly);
    assert.equal(await panel.locator('.media-note:visible').count(), 0);
  });

  it('plays a recording by the keyboard, and goes to another place in it', async () => {
    const { page } = stage;
    const panel = await details(page, call);
    await page.keyboard.press('Enter');
    await panel.locator('.play:focus').waitFor();
    await until('the length of the sound', async () => (await soundOf(panel)).length === 132);
    assert.equal(await panel.locator('.player-time').innerText(), '0:00 / 2:12');
    await until(
      'the length to be said',
      async () => (await panel.locator('#announcer').textContent()) === 'Recording loaded, 2:12',
    );
    assert.match(String(await panel.locator('audio').getAttribute('src')), /^blob:/);
    await page.keyboard.press('Space');
    await until('the sound to go on', async () => (await soundOf(panel)).at > 0);
    await page.keyboard.press('Space');
    await button(panel, 'Play').waitFor();
    const { at } = await soundOf(panel);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await until('five seconds more', async () => Math.abs((await soundOf(panel)).at - at - 5) < 0.01);
    await until('the slider to say so', async () =>
      /^0:(0[5-9]|[1-5]\d) of 2:12$/.test(
        String(await panel.locator('.seek').getAttribute('aria-valuetext')),
      ),
    );
    await panel.getByLabel('Playback speed').selectOption('2');
    assert.equal(await panel.evaluate(`document.querySelector('audio').playbackRate`), 2);
  });

  it('shows who said what and when, and plays from a line that is clicked', async () => {
    const panel = await details(stage.page, call);
    await button(panel, 'Load transcript').click();
    const lines = panel.locator('.line');
    await lines.first().waitFor();
    assert.ok((await lines.count()) > 10);
    assert.equal(await lines.nth(1).locator('.line-speaker').innerText(), 'Speaker 2');
    const [minutes = 0, seconds = 0] = (await lines.nth(4).locator('.line-time').innerText())
      .split(':')
      .map(Number);
    const start = minutes * 60 + seconds;
    await lines.nth(4).click();
    await until('the sound at the line', async () => {
      const { at, paused } = await soundOf(panel);
      return !paused && at >= start && at < start + 20;
    });
    await panel.locator('.line[aria-current]').waitFor();
    await button(panel, 'Pause').click();
    await lines.nth(4).focus();
    await stage.page.keyboard.press('ArrowUp');
    await stage.page.keyboard.press('Enter');
    await until('the line before', async () => (await soundOf(panel)).at < start);
    assert.equal(await panel.locator('.line[tabindex="0"]').count(), 1);
    await button(panel, 'Pause').click();
  });

  it('saves the bytes that were sent, and the transcript as text', async () => {
    const panel = await details(stage.page, call);
    const before = stage.api.requests.length;
    await button(panel, 'Save recording…').click();
    const sound = await saved(/\/call \d{4}-\d\d-\d\d \d{4} QOYGB3\.wav$/, 'sound.wav');
    const sent = account({ path: recordingPath, query: {}, headers: { version: 'v3' } });
    assert.ok(sound.equals(sent.bytes ?? Buffer.of()));
    await panel.locator('.media-note').getByText('Saved as sound.wav').waitFor();
    await button(panel, 'Save transcript…').click();
    const text = await saved(/\/call .*QOYGB3 transcript\.txt$/, 'talk.txt');
    assert.match(
      text.toString(),
      /^\[0:00\] Speaker 1: This call may be recorded .*\n\[0:\d\d\] Speaker 2: Hi Rosa/,
    );
    assert.equal(stage.api.requests.length, before, 'what is there is not asked for again');
  });

  it('says plainly that there is no recording', async () => {
    const panel = await open(unrecorded);
    await button(panel, 'Load recording').click();
    await panel.getByText('There is no recording of this voicemail.').first().waitFor();
    await button(panel, 'Load transcript').click();
    await panel.getByText('There is no transcript of this voicemail.').first().waitFor();
    assert.equal(await panel.locator('.media-note .codicon-warning:visible, [role=alert]').count(), 0);
    assert.equal(await stage.page.locator('.notifications-toasts .notification-list-item').count(), 0);
  });

  it('refuses links that lead inside, and reaches no host by itself', async () => {
    const inner = [
      'https://127.0.0.1/a.png',
      'https://2130706433/a.png',
      'https://[::1]/a.png',
      'https://[::ffff:10.0.0.1]/a',
      'https://169.254.169.254/latest',
      'https://localhost/a',
      'https://intranet/a',
      'http://files.example/a.png',
      'file:///etc/passwd',
    ];
    const attachments = [...inner, 'https://files.invalid/a.png'];
    const id = 'InnerLinks0000000001';
    stage.api.respondNext(`/conversations/messages/${id}`, {
      body: JSON.stringify({ id, messageType: 'TYPE_SMS', locationId: sampleLocationId, attachments }),
    });
    const panel = await open(id);
    assert.equal(await panel.locator('.attachment').count(), attachments.length);
    assert.equal(
      await panel.locator('.attachment button:visible').count(),
      3,
      'open, preview and save of the last',
    );
    assert.equal(await panel.getByText(/Not opened: the link leads into a private network/).count(), 7);
    await button(panel, 'Preview of a.png').click();
    await panel
      .getByText(/The host could not be reached \(E[A-Z_]+\)/)
      .first()
      .waitFor();
    assert.deepEqual(stage.strangers, []);
  });

  it('shows a picture when asked, and saves it and a PDF, without a network in the sample account', async () => {
    await openSampleAccount(stage.page);
    const panel = await open(attached);
    assert.equal(await panel.locator('img').count(), 0);
    assert.equal(await button(panel, /^Preview of/).count(), 1);
    await button(panel, 'Preview of inspiration.png').click();
    const picture = panel.getByRole('img', { name: 'Preview of inspiration.png' });
    await picture.waitFor();
    await until('the picture', () => panel.evaluate(`document.querySelector('img').naturalWidth === 480`));
    assert.match(String(await picture.getAttribute('src')), /^blob:/);
    await panel.locator('figcaption').getByText('PNG · 480 × 320 · 154 KB').waitFor();
    for (const name of ['inspiration.png', 'price list.pdf']) {
      await button(panel, `Save as… (${name})`).click();
      const bytes = await saved(new RegExp(`/${name}$`), `saved ${name}`);
      assert.ok(
        bytes.equals(sampleFile(`https://example.com/files/${encodeURIComponent(name)}`) ?? Buffer.of()),
      );
    }
    await button(panel, 'Hide preview').click();
    assert.equal(await panel.locator('img').count(), 0);
    assert.deepEqual(stage.strangers, []);
  });

  it('takes a picture away that proves to be larger than was said', async () => {
    const panel = await open(attached);
    await panel.locator('.attachment').first().waitFor();
    const gif = '474946383961 2823 2823 800000 000000 ffffff 2c 0000 0000 0100 0100 00 02 02 4401 00 3b';
    await panel.evaluate(`{
      const bytes = Uint8Array.from('${gif}'.replaceAll(' ', '').match(/../g), (pair) => parseInt(pair, 16));
      const data = { type: 'picture', seq: 1e6, item: 0, bytes, mime: 'image/gif', about: 'GIF · 1 × 1' };
      window.dispatchEvent(new MessageEvent('message', { data }));
    }`);
    await panel.locator('figcaption').getByText('too many pixels to be shown here (9000 × 9000)').waitFor();
    assert.equal(await panel.locator('img').count(), 0);
    await button(panel, 'Hide preview').click();
  });

  it('does the same with what an email brought along, under that email', async () => {
    const panel = await open(sampleMessages.quoteEmail);
    const mail = (n: number) => panel.locator('.mail').nth(n);
    await until('three emails', async () => (await panel.locator('.mail-head').count()) === 3);
    assert.deepEqual(await mail(2).locator('.attachment .link').allInnerTexts(), ['quote-1042-v2.pdf']);
    await mail(1).locator('.mail-head').click();
    await mail(1).locator('.attachment').getByText('Image · example.com').waitFor();
    assert.equal(await panel.locator('img').count(), 0);
    await button(panel, 'Preview of plan.png').focus();
    await stage.page.keyboard.press('Enter');
    const picture = mail(1).getByRole('img', { name: 'Preview of plan.png' });
    await picture.waitFor();
    await until('the picture', () =>
      picture.evaluate((image) => 'naturalWidth' in image && image.naturalWidth === 420),
    );
    assert.match(String(await picture.getAttribute('src')), /^blob:/);
    await mail(0).locator('.mail-head').click();
    for (const [n, name] of [
      [0, 'quote-1042.pdf'],
      [1, 'plan.png'],
    ] as const) {
      await mail(n)
        .getByRole('button', { name: `Save as… (${name})` })
        .click();
      const bytes = await saved(new RegExp(`/${name}$`), `mail ${name}`);
      assert.ok(bytes.equals(sampleFile(`https://example.com/files/${name}`) ?? Buffer.of()), name);
      await mail(n).getByText(`Saved as mail ${name}`).waitFor();
    }
    assert.equal(
      await panel.locator('.message > .attachments .attachment').count(),
      1,
      'the row has its own',
    );
    assert.equal(await panel.locator('.message > .attachments').getByText('Saved as').count(), 0);
    assert.deepEqual(stage.strangers, []);
  });

  it('offers a hostile name made safe', async () => {
    const panel = await open(sampleMessages.hostileAttachments);
    await button(panel, /^Save as…/).click();
    await quickInput(stage.page).box.waitFor();
    await until('a safe name', async () =>
      (await quickInput(stage.page).box.inputValue()).endsWith('/____evil.exe'),
    );
    await stage.page.keyboard.press('Escape');
  });

  for (const theme of themes) {
    it(`has no fault that an accessibility checker finds, in ${theme}`, async () => {
      const { page } = stage;
      await runCommand(page, 'Preferences: Color Theme');
      await quickInput(page).box.fill(theme);
      await quickInput(page).pick(theme);
      const panel = await open(call);
      assert.deepEqual(await faults(panel), []);
      await button(panel, 'Load transcript').click();
      await panel.locator('.line').nth(3).click();
      await panel.locator('.line[aria-current]').waitFor();
      await button(panel, 'Pause').click();
      assert.deepEqual(await faults(panel), []);
      const without = await open(unrecorded);
      await button(without, 'Load recording').click();
      await without.locator('.media-note:visible').waitFor();
      assert.deepEqual(await faults(without), []);
      const mails = await open(sampleMessages.quoteEmail);
      await mails.locator('.mail .attachment').first().waitFor();
      assert.deepEqual(await faults(mails), []);
      const pictures = await open(attached);
      await button(pictures, 'Preview of inspiration.png').click();
      await pictures.locator('.picture').waitFor();
      assert.deepEqual(await faults(pictures), []);
    });
  }
});
