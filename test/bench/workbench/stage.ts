import type { Locator, Page } from 'playwright-core';
import { row } from '../../e2e/support';
import type { LoopbackApi } from '../../support/loopbackApi';
import { syntheticConversationId } from '../../support/synthetic';
import { clickToPaint } from './stopwatch';

export interface Stage {
  readonly page: Page;
  readonly api: LoopbackApi;
}

/** What the server takes for an answer. */
export const latencyMs = 40;
export const pageSize = 100;

export const conversationRow = (page: Page, c: number): Locator => row(page, new RegExp(`^Synthetic ${c},`));

/** A row of the second level is drawn. */
export const rowsShown = `document.querySelector('.pane-body .monaco-list-row[aria-level="2"]') !== null`;

/** Folds a row that was opened by a click. */
export async function fold(page: Page, opened: Locator): Promise<void> {
  await opened.click();
  await page.waitForFunction(`!(${rowsShown})`);
}

export interface LoadedPage {
  /** From the click on "Load More" to the new rows on the screen. */
  readonly time: number;
  /** Whether the click found the answer there already. */
  readonly there: boolean;
  /** How many requests had been made by then for pages nobody had asked for. */
  readonly ahead: number;
}

/** Opens a conversation, loads it from so many pages to so many and folds it. A person looks at each for a moment. */
export async function loadPages(
  { page, api }: Stage,
  c: number,
  from: number,
  to: number,
): Promise<LoadedPage[]> {
  await conversationRow(page, c).click();
  await page.waitForFunction(rowsShown);
  const path = `/conversations/${syntheticConversationId(c)}/messages`;
  const pages: LoadedPage[] = [];
  for (let loaded = from; loaded < to; loaded++) {
    await page.locator('.pane-body .monaco-list').first().focus();
    await page.keyboard.press('End');
    const more = row(page, /^Load More/);
    await more.waitFor();
    await page.waitForTimeout(150);
    const asked = api.requests.filter((request) => request.path === path);
    const ahead = asked.length - loaded;
    const there = ahead > 0 && asked.at(-1)?.status !== undefined;
    pages.push({ time: await clickToPaint(page, more, pageShown(c, loaded * pageSize)), there, ahead });
  }
  await page.keyboard.press('Home');
  await fold(page, conversationRow(page, c));
  return pages;
}

/** A row of the page that begins with message `m`; where a group closes, its first rows may be out of sight. */
function pageShown(c: number, m: number): string {
  return `[...document.querySelectorAll('.pane-body .monaco-list-row')].some((row) =>
    Number(/Message (\\d+) of conversation ${c}:/.exec(row.textContent)?.[1]) >= ${m})`;
}
