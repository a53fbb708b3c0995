import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { until } from './until';

const PALETTE_IS_GONE = `(() => {
  const widget = document.querySelector('.quick-input-widget');
  return !widget?.checkVisibility() || !widget.querySelector('input')?.value.startsWith('>');
})()`;

/** What a person does with a workbench. Every function waits for what it is about; none waits for time to pass. */

/** Picks a command by its full title ("HighLevel: Refresh") in the command palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await until(`the command "${title}" in the palette`, async () => {
    await page.keyboard.press('F1');
    const input = quickInput(page);
    const row = input.row(title);
    // A key pressed while the focus moves is lost, and a command that is not registered yet is not added to an open
    // palette: open it again then.
    const typed = input.box.fill(`>${title}`, { timeout: 2_000 });
    const taken = await typed
      .then(() => row.waitFor({ timeout: 2_000 }))
      .then(() => row.click({ timeout: 2_000 }))
      .then(
        () => true,
        () => false,
      );
    if (!taken) {
      await page.keyboard.press('Escape');
      return false;
    }
    // The palette closes, or becomes the first question that the command asks.
    await page.waitForFunction(PALETTE_IS_GONE);
    return true;
  });
}

export interface QuickInput {
  widget: Locator;
  /** The text field of a quick pick or an input box. */
  box: Locator;
  title: Locator;
  /** The line below the field: a prompt or a validation message. */
  message: Locator;
  rows: Locator;
  /** The row with exactly this label. */
  row(label: string): Locator;
  pick(label: string): Promise<void>;
  /** Fills the field in and accepts it. */
  enter(text: string): Promise<void>;
}

/** The quick pick or input box that is shown, or will be; with a title, only the one with that title. */
export function quickInput(page: Page, title?: string | RegExp): QuickInput {
  const shown = page.locator('.quick-input-widget:visible');
  const widget =
    title === undefined ? shown : shown.filter({ has: page.locator('.quick-input-title').getByText(title) });
  const box = widget.locator('.quick-input-box input');
  const rows = widget.locator('.quick-input-list .monaco-list-row');
  const row = (label: string): Locator =>
    rows
      .filter({ has: page.locator('.monaco-icon-label .label-name').getByText(label, { exact: true }) })
      .first();
  return {
    widget,
    box,
    title: widget.locator('.quick-input-title'),
    message: widget.locator('.quick-input-message'),
    rows,
    row,
    pick: (label) => row(label).click(),
    async enter(text) {
      await box.fill(text);
      await box.press('Enter');
    },
  };
}

/** A row of a tree view: an exact label, or a pattern for all that the row shows. */
export function treeRow(page: Page, text: string | RegExp): Locator {
  const rows = page.locator('.pane-body .monaco-list-row[role="treeitem"]');
  const label = page.locator('.label-name');
  return (
    typeof text === 'string'
      ? rows.filter({ has: label.getByText(text, { exact: true }) })
      : rows.filter({ hasText: text })
  ).first();
}

/**
 * Waits for a notification with this text; its buttons are `notification.getByRole('button', { name })`. Those that
 * come in quick succession show up behind the bell only, so a person looks there as well.
 */
export async function waitForNotification(page: Page, text: string | RegExp): Promise<Locator> {
  const notification = page.locator('.notification-list-item').filter({ hasText: text }).first();
  const toasts = page.locator('.notifications-toasts .notification-list-item');
  await until(`the notification "${String(text)}"`, async () => {
    if (await notification.isVisible()) {
      return true;
    }
    if ((await toasts.count()) === 0) {
      await clickBell(page);
    }
    return false;
  });
  return notification;
}

/** Shows the notifications that are behind the bell, if there are any and none comes up over the bell meanwhile. */
export async function clickBell(page: Page): Promise<void> {
  const bell = page.locator('.statusbar .codicon-bell-dot');
  if (await bell.isVisible()) {
    await bell.click({ timeout: 1_000 }).catch(() => undefined);
  }
}

/** Reads the question of a dialog, and answers it with no. */
export async function asked(page: Page): Promise<string> {
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.waitFor();
  const question = await dialog.innerText();
  await answer(page, 'Cancel');
  return question;
}

/** Presses a button of the question that stands in front of everything. */
export async function answer(page: Page, button: string): Promise<void> {
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.getByRole('button', { name: button }).click();
  await dialog.waitFor({ state: 'detached' });
}

export async function clipboard(page: Page): Promise<string> {
  return String(await page.evaluate('navigator.clipboard.readText()'));
}

/** The document inside the webview that is shown, found by its <title> or by an element that it has. */
export async function webviewFrame(
  page: Page,
  wanted: { title: string } | { selector: string },
): Promise<Frame> {
  return until(`the webview with ${JSON.stringify(wanted)}`, async () => {
    for (const frame of page.frames()) {
      if (isContent(frame) && (await holds(frame, wanted).catch(() => false))) {
        return frame;
      }
    }
    return undefined;
  });
}

/** A webview is a frame of VS Code's with the extension's document in a frame within. */
function isContent(frame: Frame): boolean {
  return frame.parentFrame()?.url().includes('/webview/browser/pre/index.html') === true;
}

async function holds(frame: Frame, wanted: { title: string } | { selector: string }): Promise<boolean> {
  const found =
    'title' in wanted
      ? (await frame.title()) === wanted.title
      : (await frame.locator(wanted.selector).count()) > 0;
  return found && (await isShown(frame)) && isShown(frame.parentFrame());
}

async function isShown(frame: Frame | null): Promise<boolean> {
  const element = await frame?.frameElement();
  return element !== undefined && element.isVisible();
}

/** Shows a view container by its title in the activity bar. */
export async function openViewContainer(page: Page, title: string): Promise<void> {
  const tab = page.locator('.activitybar').getByRole('tab', { name: title });
  if ((await tab.getAttribute('aria-expanded')) !== 'true') {
    await tab.click();
  }
}

export async function screenshot(page: Page, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
}
