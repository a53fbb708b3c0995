import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openViewContainer, quickInput, runCommand, screenshot, treeRow, webviewFrame } from './hands';
import { repositoryRoot } from './paths';
import { openWorkbench } from './workbench';

/* The README's pictures, taken from the real workbench with the sample account. */

const folder = join(repositoryRoot(), 'media', 'screenshots');
const messageRow = '.monaco-list-row[aria-level="2"]';

const code = `import { handle } from './webhook';

test('an inbound SMS opens a ticket', () => {
  const message = ;
  handle(message);
});
`;

async function openSample(page: Page): Promise<void> {
  await openViewContainer(page, 'HighLevel');
  await page.getByRole('button', { name: 'Open Sample Account' }).click();
  await treeRow(page, 'Ada Example').click();
  await page.waitForSelector(messageRow);
}

async function openMessage(page: Page): Promise<void> {
  await page.locator(messageRow).first().click();
  await webviewFrame(page, { selector: 'h1' });
  // The pointer would show its row's hover.
  await page.mouse.move(5, 5);
}

async function insertPayload(page: Page): Promise<void> {
  await page.keyboard.press('Control+p');
  await quickInput(page).box.fill('webhook.test.ts');
  await quickInput(page).pick('webhook.test.ts');
  await page.locator('.monaco-editor .view-line', { hasText: /inbound/ }).waitFor();
  await page.keyboard.press('Control+g');
  await quickInput(page).enter(':4:19');
  await page.locator(messageRow).first().hover();
  await page.locator(messageRow).first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Insert Payload at Cursor' }).click();
  await page.locator('.monaco-editor .view-line', { hasText: '"messageType"' }).first().waitFor();
  await page.mouse.move(5, 5);
}

async function pictures(theme: string, take: (page: Page) => Promise<void>): Promise<void> {
  const workspace = await mkdtemp(join(tmpdir(), 'highlevel-pictures-'));
  await writeFile(join(workspace, 'webhook.test.ts'), code);
  const workbench = await openWorkbench({
    extensionPaths: [repositoryRoot()],
    workspace,
    colorTheme: theme,
    viewport: { width: 1280, height: 800 },
    settings: { 'typescript.validate.enable': false, 'editor.minimap.enabled': false },
  });
  try {
    await take(workbench.page);
  } finally {
    await workbench.close();
    await rm(workspace, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  await mkdir(folder, { recursive: true });
  const save = async (page: Page, name: string): Promise<void> => {
    await screenshot(page, join(folder, `${name}.png`));
    console.log(`media/screenshots/${name}.png`);
  };
  await pictures('Dark Modern', async (page) => {
    await openViewContainer(page, 'HighLevel');
    await page.getByRole('button', { name: 'Open Sample Account' }).waitFor();
    await save(page, 'signed-out');
    await openSample(page);
    await openMessage(page);
    await save(page, 'overview');
    await runCommand(page, 'HighLevel: Find Message by Id…');
    await quickInput(page).box.fill('AdaExampleM008QOYGB3');
    await quickInput(page).row('Look up AdaExampleM008QOYGB3').waitFor();
    await save(page, 'find-by-id');
    await page.keyboard.press('Escape');
    await insertPayload(page);
    await save(page, 'copy-insert');
  });
  for (const [theme, name] of [
    ['Light Modern', 'light'],
    ['Default High Contrast', 'high-contrast'],
  ] as const) {
    await pictures(theme, async (page) => {
      await openSample(page);
      await openMessage(page);
      await save(page, name);
    });
  }
}

void main();
