import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { answer, quickInput, runCommand } from '../host/hands';
import { until } from '../host/until';
import { asList, asObject } from '../support/ask';
import { parseFormat, parseScript } from '../support/parseFormat';
import { sampleConversations, sampleMessages } from '../support/sampleIds';
import {
  contextMenu,
  copied,
  details,
  editorText,
  openFile,
  openSampleAccount,
  row,
  rowCount,
  save,
  tree,
  useStage,
} from './support';
import { choose, menuItem, submenu as chooseFrom } from './submenu';

const newest = /^Inbound, SMS, Could my daughter/;
const second = /^Outbound, SMS, Thank you, you are confirmed/;
const call = /^Inbound, Call, Call of 2:12/;
const { showcaseCall, showcaseNewest } = sampleMessages;

/** One sitting: each test goes on where the last one ended. */
describe('Copying as', () => {
  const stage = useStage({
    files: {
      'app.py': 'def handle():\n    \n',
      'app.go': 'package main\n\nfunc main() {\n\t\n}\n',
      'app.ts': 'function a() {\n  \n}\nfunction b() {\n    \n}\n',
      'drop.rb': '\n',
      'notes.txt': '',
    },
    workbench: { settings: { '[go]': { 'editor.insertSpaces': false }, 'editor.autoIndent': 'none' } },
  });

  before(async () => {
    const { page } = stage;
    await openSampleAccount(page);
    await row(page, /^Ada Example, 1 unread/).click();
    await row(page, newest).waitFor();
  });

  const submenu = (of: Locator, item: string): Promise<void> => chooseFrom(stage.page, of, item);

  /** Finds a format by its name in the question. */
  async function format(label: string, title: string | RegExp = /Copy As/): Promise<void> {
    const input = quickInput(stage.page, title);
    await input.box.fill(label);
    await input.pick(label);
  }

  async function cursorAt(...keys: readonly string[]): Promise<void> {
    await stage.page.keyboard.press('ControlOrMeta+Home');
    for (const key of keys) await stage.page.keyboard.press(key);
  }

  it('takes a format from the submenu of a row', async () => {
    const { page } = stage;
    const text = await copied(page, async () => {
      await submenu(row(page, call), 'Copy As…');
      await format('Python dict');
    });
    assert.match(text, new RegExp(`^message = {\n +"id": "${showcaseCall}",`));
    assert.deepEqual((await parseFormat('literal.python', text))?.errors, []);
  });

  it('writes several rows as one array, in the order of the tree', async () => {
    const { page } = stage;
    await row(page, call).click();
    await row(page, newest).click({ modifiers: ['ControlOrMeta'] });
    await row(page, second).click({ modifiers: ['ControlOrMeta'] });
    const text = await copied(page, async () => {
      await submenu(row(page, second), 'Copy As…');
      await format('JSON', 'Copy As (3 rows)');
    });
    const ids = asList(JSON.parse(text)).map((one) => asObject(one)['id']);
    assert.deepEqual(ids, [showcaseNewest, 'AdaExampleM012ISrarE', showcaseCall]);
    // One row again.
    await row(page, call).click();
    await details(page, showcaseCall);
  });

  it('offers what fits the editor first, and inserts with its spaces', async () => {
    const { page } = stage;
    await openFile(page, 'app.py');
    await cursorAt('ArrowDown', 'End');
    await submenu(row(page, call), 'Insert As…');
    const input = quickInput(page, 'Insert As');
    assert.match(await input.rows.first().innerText(), /Python dict/);
    await input.box.press('Enter');
    await save(page, 'app.py');
    const text = await stage.read('app.py');
    assert.match(text, /^def handle\(\):\n {4}message = \{\n {8}"id": "/);
    assert.match(text, /\n {4}\}\n$/);
    assert.deepEqual((await parseFormat('literal.python', text))?.errors, []);
  });

  it('inserts with tabs where the file has tabs', async () => {
    const { page } = stage;
    await openFile(page, 'app.go');
    await cursorAt('ArrowDown', 'ArrowDown', 'ArrowDown', 'End');
    await submenu(row(page, call), 'Insert As…');
    await format('Go map', 'Insert As');
    await save(page, 'app.go');
    const text = await stage.read('app.go');
    assert.match(text, /\n\t\t"id": "/);
    assert.doesNotMatch(text, /\n +"/);
  });

  it('inserts at every cursor, indented as each line is', async () => {
    const { page } = stage;
    await openFile(page, 'app.ts');
    await cursorAt('ArrowDown', 'End');
    const [x, y] = await until('the place of the other cursor', async () => {
      const box = await page.locator('.editor-group-container.active .view-line').nth(4).boundingBox();
      return box === null ? undefined : ([box.x + 300, box.y + box.height / 2] as const);
    });
    await page.keyboard.down('Alt');
    await page.mouse.click(x, y);
    await page.keyboard.up('Alt');
    await runCommand(page, 'HighLevel: Insert As…');
    await format('TypeScript constant', /Insert As/);
    await save(page, 'app.ts');
    const text = await stage.read('app.ts');
    assert.match(text, /^function a\(\) \{\n {2}const message/);
    assert.match(text, /\nfunction b\(\) \{\n {4}const message/);
    assert.deepEqual(parseScript(text).errors, []);
  });

  it('opens types in a new editor of their language', async () => {
    const { page } = stage;
    await submenu(row(page, call), 'Open As…');
    await format('Rust types', /Open As/);
    await page.locator('.statusbar').getByRole('button', { name: 'Rust', exact: true }).waitFor();
    const text = await editorText(page);
    assert.match(text, /pub struct Message/);
    assert.deepEqual((await parseFormat('types.rust', text))?.errors, []);
  });

  it('repeats the last choice of the language without a question', async () => {
    const { page } = stage;
    await openFile(page, 'app.py');
    await cursorAt('ControlOrMeta+End');
    await row(page, newest).click();
    await details(page, showcaseNewest);
    await runCommand(page, 'HighLevel: Repeat Last Copy, Insert or Open As');
    await save(page, 'app.py');
    assert.match(await stage.read('app.py'), new RegExp(`\nmessage = {\n {4}"id": "${showcaseNewest}"`));
  });

  it('repeats for several rows in what fits the editor, where the last choice takes one row', async () => {
    const { page } = stage;
    await openFile(page, 'app.ts');
    await row(page, call).click();
    await copied(page, async () => {
      await submenu(row(page, call), 'Copy As…');
      await format('Request: fetch');
    });
    await row(page, newest).click({ modifiers: ['ControlOrMeta'] });
    const text = await copied(page, async () => {
      await row(page, newest).focus();
      await submenu(row(page, newest), 'Repeat Last Copy, Insert or Open As');
    });
    assert.match(text, /^const messages = \[/);
    assert.deepEqual(parseScript(text).errors, []);
    await row(page, call).click();
    await details(page, showcaseCall);
  });

  it('writes the message of the panel, from the menu of its title', async () => {
    const { page } = stage;
    await row(page, newest).click();
    await details(page, showcaseNewest);
    const text = await copied(page, async () => {
      await page
        .locator('.editor-group-container.active .editor-actions')
        .getByRole('button', { name: /More Actions/ })
        .click();
      await choose(menuItem(page, 'Copy As'), menuItem(page, 'Copy As…'));
      await format('Request: cURL');
    });
    assert.match(text, new RegExp(`/conversations/messages/${showcaseNewest}'$`));
    assert.match(text, /"Authorization: Bearer \$HIGHLEVEL_TOKEN"/);
  });

  it('writes one value: itself, the way to it, and the expression of the language', async () => {
    const { page } = stage;
    await openFile(page, 'app.py');
    const one = (label: string): Promise<string> =>
      copied(page, async () => {
        await submenu(row(page, call), 'Copy As…');
        await format(label);
        await quickInput(page, 'Which Value?').pick('meta.call.duration');
      });
    assert.equal(await one('One value'), '132');
    assert.equal(await one('JSON path of a value'), 'meta.call.duration');
    assert.equal(await one('Expression for a value'), 'message["meta"]["call"]["duration"]');
  });

  it('writes the value under the pointer in the panel, too', async () => {
    const { page } = stage;
    await openFile(page, 'app.py');
    await row(page, call).click();
    const panel = await details(page, showcaseCall);
    await panel.getByRole('treeitem', { name: /^meta/ }).click();
    await panel.getByRole('treeitem', { name: /^call/ }).click();
    await panel.getByRole('treeitem', { name: /^duration/ }).hover();
    const press = (name: string): Promise<string> =>
      copied(page, () => panel.getByRole('button', { name, exact: true }).click());
    assert.equal(await press('Copy value duration'), '132');
    assert.equal(await press('Copy path duration'), 'meta.call.duration');
    assert.equal(await press('Copy expression duration'), 'message["meta"]["call"]["duration"]');
    await panel.getByRole('treeitem', { name: /^duration/ }).focus();
    assert.equal(await copied(page, () => page.keyboard.press('e')), 'message["meta"]["call"]["duration"]');
  });

  it('writes what is dragged into an editor, in the format that fits it', async () => {
    const { page } = stage;
    await openFile(page, 'drop.rb');
    const target = page.locator('.editor-group-container.active .view-lines');
    const [from, to] = [await row(page, call).boundingBox(), await target.boundingBox()];
    assert.ok(from && to);
    await page.mouse.move(from.x + 60, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 40, to.y + 20, { steps: 8 });
    await page.keyboard.down('Shift');
    await page.mouse.move(to.x + 5, to.y + 8, { steps: 8 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await save(page, 'drop.rb');
    const text = await stage.read('drop.rb');
    assert.match(text, /^message = \{\n +"id" => "AdaExampleM008/);
    assert.deepEqual((await parseFormat('literal.ruby', text))?.errors, []);
  });

  describe('of thousands of rows', () => {
    before(async () => {
      const { page } = stage;
      await row(page, /^Ada Example, 1 unread/).click();
      await row(page, newest).waitFor({ state: 'detached' });
      await row(page, /^Lena Longthread/).click();
      await row(page, /^Load More 50 loaded/).waitFor();
      await contextMenu(page, row(page, /^Lena Longthread/), 'Load All Messages');
      await answer(page, 'Load All');
      // 500 rows and nine folds of 500.
      await until('all messages', async () => (await rowCount(page, 2)) === 509);
    });

    const first = (): Locator => stage.page.locator('.pane-body [role="treeitem"][aria-level="2"]').first();

    async function selectAll(): Promise<void> {
      const { page } = stage;
      await first().click();
      await details(page, sampleMessages.longNewest);
      await tree(page).first().press('ControlOrMeta+A');
    }

    it('says what it does while it does it, with a button to stop', async () => {
      const { page } = stage;
      await selectAll();
      // It may be over before a test could look; the page itself takes notes.
      await page.evaluate(`new MutationObserver((_, observer) => {
        const found = [...document.querySelectorAll('.notification-list-item')]
          .find(({ textContent }) => /Writing 5,?000 rows/.test(textContent) && textContent.includes('Cancel'));
        if (found) document.body.setAttribute('data-seen', found.textContent), observer.disconnect();
      }).observe(document.body, { subtree: true, childList: true, characterData: true })`);
      const text = await copied(page, async () => {
        await submenu(first(), 'Copy As…');
        await format('Fixture: msw handlers');
        await page.locator('body[data-seen*="rows as Fixture: msw handlers"]').waitFor();
      });
      assert.match(text, /^import \{ http/);
    });

    it('writes them all', async () => {
      const { page } = stage;
      await selectAll();
      const text = await copied(page, async () => {
        await submenu(first(), 'Copy As…');
        await format('JSON on one line');
      });
      const messages = asList(JSON.parse(text))
        .map(asObject)
        .filter(({ conversationId }) => conversationId === sampleConversations.long);
      assert.ok(messages.length >= 5_000, String(messages.length));
      assert.equal(messages[0]?.['id'], sampleMessages.longNewest);
      assert.equal(messages.at(-1)?.['id'], sampleMessages.longOldest);
    });
  });
});
