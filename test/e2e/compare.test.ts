import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { runCommand, waitForNotification } from '../host/hands';
import { until } from '../host/until';
import { sampleConversations, sampleMessages } from '../support/sampleIds';
import {
  activeTab,
  compact,
  contextMenu,
  copied,
  details,
  dismiss,
  editorText,
  knows,
  madeUpToken,
  openFile,
  row,
  clickInRow,
  sent,
  signIn,
  useStage,
  followLink,
} from './support';

const token = madeUpToken();
const newest = /^Inbound, SMS, Could my daughter/;
const second = /^Outbound, SMS, Thank you, you are confirmed/;
const email = /^Outbound, Email, Your appointment at/;
const messages = `/conversations/${sampleConversations.showcase}/messages`;
const { showcaseNewest, showcaseCall } = sampleMessages;

describe('Comparing payloads, and reading one', () => {
  const stage = useStage({
    api: { tokens: knows(token) },
    files: { 'app.ts': '\n' },
    // It would lie over the lines that are clicked.
    workbench: { settings: { 'editor.stickyScroll.enabled': false } },
  });

  before(async () => {
    const { page } = stage;
    await signIn(page, token);
    await row(page, /^Ada Example, 1 unread/).click();
    await row(page, newest).waitFor();
  });

  const named = (text: string): Locator =>
    stage.page.getByRole('menuitem').filter({ has: stage.page.getByText(text, { exact: true }) });

  /** Chooses from the "Compare" submenu of a row. */
  async function compare(of: Locator, item: string): Promise<void> {
    await of.click({ button: 'right' });
    await named('Compare').waitFor();
    await until('the submenu', async () => {
      await named('Compare')
        .hover({ timeout: 1_000 })
        .catch(() => undefined);
      return named(item).isVisible();
    });
    await until('the choice', async () => {
      await named(item)
        .click({ timeout: 1_000 })
        .catch(() => undefined);
      return named(item)
        .waitFor({ state: 'detached', timeout: 300 })
        .then(
          () => true,
          () => false,
        );
    });
  }

  /** The texts of both sides of the comparison in front. */
  async function sides(title: RegExp): Promise<readonly [string, string]> {
    const { page } = stage;
    await page.getByRole('tab', { name: title, selected: true }).waitFor();
    const side = async (name: 'original' | 'modified'): Promise<string> => {
      const editor = page.locator(
        `.editor-group-container.active .monaco-diff-editor .editor.${name} .view-lines`,
      );
      await editor.click({ position: { x: 40, y: 8 } });
      return editorText(page);
    };
    return [await side('original'), await side('modified')];
  }

  const keysOf = (json: string): readonly string[] => Object.keys(JSON.parse(json) as object);

  it('shows two selected rows side by side, with sorted keys and nothing rewritten', async () => {
    const { page } = stage;
    await row(page, newest).click();
    await row(page, second).click({ modifiers: ['ControlOrMeta'] });
    await compare(row(page, second), 'Compare the Two Selected Payloads');
    const [first, other] = await sides(/ ↔ /);
    assert.ok(first.includes(showcaseNewest) && other.includes('AdaExampleM012ISrarE'));
    for (const text of [first, other]) assert.deepEqual(keysOf(text), [...keysOf(text)].sort());
    assert.deepEqual(
      JSON.parse(first),
      JSON.parse(await sent(stage.api, `/conversations/messages/${showcaseNewest}`, token)),
    );
    await page.keyboard.type('x');
    await page
      .getByText('A payload is shown as the server sent it, and cannot be changed.')
      .first()
      .waitFor();
  });

  it('takes the two rows from the palette, too, with the message of one of them in the panel', async () => {
    const { page } = stage;
    await row(page, newest).click();
    await details(page, showcaseNewest);
    await row(page, second).click({ modifiers: ['ControlOrMeta'] });
    const text = await copied(page, () => runCommand(page, 'HighLevel: Copy Payload'));
    const ids = [...text.matchAll(/^ {4}"id": "(\w+)"/gm)].map(([, id]) => id);
    assert.deepEqual(ids, [showcaseNewest, 'AdaExampleM012ISrarE']);
    await runCommand(page, 'HighLevel: Compare the Two Selected Payloads');
    await sides(/^…[^:]* ↔ /);
  });

  it('shows a row beside the clipboard', async () => {
    const { page } = stage;
    await page.evaluate(`navigator.clipboard.writeText('{"id":"mine","body":"as I expected it"}')`);
    await compare(row(page, newest), 'Compare Payload with Clipboard');
    const [clipboard, found] = await sides(/clipboard ↔ /);
    assert.equal(compact(clipboard), '{"body":"as I expected it","id":"mine"}');
    assert.ok(found.includes(showcaseNewest));
  });

  it('says what to do when there is no JSON on the clipboard', async () => {
    const { page } = stage;
    await page.evaluate(`navigator.clipboard.writeText('no JSON')`);
    await compare(row(page, newest), 'Compare Payload with Clipboard');
    await dismiss(await waitForNotification(page, 'There is no JSON on the clipboard.'));
  });

  it('shows how a row of a list differs from what its own call answers', async () => {
    const { page, api } = stage;
    const changed = (await sent(api, `/conversations/messages/${showcaseNewest}`, token)).replace(
      '"status":"delivered"',
      '"status":"read"',
    );
    api.respondNext(`/conversations/messages/${showcaseNewest}`, { body: changed });
    await compare(row(page, newest), 'Compare Payload with a Fresh Copy');
    const [listed, fetched] = await sides(/as listed ↔ fetched alone/);
    assert.match(listed, /"status": "delivered"/);
    assert.match(fetched, /"status": "read"/);
  });

  it('shows a row as it was before the refresh, and as it is', async () => {
    const { page, api } = stage;
    const page1 = await sent(api, `${messages}?limit=50`, token);
    api.respondNext(messages, { body: page1.replace('"status":"delivered"', '"status":"read"') });
    await clickInRow(row(page, /^Ada Example, 1 unread/), /^Refresh Messages/);
    await row(page, /^Inbound, SMS, Could my daughter.* read$/).waitFor();
    await compare(row(page, newest), 'Compare Payload with the One Before the Refresh');
    const [before, now] = await sides(/before the refresh ↔ now/);
    assert.match(before, /"status": "delivered"/);
    assert.match(now, /"status": "read"/);
  });

  describe('in an opened payload', () => {
    before(async () => {
      const { page } = stage;
      await openFile(page, 'app.ts');
      await contextMenu(page, row(page, /^Inbound, Call, Call of 2:12/), 'Open Payload as JSON');
      await activeTab(page, `${showcaseCall}.json`).waitFor();
      await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    });

    const word = (text: string): Locator =>
      stage.page.locator('.editor-group-container.active .view-line span span').getByText(text).first();

    it('members are explained where the mouse rests', async () => {
      const { page } = stage;
      const explained = page.locator('.monaco-hover').getByText(/1:\sTYPE_CALL/);
      await until('the hover', async () => {
        await page.mouse.move(5, 5);
        await word('"type"').hover();
        return explained
          .first()
          .waitFor({ timeout: 3_000 })
          .then(
            () => true,
            () => false,
          );
      });
    });

    it('what is not documented is marked, and is no problem', async () => {
      const { page } = stage;
      await page.locator('.editor-group-container.active .squiggly-hint').first().waitFor();
      await page.getByRole('button', { name: 'No Problems' }).waitFor();
    });

    it('objects fold', async () => {
      const { page } = stage;
      await word('"duration"').waitFor();
      await runCommand(page, 'Fold All');
      await word('"duration"').waitFor({ state: 'detached' });
      await runCommand(page, 'Unfold All');
      await word('"duration"').waitFor();
    });

    it('the menu copies the member that was clicked: value, path and expression', async () => {
      const { page } = stage;
      const copy = (item: string): Promise<string> =>
        copied(page, async () => {
          // The cursor of the last time would lie under the mouse.
          await page.keyboard.press('ControlOrMeta+Home');
          await contextMenu(page, word('"duration"'), item);
        });
      assert.equal(await copy('Copy Value at Cursor'), '132');
      assert.equal(await copy('Copy JSON Path at Cursor'), 'meta.call.duration');
      assert.equal(await copy('Copy Expression at Cursor'), 'message.meta?.call?.duration');
    });
  });

  it('opens an email from the payload of its row, where the ids are links', async () => {
    const { page } = stage;
    await contextMenu(page, row(page, email), 'Open Payload as JSON');
    const links = page.locator('.editor-group-container.active .detected-link');
    await until('the links of its emails', async () =>
      (await links.allInnerTexts()).some((text) => text.includes('AdaExampleE')),
    );
    await followLink(page, links.filter({ hasText: 'AdaExampleE' }).first());
    await page.getByRole('tab', { name: /^Email …/ }).waitFor();
  });
});
