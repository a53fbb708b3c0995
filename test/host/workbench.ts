import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser, profileIn, type Browser, type BrowserOptions } from './browser';
import { runCommand } from './hands';
import { startServer, type Server, type ServerOptions } from './server';

export interface WorkbenchOptions extends ServerOptions, Omit<BrowserOptions, 'profileDir'> {
  workspace: string;
  colorTheme?: string;
  /** Of the extension, such as `pt-br`. The editor's own words stay English: no language pack is at hand. */
  language?: string;
}

export interface Workbench {
  url: string;
  page: Page;
  userDataDir: string;
  close(): Promise<void>;
}

const START_LIMIT_MS = 90_000;

/** Opens a real workbench in a headless browser, ready for a person's hands (see hands.ts). */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { colorTheme, settings } = options;
  const theme = colorTheme === undefined ? {} : { 'workbench.colorTheme': colorTheme };
  const server = await startServer({ ...options, settings: { ...settings, ...theme } });
  const url = server.url({ workspace: resolve(options.workspace) });
  const browser = await openPage(server, options, url);
  return {
    url,
    page: browser.page,
    userDataDir: server.userDataDir,
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

async function openPage(server: Server, options: WorkbenchOptions, url: string): Promise<Browser> {
  let browser: Browser | undefined;
  try {
    browser = await openBrowser({ ...options, profileDir: profileIn(options.userDataDir ?? server.dir) });
    if (options.language !== undefined) await speak(browser, options.language);
    await browser.page.goto(url);
    await restored(browser.page);
    return browser;
  } catch (error) {
    await browser?.close();
    await server.stop();
    throw error;
  }
}

/** A page knows its language from the script with its words; ours comes before it and brings none. */
async function speak({ context }: Browser, language: string): Promise<void> {
  await context.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)}`);
}

/** "Reload Window": the workbench, which saves what is open before, and its extension host start again. */
export async function reload(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load');
  await runCommand(page, 'Developer: Reload Window');
  await loaded;
  await restored(page);
}

/** Waits until the workbench has put back its editors and views and knows its extensions; they may still start. */
async function restored(page: Page): Promise<void> {
  await page.waitForSelector('.monaco-workbench .part.statusbar', { timeout: START_LIMIT_MS });
  for (const mark of ['code/didStartWorkbench', 'code/didLoadExtensions']) {
    await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, mark);
  }
}
