import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from './chromium';
import { onShutdown } from './shutdown';

export interface BrowserOptions {
  /** The profile: what a page keeps in its local storage lives and dies with this folder. */
  profileDir: string;
  viewport?: { width: number; height: number };
  deviceScaleFactor?: number;
  log?: (line: string) => void;
}

export interface Browser {
  context: BrowserContext;
  page: Page;
  close(): Promise<void>;
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
];

/** Opens a headless browser with one page. It is connected by a pipe, so it ends when this process does. */
export async function openBrowser(options: BrowserOptions): Promise<Browser> {
  const found = await findChromium(options.log ?? (() => undefined));
  const context = await chromium.launchPersistentContext(options.profileDir, {
    executablePath: found.executablePath,
    env: { ...process.env, ...found.env },
    args: FLAGS,
    headless: true,
    viewport: options.viewport ?? { width: 1280, height: 800 },
    deviceScaleFactor: options.deviceScaleFactor ?? 1,
    permissions: ['clipboard-read', 'clipboard-write'],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const close = (): Promise<void> => context.close();
  const forget = onShutdown(close);
  return {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    async close() {
      forget();
      await close();
    },
  };
}

export function profileIn(dir: string): string {
  return join(dir, 'browser');
}
