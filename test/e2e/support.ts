import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, Locator, Page, Request } from 'playwright-core';
import {
  openViewContainer,
  quickInput,
  runCommand,
  screenshot,
  waitForNotification,
  webviewFrame,
} from '../host/hands';
import { repositoryRoot, temporaryFolder } from '../host/paths';
import { until } from '../host/until';
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../host/workbench';
import { startLoopbackApi, type LoopbackApi, type LoopbackOptions } from '../support/loopbackApi';
import { allScopes, type Tokens } from '../support/loopbackAuth';
import { sampleLocationId } from '../../src/sample/account';

/*
 * What the tests of a person's hands share: a workbench with a server behind it, and where things are on the screen.
 */

/** A token of the usual shape that nobody ever had. */
export const madeUpToken = (): string => `pit-${randomUUID()}`;
/** A server that knows this one token. */
export function knows(token: string, scopes: readonly string[] = allScopes): Tokens {
  return { [token]: { locationId: sampleLocationId, scopes } };
}

export interface StageOptions {
  readonly api?: LoopbackOptions;
  /** Files of the workspace folder. */
  readonly files?: Readonly<Record<string, string>>;
  readonly workbench?: Partial<WorkbenchOptions>;
}

export interface Stage {
  readonly page: Page;
  readonly api: LoopbackApi;
  readonly workbench: Workbench;
  /** The server's folder, with everything that server and browser keep on disk. */
  readonly dir: string;
  /** The folder that is open. */
  readonly workspace: string;
  /** A file of the workspace as it is on disk. */
  read(name: string): Promise<string>;
  /** Requests that left for anywhere but the workbench's own server. */
  readonly strangers: string[];
}

/** One workbench, empty and signed out, for the tests of the enclosing `describe`. */
export function useStage(options: StageOptions | (() => Promise<StageOptions>)): Stage {
  let built: Built | undefined;
  const stage = (): Built => built ?? assert.fail('The workbench is not open yet');
  before(async () => {
    built = await build(typeof options === 'function' ? await options() : options);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await photograph(stage().page, this.currentTest.fullTitle());
  });
  after(async () => {
    await built?.close();
    if (built !== undefined)
      assert.deepEqual(built.strangers, [], 'The page asked servers that it must not know');
  });
  return {
    get page() {
      return stage().page;
    },
    get api() {
      return stage().api;
    },
    get workbench() {
      return stage().workbench;
    },
    get dir() {
      return stage().dir;
    },
    get workspace() {
      return stage().workspace;
    },
    get strangers() {
      return stage().strangers;
    },
    read: (name) => readFile(join(stage().workspace, name), 'utf8'),
  };
}

interface Built {
  readonly page: Page;
  readonly api: LoopbackApi;
  readonly workbench: Workbench;
  readonly dir: string;
  readonly workspace: string;
  readonly strangers: string[];
  close(): Promise<void>;
}

async function build({ api: apiOptions, files = {}, workbench: more }: StageOptions): Promise<Built> {
  const api = await startLoopbackApi(apiOptions);
  const workspace = await temporaryFolder();
  const dir = await temporaryFolder();
  await mkdir(workspace, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(workspace, name), text);
  const workbench = await openWorkbench({
    ...(more?.vsix === undefined ? { extensionPaths: [repositoryRoot()] } : {}),
    viewport: { width: 1280, height: 1500 },
    ...more,
    workspace,
    dir,
    remove: [workspace],
    settings: { 'files.autoSave': 'off', 'highlevel.apiBaseUrl': api.url, ...more?.settings },
  });
  const { page } = workbench;
  page.setDefaultTimeout(20_000);
  await openViewContainer(page, 'HighLevel');
  return {
    page,
    api,
    workbench,
    dir,
    workspace,
    strangers: strangersOf(page, workbench.url),
    async close() {
      await workbench.close();
      await api.close();
      await rm(workspace, { recursive: true, force: true });
    },
  };
}

/** Webviews read the extension's own files from addresses that a service worker of the page answers. */
const ownResources = /^https:\/\/[^/]+\.vscode-resource\.vscode-cdn\.net\//;

function strangersOf(page: Page, url: string): string[] {
  const { origin } = new URL(url);
  const seen: string[] = [];
  page.context().on('request', (request: Request) => {
    const asked = request.url();
    if (/^(data|blob):/.test(asked) || asked.startsWith(origin) || ownResources.test(asked)) return;
    seen.push(asked);
  });
  // What a page's policy refused was announced like a request, but never left.
  page.context().on('requestfailed', (request: Request) => {
    const at = seen.indexOf(request.url());
    if (at >= 0 && /csp/i.test(request.failure()?.errorText ?? '')) seen.splice(at, 1);
  });
  return seen;
}

async function photograph(page: Page, title: string): Promise<void> {
  const name = title.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 120);
  await screenshot(page, join(repositoryRoot(), 'test-results', `${name}.png`)).catch(() => undefined);
}

// --- the view

/** What has the keyboard when rows have it. */
export const tree = (page: Page): Locator => page.locator('.pane-body .monaco-list');

/** A row by what a screen reader says of it. */
export function row(page: Page, name: string | RegExp): Locator {
  return page.locator('.pane-body').getByRole('treeitem', { name });
}

/** The accessible names of the rows that are drawn, from top to bottom. */
export async function rowNames(page: Page, level?: number): Promise<string[]> {
  const rows = page.locator(
    `.pane-body [role="treeitem"]${level === undefined ? '' : `[aria-level="${level}"]`}`,
  );
  const found = await rows.evaluateAll((elements) =>
    elements.map((element): [number, string] => [
      Number(element.getAttribute('data-index')),
      element.getAttribute('aria-label') ?? '',
    ]),
  );
  return found.sort(([a], [b]) => a - b).map(([, name]) => name);
}

/** How many rows there are at the level, drawn or not. */
export async function rowCount(page: Page, level: number): Promise<number> {
  const some = page.locator(`.pane-body [role="treeitem"][aria-level="${level}"]`);
  return (await some.count()) === 0 ? 0 : Number(await some.first().getAttribute('aria-setsize'));
}

/** The text and buttons of a view without rows. */
export const welcome = (page: Page): Locator => page.locator('.welcome-view-content:visible');

export const welcomeButton = (page: Page, name: string): Locator =>
  welcome(page).getByRole('button', { name, exact: true });

/** The line above the rows. */
export const viewMessage = (page: Page): Locator =>
  page.locator('.tree-explorer-viewlet-tree-view > .message');

/** An icon in the view's title. */
export const titleAction = (page: Page, name: string | RegExp): Locator =>
  page.locator('.sidebar .composite.title').getByRole('button', { name });

/** Clicks an icon of a row. It is there while the mouse is over the row, and made anew when the row is drawn anew. */
export async function clickInRow(of: Locator, name: string | RegExp): Promise<void> {
  const icon = of.getByRole('button', { name });
  // A tooltip of what was under the mouse before may lie over the row, until the mouse leaves.
  await until(`a click on the icon "${String(name)}"`, async () => {
    await of.hover({ force: true });
    return icon.click({ timeout: 1_000 }).then(
      () => true,
      () => false,
    );
  });
}

export async function contextMenu(page: Page, of: Locator, item: string): Promise<void> {
  await of.click({ button: 'right' });
  // Its accessible name also has its keys.
  const choice = page.getByRole('menuitem').filter({ has: page.getByText(item, { exact: true }) });
  await choice.waitFor();
  // A menu takes no click in its first moments.
  await until(`the choice of "${item}"`, async () => {
    await choice.click({ timeout: 1_000 }).catch(() => undefined);
    return choice.waitFor({ state: 'detached', timeout: 300 }).then(
      () => true,
      () => false,
    );
  });
}

export async function openSampleAccount(page: Page): Promise<void> {
  await runCommand(page, 'HighLevel: Open Sample Account');
  await row(page, /^Ada Example, 1 unread/).waitFor();
}

/** Leaves a question without an answer. */
export async function leaveQuestion(page: Page): Promise<void> {
  const { widget, box } = quickInput(page);
  // Until the box has the keyboard, the key is somebody else's; what was left a moment ago may take it back.
  await until('the question to be left', async () => {
    if ((await box.locator(':scope:focus').count()) > 0) await page.keyboard.press('Escape');
    else if (await box.isVisible()) await box.click({ timeout: 1_000 }).catch(() => undefined);
    return !(await widget.isVisible());
  });
}

// --- signing in

const signInTitle = 'Sign In to HighLevel';

/** The question for the token, opened from the welcome view. */
export async function askedForToken(page: Page): Promise<ReturnType<typeof quickInput>> {
  await welcomeButton(page, 'Sign In').click();
  const input = quickInput(page, signInTitle);
  await input.box.waitFor();
  return input;
}

/** Pastes a token, and the location id if it is asked for. */
export async function enterToken(page: Page, token: string, location?: string): Promise<void> {
  await quickInput(page, signInTitle).enter(token);
  if (location === undefined) return;
  await quickInput(page, signInTitle).message.getByText('Location id').waitFor();
  await quickInput(page, signInTitle).enter(location);
}

export async function signIn(page: Page, token: string, location = sampleLocationId): Promise<void> {
  await askedForToken(page);
  await enterToken(page, token, location);
  const said = await waitForNotification(page, `Signed in to location ${location}.`);
  await dismiss(said);
}

/** Closes a notification, so that it is not taken for a later one. */
export async function dismiss(notification: Locator): Promise<void> {
  const close = notification.getByRole('button', { name: /^Clear Notification/ });
  // It slides in, and has its buttons only while the mouse is over it.
  await until('the notification to close', async () => {
    await notification.hover({ timeout: 1_000 }).catch(() => undefined);
    await close.click({ timeout: 1_000 }).catch(() => undefined);
    return !(await notification.isVisible());
  });
}

/** What the browser keeps of secrets: one sealed text, or nothing. */
export async function sealedSecrets(page: Page): Promise<string | undefined> {
  const sealed: unknown = await page.evaluate(`localStorage.getItem('secrets.provider') ?? undefined`);
  return typeof sealed === 'string' ? sealed : undefined;
}

// --- editors and panels

/** The details panel once it shows this message. `within`: a selector of what it has to be in. */
export async function details(page: Page, messageId: string, within = ''): Promise<Frame> {
  return webviewFrame(page, { selector: `${within} dd .value.code:text-is("${messageId}")` });
}

/** The editor tab with this name. */
export const tab = (page: Page, name: string | RegExp): Locator => page.getByRole('tab', { name });

/** The tab in front whose document has this name. */
export const activeTab = (page: Page, name: string, state = ''): Locator =>
  page.locator(`.editor-group-container.active .tab.active${state}[data-resource-name="${name}"]`);

/** Saves the file in front once it has changed. */
export async function save(page: Page, name: string): Promise<void> {
  await activeTab(page, name, '.dirty').waitFor();
  await page.keyboard.press('ControlOrMeta+S');
  await activeTab(page, name, ':not(.dirty)').waitFor();
}

export async function openFile(page: Page, name: string): Promise<void> {
  await until(`the question for a file`, async () => {
    await page.keyboard.press('ControlOrMeta+P');
    return quickInput(page)
      .box.fill(name, { timeout: 2_000 })
      .then(
        () => true,
        () => false,
      );
  });
  await quickInput(page).row(name).and(page.locator('.focused')).waitFor(); // a click may miss: rows are drawn anew
  await quickInput(page).box.press('Enter');
  await activeTab(page, name).waitFor();
  await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
}

/** The whole text of the editor that has the focus. */
export async function editorText(page: Page): Promise<string> {
  await page.evaluate(`navigator.clipboard.writeText('nothing was copied')`);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+C');
  return until('the text of the editor on the clipboard', async () => {
    const text = String(await page.evaluate('navigator.clipboard.readText()'));
    return text === 'nothing was copied' ? undefined : text;
  });
}

/** Waits for what a copy puts in the place of a mark. */
export async function copied(page: Page, copy: () => Promise<unknown>): Promise<string> {
  const mark = `mark ${randomUUID()}`;
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(mark)})`);
  await copy();
  return until('something new on the clipboard', async () => {
    const text = String(await page.evaluate('navigator.clipboard.readText()'));
    return text === mark ? undefined : text;
  });
}

// --- the server's own words

/** What the server sends for a path, byte for byte. */
export async function sent(api: LoopbackApi, path: string, token: string): Promise<string> {
  const response = await fetch(api.url + path, {
    headers: {
      Accept: 'application/json',
      Authorization: `Bearer ${token}`,
      Version: '2021-04-15',
      'User-Agent': 'oracle',
    },
  });
  assert.equal(response.status, 200, path);
  return response.text();
}

/** JSON text without the white space between its values. */
export const compact = (json: string): string => json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');

/** Follows a link of a text editor: the key first, then the mouse, and the click once the editor has noticed both. */
export async function followLink(page: Page, link: Locator): Promise<void> {
  await page.keyboard.down('ControlOrMeta');
  try {
    const [x, y] = await until('the link under the mouse', async () => {
      const box = await link.boundingBox();
      if (box === null) return undefined;
      const at = [box.x + Math.min(box.width / 2, 20), box.y + box.height / 2] as const;
      await page.mouse.move(5, 5);
      await page.mouse.move(...at, { steps: 4 });
      const active = page.locator('.editor-group-container.active .detected-link-active').first();
      return active.waitFor({ timeout: 2_000 }).then(
        () => at,
        () => undefined,
      );
    });
    await page.mouse.click(x, y);
  } finally {
    await page.keyboard.up('ControlOrMeta');
  }
}

/** Rests on something until it shows what it has to say: a redraw under the mouse takes a hover away. */
export async function restOn(page: Page, target: Locator, shown: Locator): Promise<void> {
  await until('the hover', async () => {
    await page.mouse.move(5, 5);
    await target.hover();
    return shown.waitFor({ timeout: 3_000 }).then(
      () => true,
      () => false,
    );
  });
}
