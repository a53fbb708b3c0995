import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { messageOf } from './errors';
import { quickInput, runCommand, screenshot, treeRow, webviewFrame } from './hands';
import { repositoryRoot, temporaryFolder } from './paths';
import { shutDown } from './shutdown';
import { until } from './until';
import { openWorkbench } from './workbench';

/*
 * `npm run screenshots`: the pictures of the README, taken from a real workbench with the sample account. They look as
 * good as the fonts of the machine: right-to-left names, Japanese and emoji need fonts that have them.
 */

const folder = join(repositoryRoot(), 'media', 'screenshots');

/** What a picture may weigh in the repository. */
const heaviest = 150_000;

const settings = {
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'files.autoSave': 'off',
  'keyboard.layout': 'us',
  'typescript.validate.enable': false,
  'window.menuBarVisibility': 'hidden',
};

const code = `import { reply } from './reply';

// What HighLevel sends when a contact writes.
const inbound = ;

reply(inbound);
`;

async function main(): Promise<void> {
  const workspace = join(await temporaryFolder(), 'bot');
  await mkdir(workspace);
  await writeFile(join(workspace, 'app.ts'), code);
  await writeFile(join(workspace, 'reply.ts'), 'export function reply(message: { body: string }): void {}\n');
  const workbench = await openWorkbench({
    extensionPaths: [repositoryRoot()],
    workspace,
    remove: [join(workspace, '..')],
    viewport: { width: 1120, height: 700 },
    settings,
    log: console.log,
  });
  try {
    await takeAll(workbench.page);
  } catch (error) {
    await screenshot(workbench.page, join(repositoryRoot(), 'test-results', 'screenshots.png'));
    throw error;
  } finally {
    await workbench.close();
  }
}

async function takeAll(page: Page): Promise<void> {
  await runCommand(page, 'HighLevel: Focus on Conversations View');
  await page.getByRole('button', { name: 'Open Sample Account' }).waitFor();
  await take(page, 'signed-out');

  await widen(page, 60);
  await runCommand(page, 'HighLevel: Open Sample Account');
  await treeRow(page, 'Otto Beispiel').click();
  const mail = treeRow(page, /Quote 1042: new boiler/);
  await mail.click();
  await message(page, 'Otto Beispiel');
  await take(page, 'overview');
  await theme(page, 'Light Modern');
  await take(page, 'light');
  await theme(page, 'Dark High Contrast');
  await take(page, 'high-contrast');
  await theme(page, 'Dark Modern');

  await page.evaluate(`navigator.clipboard.writeText('AdaExampleM008QOYGB3')`);
  await runCommand(page, 'HighLevel: Find Message by Id…');
  await quickInput(page).row('AdaExampleM008QOYGB3').waitFor();
  await take(page, 'find-by-id');
  await page.keyboard.press('Escape');

  await insert(page);
  await take(page, 'copy-insert');
}

/** The code on the left, the message on the right, and its payload in the code. */
async function insert(page: Page): Promise<void> {
  await runCommand(page, 'View: Close All Editors');
  await widen(page, -60);
  await openFile(page, 'app.ts');
  for (const key of ['Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'End', 'ArrowLeft']) {
    await page.keyboard.press(key);
  }
  await runCommand(page, 'View: Split Editor Right');
  await runCommand(page, 'View: Close Editor');
  await runCommand(page, 'View: New Editor Group to the Right');
  await treeRow(page, 'Otto Beispiel').click();
  await treeRow(page, 'Ada Example').click();
  await treeRow(page, /Could my daughter come along/)
    .nth(1)
    .click();
  const panel = await message(page, 'Ada Example');
  await panel.getByRole('button', { name: 'Insert at cursor' }).click();
  await page.locator('.view-line').getByText('AdaExampleM013Ehdm2E').waitFor();
}

async function message(page: Page, contact: string): Promise<Frame> {
  return webviewFrame(page, { selector: `h1:has-text("${contact}")` });
}

async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+P');
  await quickInput(page).box.fill(name);
  await quickInput(page).pick(name);
  await page.locator('.monaco-editor.focused').waitFor();
}

async function theme(page: Page, name: string): Promise<void> {
  await runCommand(page, 'Preferences: Color Theme');
  await quickInput(page).box.fill(name);
  await quickInput(page).pick(name);
  await quickInput(page).widget.waitFor({ state: 'hidden' });
}

/** Pulls at the border between the side bar and the editors. */
async function widen(page: Page, by: number): Promise<void> {
  const bar = page.locator('.part.sidebar');
  const box = await bar.boundingBox();
  if (box === null) throw new Error('There is no side bar.');
  const x = box.x + box.width;
  await page.mouse.move(x, 400);
  await page.mouse.down();
  await page.mouse.move(x + by, 400, { steps: 5 });
  await page.mouse.up();
  await until('the wider side bar', async () => (await bar.boundingBox())?.width !== box.width);
}

async function take(page: Page, name: string): Promise<void> {
  // Nothing shall be drawn as if under the mouse.
  await page.mouse.move(700, 699);
  await page.locator('.workbench-hover-container:visible').waitFor({ state: 'detached' });
  const file = join(folder, `${name}.png`);
  await screenshot(page, file);
  const { size } = await stat(file);
  console.log(`${name}.png ${Math.round(size / 1000)} KB`);
  if (size > heaviest) throw new Error(`${file} is larger than ${heaviest / 1000} KB.`);
}

main().then(
  () => shutDown(0),
  (error: unknown) => {
    console.error(messageOf(error));
    return shutDown(1);
  },
);
