import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { createSampleHandler } from '../../src/sample/handler';
import { quickInput, runCommand } from '../host/hands';
import { until } from '../host/until';
import { asText, messagesOf } from '../support/ask';
import { sampleConversations, sampleMessages } from '../support/sampleIds';
import { faults } from './accessibility';
import { openMessage } from './openMessage';
import { openSampleAccount, restOn, row, useStage } from './support';

const account = createSampleHandler({ now: () => Date.now() });
const { hostile, hostileMail, hostileName } = sampleConversations;

/** Set by whatever a hostile text could call: `alert` and its kind are how such texts show that they ran. */
const trap = `for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) {
  window[name] = () => document.documentElement.setAttribute('data-trapped', name);
}`;

const themes = [
  ['Dark Modern', 'vscode-dark'],
  ['Light Modern', 'vscode-light'],
  ['Dark High Contrast', 'vscode-high-contrast'],
  ['Light High Contrast', 'vscode-high-contrast-light'],
] as const;

describe('The details panel', () => {
  const stage = useStage({});

  before(async () => {
    await stage.page.context().addInitScript(trap);
    await openSampleAccount(stage.page);
  });

  const open = (id: string): Promise<Frame> => openMessage(stage.page, id);

  /** What went off, in whatever frame. */
  async function trapped(): Promise<readonly string[]> {
    const found: string[] = [];
    for (const frame of stage.page.frames()) {
      const name = await frame
        .locator('html')
        .getAttribute('data-trapped')
        .catch(() => null);
      if (name !== null) found.push(name);
    }
    return found;
  }

  it('is watched by traps that would go off', async () => {
    const { page } = stage;
    const panel = await open(sampleMessages.showcaseNewest);
    await panel.evaluate('alert(1)');
    assert.deepEqual(await trapped(), ['alert']);
    await panel.evaluate(`document.documentElement.removeAttribute('data-trapped')`);
    await page.evaluate(`void (new Image().src = 'https://127.0.0.1:9/pixel.gif')`);
    await until('the request to be noticed', () => stage.strangers.length === 1);
    stage.strangers.splice(0);
  });

  for (const message of [hostile, hostileMail, hostileName].flatMap((id) => messagesOf(account, id))) {
    const id = asText(message['id']);
    it(`shows the hostile message ${id} as text: nothing in it runs, loads or becomes an element`, async () => {
      const panel = await open(id);
      const body = typeof message['body'] === 'string' ? message['body'] : '';
      const shown = (await panel.locator('.body .body-text').count()) > 0;
      const text = shown
        ? await panel.locator('.body .body-text').evaluate(({ textContent }) => textContent)
        : '';
      assert.equal(text, body);
      const foreignElements =
        'script, style, link, meta, base, img, svg, iframe, object, embed, form, input, a, video, audio, math';
      assert.equal(
        await panel.locator('body').locator(foreignElements).count(),
        1,
        'more than the one script of the page',
      );
      assert.deepEqual(await trapped(), []);
      assert.deepEqual(stage.strangers, []);
    });
  }

  it('shows hostile names as text in the tree', async () => {
    const { page } = stage;
    await runCommand(page, 'HighLevel: Search Conversations…');
    await quickInput(page, 'Search Conversations').enter('<img');
    await row(page, /gpj\.exe/).click();
    const tooltip = page.locator('.monaco-hover').getByText('"><script>alert(1)</script>');
    await restOn(page, row(page, /A type with markup in it/).nth(1), tooltip);
    assert.equal(
      await page.locator('.pane-body, .monaco-hover').locator('script, [onerror], [onload], a[href]').count(),
      0,
    );
    assert.deepEqual(await trapped(), []);
    await runCommand(page, 'HighLevel: Clear Filters');
    await row(page, /^Ada Example, 1 unread/).waitFor();
  });

  it('opens of nine attachments only the https link, and that only after a question that names its host', async () => {
    const { page } = stage;
    const panel = await open(sampleMessages.hostileAttachments);
    const items = panel.locator('.attachment');
    assert.equal(await items.count(), 9);
    assert.equal(await panel.locator('.attachment .link').count(), 1);
    assert.equal(await items.filter({ hasText: 'Not opened' }).count(), 8);
    const pages = page.context().pages().length;
    await panel.locator('.attachment .link').click();
    const question = page.locator('.monaco-dialog-box');
    await question.waitFor();
    assert.match(await question.innerText(), /https:\/\/example\.com\/files\//);
    await question.getByRole('button', { name: 'Cancel' }).click();
    await question.waitFor({ state: 'detached' });
    assert.equal(page.context().pages().length, pages);
    assert.deepEqual(await trapped(), []);
    assert.deepEqual(stage.strangers, []);
  });

  for (const [theme, kind] of themes) {
    it(`has no fault that an accessibility checker finds, in ${theme}`, async () => {
      const { page } = stage;
      await runCommand(page, 'Preferences: Color Theme');
      await quickInput(page).box.fill(theme);
      await quickInput(page).pick(theme);
      const ids = [
        sampleMessages.quoteEmail,
        sampleMessages.failedSms,
        sampleMessages.showcaseCall,
        sampleMessages.hostileAttachments,
      ];
      for (const id of ids) {
        const panel = await open(id);
        await panel.locator(`body.${kind}`).waitFor();
        await panel.getByRole('button', { name: 'Expand all' }).click();
        assert.deepEqual(await faults(panel), [], id);
      }
    });
  }

  it('says what is wrong where there is no message, with buttons that are found as well', async () => {
    const { page } = stage;
    const panel = await open(sampleMessages.showcaseCall);
    await runCommand(page, 'HighLevel: Sign Out');
    await panel.locator('.problem').waitFor();
    assert.deepEqual(await faults(panel), []);
  });
});
