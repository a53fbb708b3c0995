import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { quickInput, runCommand } from '../host/hands';
import { leaveQuestion, row, useStage, welcome } from './support';

/** A step's heading. */
const step = (page: Page, title: string): Locator =>
  page.locator('.getting-started-step').filter({ hasText: title });

describe('The first minutes', () => {
  const stage = useStage({});
  const titles = [
    'Open the sample account',
    'Copy a payload into your code',
    'Find anything by its id',
    'Sign in to your sub-account',
    'Know what leaves your machine',
  ];

  /** Opens a step, and has its button. */
  async function button(title: string, name: string): Promise<Locator> {
    const { page } = stage;
    const heading = step(page, title);
    await heading.waitFor();
    if (!(await heading.getAttribute('class'))?.includes('expanded')) await heading.click();
    const found = heading.getByRole('button', { name, exact: true });
    await found.waitFor();
    return found;
  }

  it('begin in the welcome view, with five steps', async () => {
    const { page } = stage;
    await welcome(page).getByText('Get Started').click();
    await step(page, titles[0] ?? '').waitFor();
    assert.equal(await page.locator('.getting-started-step').count(), titles.length);
    for (const title of titles) await step(page, title).waitFor();
  });

  it('have a picture for each step, in the colours of the theme', async () => {
    const { page } = stage;
    for (const title of titles) {
      await step(page, title).click();
      const media = page.locator('.getting-started-media');
      await media.locator('.webview, svg, img').first().waitFor({ state: 'attached' });
    }
  });

  it('open the sample account first', async () => {
    const { page } = stage;
    await (await button('Open the sample account', 'Open Sample Account')).click();
    await row(page, /^Ada Example, 1 unread/).waitFor();
  });

  it('find by id, sign in and examine by their buttons', async () => {
    const { page, api } = stage;
    await (await button('Find anything by its id', 'Find by Id…')).click();
    await quickInput(page, 'Find by Id').box.waitFor();
    await leaveQuestion(page);
    await (await button('Sign in to your sub-account', 'Sign In…')).click();
    await quickInput(page, 'Sign In to HighLevel').box.waitFor();
    await leaveQuestion(page);
    await (await button('Know what leaves your machine', 'Run the Doctor')).click();
    await page.locator('.tab.active[data-resource-name="HighLevel Doctor.md"]').waitFor();
    assert.equal(api.requests.length, 0, 'the sample account reached the network');
  });

  it('can be had again from the palette', async () => {
    const { page } = stage;
    await page.keyboard.press('ControlOrMeta+W');
    await runCommand(page, 'HighLevel: Get Started');
    await step(page, titles[0] ?? '').waitFor();
  });
});
