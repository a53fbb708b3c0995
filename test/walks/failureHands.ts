import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { Frame, Locator, Page } from 'playwright-core';
import { clickBell, openViewContainer, quickInput, runCommand, webviewFrame } from '../host/hands';
import { until } from '../host/until';
import { reload } from '../host/workbench';
import type { ContactSheet } from './contactSheet';
import { editorText, rowNames, titleAction, viewMessage, welcome } from '../e2e/support';
import { welcomeOf, type Words } from './words';

/** What every test of a failure has: the page, the language, and a sheet for pictures. */
export interface Seen {
  readonly page: Page;
  readonly words: Words;
  readonly sheet: ContactSheet;
}

export const sideBar = (page: Page): Locator => page.locator('.part.sidebar');

export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Only that, from the first letter to the last. */
export const exactly = (text: string): RegExp => new RegExp(`^${escaped(text)}$`);

/** No tooltip of what was under the mouse. */
export async function mouseAway(page: Page): Promise<void> {
  const tooltips = page.locator('.workbench-hover-container:visible');
  await until('the tooltip to go', async () => {
    await page.mouse.move(700, 400);
    await page.mouse.move(710, 410);
    return (await tooltips.count()) === 0;
  });
}

/** A command by its key in the manifest. */
export async function run({ page, words }: Seen, command: string): Promise<void> {
  await runCommand(page, `HighLevel: ${words.nls(`command.${command}`)}`);
}

/** Changes the settings as text, in front of everything, until what they change is to be seen. */
export async function changeSettings(
  page: Page,
  change: (text: string) => string,
  changed: () => Promise<void>,
): Promise<void> {
  await runCommand(page, 'Preferences: Open User Settings (JSON)');
  await page.locator('.monaco-editor.focused').getByText('"highlevel.apiBaseUrl"').waitFor();
  const text = change(await editorText(page));
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  await page.keyboard.press('ControlOrMeta+V');
  await page.keyboard.press('ControlOrMeta+S');
  await changed();
  await page.keyboard.press('ControlOrMeta+W');
  await page.locator('.monaco-editor.focused').waitFor({ state: 'detached' });
}

/** From its next start on the window can read no secret, and keep none. */
export async function lockKeyring(page: Page): Promise<void> {
  await page.addInitScript(`{
    const { getItem } = Storage.prototype;
    Storage.prototype.getItem = function (key) {
      if (key === 'secrets.provider') throw new Error('locked');
      return getItem.call(this, key);
    };
  }`);
  await reload(page);
  await openViewContainer(page, 'HighLevel');
}

/** A new search begins the list anew. */
export async function searchFor({ page, words }: Seen, text: string): Promise<void> {
  await titleAction(page, new RegExp(`^${escaped(words.nls('command.searchConversations'))}`)).click();
  await quickInput(page, words.t('Search Conversations')).enter(text);
}

/** Waits until the view says why it is empty, in these words and with at most two buttons. */
export async function viewSays(seen: Seen, state: string): Promise<void> {
  const { page, words, sheet } = seen;
  const { lines, buttons } = welcomeOf(words.nls(`welcome.${state}`));
  await until(`the view to say ${lines.join(' ')}`, async () => {
    const shown = linesOf((await welcome(page).allInnerTexts()).join('\n'));
    // A text that is drawn anew may be away for a moment.
    const offered = await welcome(page).locator('.monaco-button').allInnerTexts();
    return isDeepStrictEqual([shown, offered], [lines, buttons]);
  });
  assert.ok(buttons.length > 0 && buttons.length <= 2);
  await sheet.add(`view: ${state}`, sideBar(page));
}

/** Waits until the view says this of the search that failed, above rows that are buttons. */
export async function viewTells(
  seen: Seen,
  search: string,
  text: string,
  buttons: readonly string[],
): Promise<void> {
  const { page, sheet } = seen;
  const { t } = seen.words;
  const said = `${text} ${t('Filtered: {0}', t('search “{0}”', search))}`;
  await until(`the view to say ${text}`, async () => {
    const shown = (await viewMessage(page).allInnerTexts()).join('');
    return shown.replace(/\s+/g, ' ').trim() === said;
  });
  await until('what can be done', async () =>
    isDeepStrictEqual(
      (await rowNames(page)).map((name) => name.trim()),
      buttons.map((label) => t(label)),
    ),
  );
  await sheet.add(`view: ${search}`, sideBar(page));
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/**
 * Waits for the notification with exactly this text and these buttons, and puts it away. Of many within a second VS Code
 * shows the first three, and the others only to who clicks the bell.
 */
export async function notified(
  { page, words, sheet }: Seen,
  name: string,
  text: string,
  buttons: readonly string[],
): Promise<void> {
  const shown = page
    .locator('.notification-list-item:visible')
    .filter({ has: page.locator('.notification-list-item-message').getByText(exactly(text)) });
  const any = page.locator(
    '.notifications-toasts.visible .notification-list-item, .notifications-center.visible',
  );
  await until(`the notification "${text}"`, async () => {
    if ((await shown.count()) > 0) return true;
    if ((await any.count()) === 0) await clickBell(page);
    return false;
  });
  const labels = await shown
    .locator('.notification-list-item-buttons-container .monaco-button')
    .allInnerTexts();
  assert.deepEqual(
    labels,
    buttons.map((label) => words.t(label)),
    text,
  );
  assert.ok(labels.length <= 2);
  await sheet.add(`notification: ${name}`, shown);
  await until('the notification to go', async () => {
    await page.keyboard.press('Escape');
    return (await any.count()) === 0;
  });
}

/** Waits for the panel that says only this, with these buttons. */
export async function panelSays(
  { page, words, sheet }: Seen,
  name: string,
  text: string,
  buttons: readonly string[],
): Promise<Frame> {
  const panel = await webviewFrame(page, { selector: '.problem-text' });
  await panel.locator('.problem-text').getByText(exactly(text)).waitFor();
  const labels = await panel.locator('.problem-actions button').allInnerTexts();
  assert.deepEqual(
    labels,
    buttons.map((label) => words.t(label)),
    text,
  );
  assert.ok(labels.length <= 2);
  await sheet.add(`panel: ${name}`, page.locator('.part.editor'));
  return panel;
}
