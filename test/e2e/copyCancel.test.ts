import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { answer, clipboard, quickInput, runCommand, waitForNotification } from '../host/hands';
import { until } from '../host/until';
import { createSyntheticHandler, syntheticMessageId } from '../support/synthetic';
import { submenu } from './submenu';
import { details, knows, madeUpToken, row, rowCount, signIn, tree, useStage } from './support';

const token = madeUpToken();
const count = 1_200;
const synthetic = createSyntheticHandler({ conversations: 1, messagesPer: count }, Date.now());
/** Long enough that a person has the time to think better of it. */
const mail = 'It is a long mail about many things. '.repeat(150);

describe('Copying more than 1,000 rows', () => {
  const stage = useStage({
    api: {
      tokens: knows(token),
      handler: (request) => {
        const answer = synthetic(request);
        return { ...answer, text: answer.text.replaceAll(/"body":"/g, `"body":"${mail}`) };
      },
    },
  });
  const messageRows = (): Locator => stage.page.locator('.pane-body [role="treeitem"][aria-level="2"]');

  /** Begins to copy what is selected. */
  async function copyAs(format: string): Promise<void> {
    await submenu(stage.page, messageRows().first(), 'Copy As…');
    const input = quickInput(stage.page, /Copy As \(\d+ rows\)/);
    await input.box.fill(format);
    await input.pick(format);
  }

  before(async () => {
    const { page } = stage;
    await signIn(page, token);
    await page.locator('.pane-body [role="treeitem"][aria-level="1"]').first().click();
    await row(page, /^Load More/).waitFor();
    await runCommand(page, 'HighLevel: Load All Messages');
    await answer(page, 'Load All');
    // 500 rows and two folds, of which the older grows until the end.
    await row(page, /^Load More/).waitFor({ state: 'detached' });
    await until('all messages', async () => (await rowCount(page, 2)) === 502);
    await messageRows().first().click();
    await details(page, syntheticMessageId(0, 0));
    await tree(page).first().press('ControlOrMeta+A');
  });

  it('stops when it is cancelled: nothing is copied then, nor later', async () => {
    const { page } = stage;
    const before = await clipboard(page);
    await copyAs('Fixture');
    const progress = await waitForNotification(page, /Writing 1,?20\d rows as Fixture/);
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await progress.waitFor({ state: 'detached' });
    assert.equal(await clipboard(page), before);
    // Had the first gone on, it would be done before one that began later and has more to write.
    await copyAs('Fixture: msw handlers');
    const after = await until('another text', async () => {
      const text = await clipboard(page);
      return text === before ? undefined : text;
    });
    assert.match(after, /^import \{ http/);
  });
});
