import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { quickInput, webviewFrame } from '../host/hands';
import { until } from '../host/until';
import { sampleConversations, sampleMessages } from '../support/sampleIds';
import { copied, details, row, useStage, welcomeButton } from './support';

const callRow = /^Inbound, Call, Call of 2:12/;

/** Nothing in this file touches the mouse. */
describe('With the keyboard alone', () => {
  const stage = useStage({});
  let panel: Frame;

  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await stage.page.keyboard.press(key);
  };

  /** A command by the keys of the palette. */
  async function command(page: Page, title: string): Promise<void> {
    await until(`the palette to have "${title}" in front`, async () => {
      await page.keyboard.press('F1');
      await quickInput(page).box.waitFor();
      await page.keyboard.insertText(title);
      const first = quickInput(page).rows.filter({ hasText: title }).and(page.locator('.focused'));
      const found = first.waitFor({ timeout: 2_000 }).then(
        () => true,
        () => false,
      );
      if (!(await found)) await page.keyboard.press('Escape');
      return found;
    });
    await page.keyboard.press('Enter');
    // Until it is gone, it gives the focus back to whoever had it.
    await quickInput(page).box.waitFor({ state: 'hidden' });
  }

  /** Waits until the row has the focus, as keys move it. */
  const focused = (name: RegExp): Promise<void> =>
    row(stage.page, name).and(stage.page.locator('.focused')).waitFor();

  async function intoTree(): Promise<void> {
    await command(stage.page, 'HighLevel: Focus on Conversations View');
    await stage.page.locator('.pane-body .monaco-list:focus').waitFor();
  }

  /** What has the focus in the panel, as a screen reader would call it. */
  const inFocus = (): Promise<string> =>
    panel
      .evaluate(`document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent`)
      .then(String);

  const isTrue = async (where: Page | Frame, script: string): Promise<boolean> =>
    (await where.evaluate(script)) === true;

  it('the welcome view is reached, and its button pressed', async () => {
    const { page } = stage;
    await command(page, 'HighLevel: Focus on Conversations View');
    const button = welcomeButton(page, 'Open Sample Account');
    await until('the focus on the button', async () => {
      await press('Tab');
      return (await page.locator('*:focus').and(button).count()) === 1;
    });
    await press('Enter');
    await row(page, /^Ada Example, 1 unread/).waitFor();
  });

  it('the arrows go through the tree, and Enter opens a message without leaving it', async () => {
    const { page } = stage;
    await intoTree();
    await press('Home');
    await focused(/^Ada Example, 1 unread/);
    await press('ArrowRight');
    await row(page, callRow).waitFor();
    for (let step = 0; step < 6; step++) await press('ArrowDown');
    await focused(callRow);
    await press('Enter');
    panel = await details(page, sampleMessages.showcaseCall);
    assert.equal(await isTrue(panel, 'document.hasFocus()'), false);
    assert.equal(await isTrue(page, `document.activeElement.closest('.pane-body') !== null`), true);
  });

  it('the payload is copied from the tree', async () => {
    const text = await copied(stage.page, () => press('ControlOrMeta+C'));
    assert.match(text, new RegExp(`"id": "${sampleMessages.showcaseCall}"`));
  });

  it('several rows are chosen and copied', async () => {
    await press('Shift+ArrowDown', 'Shift+ArrowDown');
    const text = await copied(stage.page, () => press('ControlOrMeta+C'));
    const rows: unknown = JSON.parse(text);
    assert.ok(Array.isArray(rows));
    assert.equal(rows.length, 3);
    await press('ArrowUp', 'ArrowUp');
  });

  it('the menu of a row is opened and used', async () => {
    const { page } = stage;
    await focused(callRow);
    await press('Shift+F10');
    const item = page.getByRole('menuitem').filter({ has: page.getByText('Copy Id', { exact: true }) });
    await item.waitFor();
    const text = await copied(page, async () => {
      await until('the item in front', async () => {
        await press('ArrowDown');
        return (await page.locator('.monaco-menu .action-item.focused').filter({ has: item }).count()) === 1;
      });
      await press('Enter');
    });
    assert.equal(text, sampleMessages.showcaseCall);
  });

  it('the panel is reached', async () => {
    await press('ControlOrMeta+1');
    await until('the focus in the panel', () => isTrue(panel, 'document.hasFocus()'));
  });

  it('Tab reaches every button of the panel in the order of reading, and the JSON last', async () => {
    const order: string[] = [];
    await until('the JSON tree', async () => {
      await press('Tab');
      order.push(await inFocus());
      return isTrue(panel, `document.activeElement.getAttribute('role') === 'treeitem'`);
    });
    const expected = [
      'Copy payload',
      'Insert at cursor',
      'Open JSON as document',
      'Open in HighLevel',
      'Pin: keep this message open',
      'Copy UTC time',
      'Copy Contact',
      'Copy Message ID',
      'Copy Conversation ID',
      'Expand all',
      'Collapse all',
      'Copy JSON',
    ];
    const places = expected.map((name) => order.indexOf(name));
    assert.ok(!places.includes(-1), `missing in ${order.join(', ')}`);
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
    assert.equal(places[0], 0);
  });

  it('the arrows go through the JSON, C copies a value and P its path', async () => {
    const { page } = stage;
    await press('Home', 'ArrowDown');
    assert.equal(await inFocus(), `id: "${sampleMessages.showcaseCall}"`);
    assert.equal(await copied(page, () => press('c')), sampleMessages.showcaseCall);
    await until('the meta', async () => {
      await press('ArrowDown');
      return (await inFocus()).startsWith('meta: ');
    });
    await press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    assert.equal(await inFocus(), 'duration: 132');
    assert.equal(await copied(page, () => press('p')), 'meta.call.duration');
    assert.equal(await copied(page, () => press('ControlOrMeta+C')), '132');
    // To `call`, folds it, to `meta`, folds it.
    await press('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    assert.match(await inFocus(), /^meta: \{ 1 item \}$/);
    assert.equal(await panel.locator('[role="treeitem"][aria-level="3"]').count(), 0);
  });

  it('a button of the panel is pressed, and the panel says that it copied', async () => {
    const { page } = stage;
    await until('the button before the JSON', async () => {
      await press('Shift+Tab');
      return (await inFocus()) === 'Copy JSON';
    });
    const text = await copied(page, () => press('Enter'));
    assert.match(text, new RegExp(sampleMessages.showcaseCall));
    await panel.locator('#announcer').getByText('Copied').waitFor({ state: 'attached' });
  });

  it('the tree is reached again, and the next message takes the place of the last', async () => {
    const { page } = stage;
    await intoTree();
    await focused(callRow);
    await press('ArrowDown');
    await focused(/^Outbound, Email/);
    await press('Enter');
    const frame = await webviewFrame(page, { selector: 'dd .value.code:text-is("AdaExampleM007N1ojm4")' });
    assert.equal(frame, panel);
    assert.equal(await page.locator('.tab').count(), 1);
  });

  it('the palette acts on what was used last, the panel or the row', async () => {
    const { page } = stage;
    const copiedId = (): Promise<string> => copied(page, () => command(page, 'HighLevel: Copy Id'));
    assert.equal(await copiedId(), 'AdaExampleM007N1ojm4');
    await intoTree();
    await press('Home', 'Enter');
    assert.equal(await copiedId(), sampleConversations.showcase);
    await press('ControlOrMeta+1');
    await until('the focus in the panel', () => isTrue(panel, 'document.hasFocus()'));
    assert.equal(await copiedId(), 'AdaExampleM007N1ojm4');
  });
});
