import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { messageOf } from './errors';
import { quickInput, runCommand, screenshot, treeRow, webviewFrame } from './hands';
import { repositoryRoot, temporaryFolder } from './paths';
import { withPalette } from './png';
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
  'editor.fontSize': 13,
  'editor.lightbulb.enabled': 'off',
  'editor.minimap.enabled': false,
  'editor.tabSize': 2,
  'editor.wordWrap': 'on',
  'files.autoSave': 'off',
  'keyboard.layout': 'us',
  'typescript.validate.enable': false,
  'window.menuBarVisibility': 'hidden',
};

const code = `import { reply } from './reply';

// An inbound SMS, as HighLevel sends it.
const inbound = ;

reply(inbound);
`;

const python = `from bot import reply

# An inbound SMS, as HighLevel sends it.
`;

const log = `09:00:01 INFO  webhook InboundMessage messageId=AdaExampleM013Ehdm2E
09:00:01 INFO  contactId=AdaExampleConta6O0Lw conversationId=AdaExampleConvrVGJWL
09:00:02 WARN  no reply: unknown intent, deploy 1290dea4f5b6c7d8e9f0a1b2c3d4e5f60718293a
`;

const newest = /← .*Could my daughter come along/;

/** Ids, and whose messages they are. */
const lookedUp = {
  FailNoraM002JfLm3Hds: 'Nora Noreply',
  OttoQuoteM003I4hnt3C: 'Otto Beispiel',
  AdaExampleM010zpPCcR: 'Ada Example',
};

async function main(): Promise<void> {
  const workspace = join(await temporaryFolder(), 'bot');
  await mkdir(workspace);
  await writeFile(join(workspace, 'app.ts'), code);
  await writeFile(join(workspace, 'reply.ts'), 'export function reply(message: { body: string }): void {}\n');
  await writeFile(join(workspace, 'webhook.py'), python);
  await writeFile(join(workspace, 'service.log'), log);
  const workbench = await openWorkbench({
    extensionPaths: [repositoryRoot()],
    workspace,
    remove: [join(workspace, '..')],
    viewport: { width: 1280, height: 800 },
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
  await widen(page, 90);
  await runCommand(page, 'HighLevel: Open Sample Account');
  await treeRow(page, 'Ada Example').click();
  await treeRow(page, newest).click();
  await message(page, 'Ada Example');
  await take(page, 'overview');
  await find(page);
  await take(page, 'find-by-id');
  await page.keyboard.press('Escape');

  await insert(page);
  await take(page, 'copy-insert');
  await copyAs(page);
  await take(page, 'copy-as');
}

/** The question for an id, with one on the clipboard and others looked up before. */
async function find(page: Page): Promise<void> {
  for (const [id, contact] of Object.entries(lookedUp)) {
    await runCommand(page, 'HighLevel: Find by Id…');
    await quickInput(page).enter(id);
    await message(page, contact);
  }
  await page.evaluate(`navigator.clipboard.writeText('AdaExampleM008QOYGB3')`);
  await runCommand(page, 'HighLevel: Find by Id…');
  await quickInput(page).row('AdaExampleM008QOYGB3').waitFor();
}

/** The code on the left, the message on the right, and its payload in the code. */
async function insert(page: Page): Promise<void> {
  await runCommand(page, 'View: Close All Editors');
  await widen(page, -90);
  await openFile(page, 'app.ts');
  for (const key of ['Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'End', 'ArrowLeft']) {
    await page.keyboard.press(key);
  }
  await runCommand(page, 'View: Split Editor Right');
  await runCommand(page, 'View: Close Editor');
  await runCommand(page, 'View: New Editor Group to the Right');
  await treeRow(page, newest).click();
  const panel = await message(page, 'Ada Example');
  await panel.getByRole('button', { name: 'Insert at cursor' }).click();
  await page.locator('.view-line').getByText('AdaExampleM013Ehdm2E').waitFor();
}

/** An id in a log, the message it is of, and the formats to have it in the code that lies beside. */
async function copyAs(page: Page): Promise<void> {
  await runCommand(page, 'View: Close All Editors');
  await page.getByRole('button', { name: "Don't Save" }).click();
  await openFile(page, 'webhook.py');
  await runCommand(page, 'View: New Editor Group to the Right');
  await treeRow(page, newest).click();
  await message(page, 'Ada Example');
  await runCommand(page, 'View: Focus First Editor Group');
  await runCommand(page, 'View: New Editor Group Below');
  await openFile(page, 'service.log');
  await page.locator('.detected-link').first().waitFor();
  await runCommand(page, 'View: Focus First Editor Group');
  await page.keyboard.press('Control+End');
  await runCommand(page, 'HighLevel: Insert As…');
  await quickInput(page, 'Insert As').row('Python dict').waitFor();
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
  await page.mouse.move(800, 799);
  for (const passing of ['.workbench-hover-container:visible', '.monaco-progress-container.active:visible']) {
    await page.locator(passing).first().waitFor({ state: 'detached' });
  }
  const file = join(folder, `${name}.png`);
  await screenshot(page, file);
  const picture = withPalette(await readFile(file));
  await writeFile(file, picture);
  console.log(`${name}.png ${Math.round(picture.length / 1000)} KB`);
  if (picture.length > heaviest) throw new Error(`${file} is larger than ${heaviest / 1000} KB.`);
}

main().then(
  () => shutDown(0),
  (error: unknown) => {
    console.error(messageOf(error));
    return shutDown(1);
  },
);
