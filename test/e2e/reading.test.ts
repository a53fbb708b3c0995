import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { asked, quickInput, runCommand, webviewFrame } from '../host/hands';
import { until } from '../host/until';
import { sampleConversations, sampleMessages } from '../support/sampleIds';
import { faults } from './accessibility';
import { dimness, drawn, focused, fromEnd, message, read, story } from './readingHands';
import { contextMenu, copied, details, openSampleAccount, row, clickInRow, useStage } from './support';

const themes = [
  ['Light Modern', 'vscode-light'],
  ['Dark High Contrast', 'vscode-high-contrast'],
  ['Light High Contrast', 'vscode-high-contrast-light'],
  ['Dark Modern', 'vscode-dark'],
] as const;

const newest = /^Ada Example, SMS, .*: Could my daughter come along/;

describe('The reading view', () => {
  const stage = useStage({ workbench: { viewport: { width: 1280, height: 1000 } } });
  let frame: Frame;

  before(() => openSampleAccount(stage.page));

  it('opens from the icon of a conversation’s row, at the newest message', async () => {
    const { page } = stage;
    await clickInRow(row(page, /^Ada Example, 1 unread/), 'Read Conversation');
    frame = await story(page, /^Ada Example$/);
    await message(frame, newest).waitFor();
    assert.equal(await fromEnd(frame), 0);
    assert.match(await frame.locator('.about').innerText(), /^\d+ messages$/);
  });

  it('has the keyboard as soon as it is there: the arrows, and the search', async () => {
    const { page } = stage;
    await until('the keyboard', async () => (await frame.evaluate('document.hasFocus()')) === true);
    await page.keyboard.press('ControlOrMeta+F');
    await frame.locator('.find-input').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowUp');
    assert.match(await focused(frame), /^You, SMS, .*Thank you, you are confirmed/);
  });

  it('tells the story from the oldest to the newest: days, sides, calls, records, what is for the team only', async () => {
    const times = await frame
      .locator('.row time')
      .evaluateAll((all) => all.map((time) => time.getAttribute('datetime')));
    assert.ok(times.length > 6);
    assert.deepEqual(times, [...times].sort());
    assert.ok((await frame.locator('.day').count()) >= 2);
    const x = async (name: RegExp): Promise<number> =>
      (await message(frame, name).locator('.bubble').first().boundingBox())?.x ?? 0;
    assert.ok((await x(/^You, SMS, .*Thank you, you are confirmed/)) > (await x(newest)) + 100);
    await frame.locator('.row.call').getByText('Call of 2:12').waitFor();
    await frame.locator('.row.record').getByText('Appointment booked').waitFor();
    await frame.locator('.row.team').getByText('Team only', { exact: true }).waitFor();
    await message(frame, /^Team, Internal comment, Team only, .*sensitive/).waitFor();
  });

  it('may load nothing: no picture, no sound, no frame, no style of another’s, not even of its own making', async () => {
    const refused: unknown = await frame.evaluate(`new Promise((done) => {
      const refused = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        refused.push(effectiveDirective);
        if (refused.length === 4) done(refused.sort());
      });
      const blob = (type) => URL.createObjectURL(new Blob([''], { type }));
      const add = (tag, members) => document.body.append(Object.assign(document.createElement(tag), { hidden: true, ...members }));
      add('img', { src: blob('image/png') });
      add('audio', { src: blob('audio/wav') });
      add('iframe', { src: blob('text/html') });
      add('style', { textContent: 'b{}' });
    })`);
    assert.deepEqual(refused, ['frame-src', 'img-src', 'media-src', 'style-src-elem']);
    await frame.evaluate(`document.querySelectorAll('body > [hidden]').forEach((added) => added.remove())`);
  });

  it('hides the records by one toggle, the side bar’s as well, and shows them again', async () => {
    const { page } = stage;
    const toggle = frame.getByRole('button', { name: 'Show activity records' });
    const records = (): Promise<number> => frame.locator('.row.record').count();
    await toggle.click();
    await until('no records', async () => (await records()) === 0);
    assert.match(await frame.locator('.about').innerText(), /hidden$/);
    assert.equal(await toggle.getAttribute('aria-pressed'), 'false');
    await runCommand(page, 'HighLevel: Show Activity');
    await frame.locator('.row.record').first().waitFor();
    assert.equal(await toggle.getAttribute('aria-pressed'), 'true');
    await runCommand(page, 'HighLevel: Hide Activity');
    await until('no records', async () => (await records()) === 0);
    await runCommand(page, 'View: Close Editor');
    await clickInRow(row(page, /^Ada Example, 1 unread/), 'Read Conversation');
    frame = await story(page, /^Ada Example$/);
    assert.equal(await records(), 0, 'it begins as the side bar has it');
    await frame.getByRole('button', { name: 'Show activity records' }).click();
    await frame.locator('.row.record').first().waitFor();
  });

  it('moves from message to message by keyboard, one stop for Tab', async () => {
    const { page } = stage;
    await message(frame, newest).focus();
    await page.keyboard.press('ArrowUp');
    assert.match(await focused(frame), /^You, SMS, .*Thank you, you are confirmed/);
    await page.keyboard.press('End');
    assert.match(await focused(frame), newest);
    await page.keyboard.press('Home');
    await until('the oldest message', async () => (await focused(frame)) !== '');
    const first = frame.locator('.row').first();
    assert.equal(await first.getAttribute('aria-posinset'), '1');
    assert.equal(await first.evaluate((element) => element === element.ownerDocument.activeElement), true);
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('End');
    assert.match(await focused(frame), newest);
    assert.equal(await frame.locator('.row[tabindex="0"]').count(), 1);
    const sizes = await frame
      .locator('.row')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-setsize')));
    assert.equal(new Set(sizes).size, 1);
  });

  it('opens the details of a message beside it, by Enter and by click, and keeps the keyboard', async () => {
    const { page } = stage;
    await message(frame, newest).focus();
    await page.keyboard.press('Enter');
    await details(page, sampleMessages.showcaseNewest);
    assert.match(await focused(frame), newest);
    await frame.locator('.row.call .bubble').click();
    await details(page, sampleMessages.showcaseCall);
    await message(frame, newest).waitFor();
  });

  it('has the copy menu of the tree on each message', async () => {
    const { page } = stage;
    const bubble = message(frame, newest).locator('.bubble');
    assert.equal(
      await copied(page, () => contextMenu(page, bubble, 'Copy Id')),
      sampleMessages.showcaseNewest,
    );
    const payload = await copied(page, () => contextMenu(page, bubble, 'Copy Payload'));
    assert.match(payload, new RegExp(`"id": "${sampleMessages.showcaseNewest}"`));
    assert.match(
      await copied(page, () => contextMenu(page, bubble, 'Copy Link')),
      new RegExp(sampleMessages.showcaseNewest),
    );
    await bubble.click({ button: 'right' });
    await page.getByRole('menuitem').filter({ hasText: 'Copy As' }).waitFor();
    await page.getByRole('menuitem').filter({ hasText: 'Compare' }).waitFor();
    await page.keyboard.press('Escape');
    await message(frame, newest).focus();
    assert.equal(await copied(page, () => page.keyboard.press('ControlOrMeta+C')), payload);
  });

  it('has that menu by keyboard as well, on the message that the keyboard is at', async () => {
    const { page } = stage;
    await message(frame, newest).focus();
    await page.keyboard.press('ArrowUp');
    const confirmed = await focused(frame);
    await page.keyboard.press('Shift+F10');
    const item = page.getByRole('menuitem').filter({ has: page.getByText('Copy Payload', { exact: true }) });
    await item.waitFor();
    const payload = await copied(page, async () => {
      await until('the item in front', async () => {
        await page.keyboard.press('ArrowDown');
        return (await page.locator('.monaco-menu .action-item.focused').filter({ has: item }).count()) === 1;
      });
      await page.keyboard.press('Enter');
    });
    assert.match(payload, /Thank you, you are confirmed/);
    await until('the keyboard back at the message', async () => (await focused(frame)) === confirmed);
  });

  it('is what the commands of the palette mean while it was used last: the message that one is at', async () => {
    const { page } = stage;
    const copyId = (): Promise<string> => copied(page, () => runCommand(page, 'HighLevel: Copy Id'));
    await message(frame, newest).focus();
    assert.equal(await copyId(), sampleMessages.showcaseNewest);
    await frame.locator('.row.call').focus();
    assert.equal(await copyId(), sampleMessages.showcaseCall);
    await row(page, /^Ada Example, 1 unread/).click();
    assert.equal(await copyId(), sampleConversations.showcase);
    await frame.locator('.row.call').focus();
    assert.equal(await copyId(), sampleMessages.showcaseCall);
  });

  it('opens from the details panel, at the message that is in it', async () => {
    const { page } = stage;
    const panel = await details(page, sampleMessages.showcaseCall);
    await panel.locator('h1').click();
    await page
      .locator('.editor-group-container.active .editor-actions')
      .getByRole('button', { name: 'Read Conversation' })
      .click();
    frame = await story(page, /^Ada Example$/);
    const call = frame.locator('.row.call');
    await until('the call in the middle', async () => {
      const box = await call.evaluate(
        (element) => element.getBoundingClientRect().top / element.ownerDocument.defaultView.innerHeight,
      );
      return box > 0.2 && box < 0.8;
    });
    await runCommand(page, 'View: Single Column Editor Layout');
  });

  it('shows another conversation in the same panel, and marks what failed', async () => {
    const { page } = stage;
    frame = await read(page, 'Nora', /^Nora Noreply/);
    assert.equal(await page.getByRole('tab', { name: /^Conversation …/ }).count(), 1);
    const failed = frame.locator('.row.failed');
    assert.ok((await failed.count()) >= 3);
    await failed.getByText('The number is not a mobile number (21614).').waitFor();
    await message(frame, /^You, SMS, failed, /).waitFor();
  });

  it('finds in all that is loaded, goes to the next and the previous one, and says how many', async () => {
    const { page } = stage;
    frame = await read(page, 'Lena Long', /^Lena Longthread/);
    await message(frame, /\(5000\)/).focus();
    await page.keyboard.press('ControlOrMeta+F');
    const box = frame.getByRole('textbox', { name: 'Find in the loaded messages' });
    await box.fill('favourite TOWEL');
    const count = frame.locator('.find-count');
    await count.getByText(/^(\d+) of \1$/).waitFor();
    const here = (): Promise<string | null> => frame.locator('.row.found-here').getAttribute('aria-label');
    const last = await here();
    assert.match(last ?? '', /favourite towel/);
    await box.press('Shift+Enter');
    await until('another match', async () => ![last, null].includes(await here()));
    assert.equal(await frame.evaluate(`CSS.highlights.get('found-here').size`), 1);
    await box.press('Enter');
    await until('the first match again', async () => (await here()) === last);
    await box.fill('nobody wrote this');
    await count.getByText('No results').waitFor();
    await box.press('Escape');
    await frame.locator('.find').waitFor({ state: 'hidden' });
    assert.match(await focused(frame), /\(\d{4}\)/);
  });

  it('holds few messages in the page, however far one reads', async () => {
    const { page } = stage;
    await message(frame, /\(\d{4}\)/)
      .last()
      .focus();
    for (let times = 0; times < 12; times++) {
      await page.keyboard.press('Home');
      await drawn(frame);
      assert.ok((await frame.locator('.row').count()) < 60);
    }
    const loaded = /^([\d,]+) newest/.exec(await frame.locator('.about').innerText());
    assert.ok(Number(loaded?.[1]?.replace(',', '')) >= 300, loaded?.[0]);
    await frame.getByRole('button', { name: 'Go to the newest message' }).click();
    await message(frame, /\(5000\)/).waitFor();
    assert.equal(await fromEnd(frame), 0);
  });

  it('opens a link in a message after a question that names its host, by keyboard and by click', async () => {
    const { page } = stage;
    frame = await read(page, 'Terry', /^Terry Typeset/);
    await frame.getByRole('button', { name: 'Find', exact: true }).click();
    // The words before a link and its beginning: two elements, one text.
    await frame.locator('.find-input').fill('us: https://example');
    const marked = `[...CSS.highlights.get('found-here') ?? []].map(String).join()`;
    await until('the link', async () => (await frame.evaluate(marked)) === 'us: https://example');
    await page.keyboard.press('Escape');
    const bubble = message(frame, /Please review us/);
    const link = bubble.getByRole('link', { name: 'https://example.com/review' });
    assert.match((await link.getAttribute('title')) ?? '', /^example\.com\n/);
    const tabs = await page.getByRole('tab').count();
    await bubble.focus();
    assert.equal(await frame.locator('.row:not([tabindex="0"]) [role=link][tabindex="0"]').count(), 0);
    await page.keyboard.press('Tab');
    await link.locator(':scope:focus').waitFor();
    for (const open of [() => page.keyboard.press('Enter'), () => link.click()]) {
      await open();
      assert.match(await asked(page), /Open a link to example\.com\?[\s\S]*https:\/\/example\.com\/review/);
    }
    assert.equal(page.context().pages().length, 1);
    assert.equal(await page.getByRole('tab').count(), tabs, 'the click was the link’s alone');
  });

  for (const [theme, kind] of themes) {
    it(`has no fault that an accessibility checker finds, in ${theme}`, async () => {
      const { page } = stage;
      await runCommand(page, 'Preferences: Color Theme');
      await quickInput(page).box.fill(theme);
      await quickInput(page).pick(theme);
      for (const [query, name] of [
        ['Ada', /^Ada Example/],
        ['Nora', /^Nora Noreply/],
        ['Terry', /^Terry Typeset/],
      ] as const) {
        frame = await read(page, query, name);
        await frame.locator(`body.${kind}`).waitFor();
        assert.deepEqual(await faults(frame), [], query);
        if (query === 'Ada') assert.ok((await dimness(frame)) < 0.85, 'a record looks like a message');
      }
      await frame.getByRole('button', { name: 'Find', exact: true }).click();
      await frame.locator('.find-input').fill('review us');
      await frame.locator('.find-count').getByText(/of/).waitFor();
      assert.deepEqual(await faults(frame), [], 'the search');
      await page.keyboard.press('Escape');
    });
  }

  it('says what is wrong where there is nothing to read', async () => {
    const { page } = stage;
    await runCommand(page, 'HighLevel: Search Conversations…');
    await quickInput(page, 'Search Conversations').enter('Vera');
    await contextMenu(page, row(page, /^Vera Vanished/), 'Read Conversation');
    const problem = await webviewFrame(page, { selector: '.problem' });
    await problem.getByRole('button', { name: 'Try Again' }).waitFor();
    assert.deepEqual(await faults(problem), []);
  });

  it('is emptied when the account is left', async () => {
    const { page } = stage;
    frame = await read(page, 'Nora', /^Nora Noreply/);
    await runCommand(page, 'HighLevel: Sign Out');
    await frame.locator('.problem').waitFor();
    assert.equal(await frame.locator('.row').count(), 0);
    assert.doesNotMatch(await frame.locator('body').innerText(), /Nora|mobile number/);
    assert.deepEqual(stage.strangers, []);
  });
});
