import assert from 'node:assert/strict';
import { answer, quickInput, runCommand, waitForNotification, webviewFrame } from '../host/hands';
import { until } from '../host/until';
import {
  createAttackHandler,
  inRows,
  names,
  packed,
  packedContact,
  packedLists,
  sampled,
  whole,
  listed,
} from '../support/attackAccount';
import { attacks, ownAttacks } from '../support/attacks';
import type { JsonObject } from '../support/ask';
import { everyVector } from '../support/corpora';
import { cleanLines, firstLine, isolated } from '../../src/ui/oneLine';
import { elementsIn, hover, throughEditor, throughList } from './hostileHands';
import { Sink } from '../e2e/sink';
import {
  contextMenu,
  details,
  dismiss,
  madeUpToken,
  openFile,
  restOn,
  row,
  rowCount,
  signIn,
  useStage,
  viewMessage,
} from '../e2e/support';
import { Watch } from './watch';

/*
 * Every hostile text in each place of the workbench that is not a page of ours: rows, tooltips, hovers, notifications,
 * quick picks, documents, the status bar. It is shown, and that is all that happens.
 */

const rows = '.pane-body';
const missing = (wanted: Iterable<string>, seen: ReadonlySet<string>): readonly string[] =>
  [...new Set(wanted)].filter((text) => text !== '' && !seen.has(text));

const log = (list: number): string => `app-${list}.log`;
const logLine = ({ id }: JsonObject): string => `messageId=${String(id)} done\n`;

/** What the body of a packed row begins with. */
const nameOf = (message: JsonObject | undefined): RegExp =>
  new RegExp(/Row \d+: /.exec(String(message?.['body']))?.[0] ?? 'nothing');

/** How many rows a list has, with those that hold 500 more each. */
const folds = (count: number): number => Math.min(count, 500) + Math.max(0, Math.ceil(count / 500) - 1);

describe('Hostile texts in the workbench', function () {
  this.timeout(everyVector ? 3_600_000 : 300_000);
  let sink: Sink;
  let watch: Watch;
  const stage = useStage(async () => {
    sink = await Sink.open();
    return {
      api: { handler: createAttackHandler(`${sink.url}/schema.json`) },
      workbench: {
        flags: [sink.flag],
        settings: { 'highlevel.pageSize': 100 },
        viewport: { width: 1280, height: 2_000 },
      },
      files: Object.fromEntries(packedLists.map((list, n) => [log(n), list.map(logLine).join('')])),
    };
  });

  before(async () => {
    const { page } = stage;
    await signIn(page, madeUpToken(), stage.api.locationId);
    await row(page, /^Everything/).waitFor();
    watch = await Watch.over(stage, sink);
  });

  after(() => sink.close());

  /** Something to look at, and then nothing that came of it. */
  function inert(title: string, work: () => Promise<void>): void {
    it(title, async () => {
      await work();
      await watch.nothingHappened();
    });
  }

  it('do all of it where nothing defends a page', async () => {
    const { page } = stage;
    await watch.goOff({ texts: ownAttacks, atLeast: 3 });
    await page.evaluate(
      `document.querySelector('.pane-body .label-name').append(document.createElement('img'))`,
    );
    assert.equal((await elementsIn(page, rows)).length, 1);
    await page.evaluate(`document.querySelector('.pane-body .label-name img').remove()`);
  });

  inert('are rows to choose from', async () => {
    const { page } = stage;
    await runCommand(page, 'HighLevel: Load All Conversations');
    // It says beforehand what that will cost.
    await page.locator('.monaco-dialog-box').getByRole('button', { name: 'Load All' }).click();
    await until(
      'all conversations',
      async () => (await rowCount(page, 1)) === folds(names.length + 1 + packedLists.length),
      60_000,
    );
    await runCommand(page, 'HighLevel: Read Conversation');
    await quickInput(page, 'Choose a Conversation').row('Everything').waitFor();
    const seen = new Set<string>();
    await throughList(page, '.quick-input-list', (drawn) => {
      for (const { label } of drawn) seen.add(label);
      return false;
    });
    assert.deepEqual(missing(names.map(firstLine), seen), []);
    console.log(`      ${seen.size} different rows`);
    await page.keyboard.press('Escape');
  });

  /** Its rows come a moment after the click, and move what is below. */
  async function unfold(index: number): Promise<void> {
    const all = stage.page.locator(`${rows} .monaco-list-rows`).first();
    const before = await all.getAttribute('style');
    await all.locator(`> [data-index="${index}"]`).click();
    await until('the rows of a fold', async () => (await all.getAttribute('style')) !== before);
  }

  inert('are rows of the tree', async () => {
    const { page } = stage;
    await row(page, /^Everything/).click();
    await contextMenu(page, row(page, /^Everything/), 'Load All Messages');
    await answer(page, 'Load All');
    await until('all messages', async () => (await rowCount(page, 2)) === folds(listed.length), 60_000);
    const bodies = new Set<string>();
    const statuses = new Set<string>();
    const people = new Set<string>();
    const lastMessages = new Set<string>();
    await throughList(page, rows, async (drawn) => {
      for (const { index, label, description, isClosed } of drawn) {
        if (/^\d+ older$/.test(label)) {
          if (!isClosed) continue;
          await unfold(index);
          return true;
        }
        const isMessage = label.startsWith('← ');
        (isMessage ? bodies : people).add(isMessage ? label.slice(2) : label);
        (isMessage ? statuses : lastMessages).add(
          description.replace(isMessage ? / · SMS$/ : /^[^·]* · /, ''),
        );
      }
      return false;
    });
    const whole = (text: string): string => isolated(firstLine(`: ${text}`));
    assert.deepEqual(missing(listed.map(whole), bodies), []);
    assert.deepEqual(missing(listed.map(firstLine), statuses), []);
    assert.deepEqual(
      missing(
        names.map((text) => isolated(firstLine(text))),
        people,
      ),
      [],
    );
    assert.deepEqual(missing(names.map(whole), lastMessages), []);
    console.log(`      ${bodies.size + people.size} different labels`);
  });

  inert('are tooltips of rows', async () => {
    const { page } = stage;
    for (const [list, messages] of packedLists.entries()) {
      await showPacked(list);
      for (const message of messages) {
        const name = nameOf(message);
        const target = row(page, name);
        await target.scrollIntoViewIfNeeded();
        await restOn(page, target, hover(page).getByText(name).first());
        const shown = (await hover(page).allInnerTexts()).join('\n');
        assert.equal(missingParts(cleanLines(String(message['body'])), shown), '');
        assert.deepEqual(await elementsIn(page, '.monaco-hover'), []);
      }
    }
    await restOn(page, row(page, /^Packed/).first(), hover(page).getByText('Packed').first());
    assert.deepEqual(await elementsIn(page, '.monaco-hover'), []);
    console.log(`      ${packedLists.flat().length + 1} tooltips`);
  });

  inert('are hovers over ids in a text', async () => {
    const { page } = stage;
    const lines = page.locator('.editor-group-container.active .view-line');
    for (const [list, messages] of packedLists.entries()) {
      await openFile(page, log(list));
      for (const { id: named, status } of messages) {
        const id = lines
          .filter({ hasText: String(named) })
          .locator('.detected-link')
          .first();
        const shown = hover(page)
          .getByText(/Message\s·/)
          .first();
        await restOn(page, id, shown);
        const text = (await hover(page).allInnerTexts()).join('\n');
        assert.equal(missingParts(firstLine(String(status)), text), '');
        assert.deepEqual(await elementsIn(page, '.monaco-hover'), []);
      }
    }
  });

  inert('are notifications', async () => {
    const { page } = stage;
    const telling = attacks.filter((text) => /\]\s*\(|command:|<a |^<img/.test(text)).slice(0, 30);
    const told = everyVector ? attacks : [...ownAttacks, ...telling];
    for (const some of inRows(told, 800, '\u0001')) {
      const message = some.split('\u0001');
      stage.api.respondNext('/conversations/search', {
        status: 422,
        body: JSON.stringify({ statusCode: 422, message }),
      });
      await runCommand(page, 'HighLevel: Refresh');
      const said = await waitForNotification(page, 'HighLevel refused the request (HTTP 422)');
      assert.deepEqual(await elementsIn(page, '.notification-list-item-message'), []);
      const text = await said.innerText();
      // Of what has no letter in it nothing is repeated.
      if (!text.includes('without saying why'))
        assert.equal(missingParts(firstLine(message[0] ?? '').slice(0, 60), text), '');
      await said.locator('.notification-list-item-message').click();
      await dismiss(said);
    }
  });

  inert('are names in the status bar, the title and the line of a filter', async () => {
    const { page } = stage;
    await runCommand(page, 'HighLevel: Find by Id…');
    await quickInput(page, 'Find by Id').enter(packedContact);
    await until('the filter', async () => (await viewMessage(page).innerText()).includes('contact Packed'));
    await until('the status', async () =>
      (await page.locator('.statusbar').innerText()).includes('Contact · Packed'),
    );
    for (const part of [
      '.statusbar',
      '.sidebar .composite.title .title-label',
      '.tree-explorer-viewlet-tree-view',
    ])
      assert.deepEqual(await elementsIn(page, part), [], part);
    await runCommand(page, 'HighLevel: Clear Filters');
    await row(page, /^Everything/).waitFor();
    await runCommand(page, 'HighLevel: Switch Account…');
    await quickInput(page).rows.first().waitFor();
    assert.deepEqual(await elementsIn(page, '.quick-input-list'), []);
    await page.keyboard.press('Escape');
  });

  inert('are names and values to choose from', async () => {
    const { page } = stage;
    await showPacked(0);
    await row(page, /Whole: /).click();
    await details(page, whole);
    await runCommand(page, 'HighLevel: Copy As…');
    await quickInput(page, 'Copy As').box.fill('One value');
    await quickInput(page, 'Copy As').pick('One value');
    const input = quickInput(page, 'Which Value?');
    await input.row('body').waitFor();
    let seen = 0;
    await throughList(
      page,
      '.quick-input-list',
      (drawn) => {
        seen = drawn.at(-1)?.index ?? 0;
        return false;
      },
      500,
    );
    assert.ok(seen > Math.min(500, sampled.length), String(seen));
    await page.keyboard.press('Escape');
  });

  inert('are the payload of a row', async () => {
    const { page } = stage;
    for (const name of [/Row 0: /, /Whole: /]) {
      await contextMenu(page, row(page, name), 'Open Payload as JSON');
      console.log(`      ${await throughEditor(page)} screens`);
    }
  });

  inert('are a ticket, and its preview', async () => {
    const { page } = stage;
    await row(page, /Whole: /).click();
    await details(page, whole);
    await runCommand(page, 'HighLevel: Open As…');
    await quickInput(page, 'Open As').box.fill('Markdown');
    await quickInput(page, 'Open As').rows.first().click();
    await page.locator('.statusbar').getByRole('button', { name: 'Markdown', exact: true }).waitFor();
    await runCommand(page, 'Markdown: Open Preview');
    const frame = await webviewFrame(page, { selector: '.markdown-body h3, h3' });
    await frame.locator('details').waitFor();
    assert.deepEqual(await elementsIn(frame, '.markdown-body'), []);
  });

  async function showPacked(list: number): Promise<void> {
    const { page } = stage;
    await runCommand(page, 'View: Close All Editors');
    await runCommand(page, 'HighLevel: Find by Id…');
    await quickInput(page, 'Find by Id').enter(packed(list));
    await row(page, nameOf(packedLists[list]?.[0])).waitFor();
  }
});

/** What of a text is left out: a hover draws spaces as it likes, and a notification puts `;` between the lines of one. */
function missingParts(text: string, shown: string): string {
  const plain = (one: string): string => one.replace(/[\s\u00a0;]+/g, '');
  return plain(shown).includes(plain(text)) ? '' : `${text} is not in ${shown}`;
}
