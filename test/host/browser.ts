import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { chromiums, type Chromium } from './chromium';
import { messageOf } from './errors';
import { onShutdown } from './shutdown';

export interface BrowserOptions {
  /** The profile: what a page keeps in its local storage lives and dies with this folder. */
  profileDir: string;
  viewport?: { width: number; height: number };
  deviceScaleFactor?: number;
  /** Flags besides the usual ones. */
  flags?: readonly string[];
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

const LAUNCH_LIMIT_MS = 30_000;

/** Opens a headless browser with one page. It is connected by a pipe, so it ends when this process does. */
export async function openBrowser(options: BrowserOptions): Promise<Browser> {
  const context = await launch(options);
  const forget = onShutdown(() => context.close());
  return {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    async close() {
      forget();
      await context.close();
    },
  };
}

async function launch(options: BrowserOptions): Promise<BrowserContext> {
  const log = options.log ?? (() => undefined);
  const failures: string[] = [];
  await mkdir(options.profileDir, { recursive: true });
  for await (const found of chromiums(log)) {
    try {
      return await launchOne(found, options);
    } catch (error) {
      failures.push(`${found.executablePath}: ${messageOf(error)}`);
      log(`${found.executablePath} does not start`);
    }
  }
  throw new Error(
    `No Chrome or Chromium that starts. Install one, or name it in CHROME_PATH. ${failures.join('\n')}`,
  );
}

async function launchOne(found: Chromium, options: BrowserOptions): Promise<BrowserContext> {
  return chromium.launchPersistentContext(options.profileDir, {
    executablePath: found.executablePath,
    // Its temporary files go with the profile.
    env: { ...process.env, ...found.env, TMPDIR: options.profileDir },
    args: [...FLAGS, ...(options.flags ?? [])],
    headless: true,
    timeout: LAUNCH_LIMIT_MS,
    viewport: options.viewport ?? { width: 1280, height: 800 },
    deviceScaleFactor: options.deviceScaleFactor ?? 1,
    permissions: ['clipboard-read', 'clipboard-write'],
    // Signals are ours to handle (see shutdown.ts): the server is ended along with the browser.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

export function profileIn(dir: string): string {
  return join(dir, 'browser');
}
