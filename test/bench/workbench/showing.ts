import type { Locator } from 'playwright-core';
import { openViewContainer, treeRow, webviewFrame } from '../../host/hands';
import { syntheticMessageId } from '../../support/synthetic';
import { median, round, type Figure } from '../figures';
import { conversationRow, fold, rowsShown, type Stage } from './stage';
import { clickToPaint } from './stopwatch';

const shown = 18;

/** One message after the other in the panel that is open, and one text after the other in a panel that does no more. */
export async function anotherMessage(stage: Stage): Promise<Figure[]> {
  const ours = await messages(stage);
  const plain = await texts(stage);
  const detail = `${shown} messages, each held already; a plain text in a plain panel takes ${round(median(plain))} ms`;
  return [
    { name: 'another message in the reused panel', value: median(ours), unit: 'ms', target: 30, detail },
  ];
}

async function messages({ page }: Stage): Promise<number[]> {
  const conversation = conversationRow(page, 0);
  await conversation.click();
  await page.waitForFunction(rowsShown);
  const message = (m: number): Locator => page.locator('.pane-body .monaco-list-row[aria-level="2"]').nth(m);
  await message(0).click();
  const frame = await webviewFrame(page, {
    selector: `dd .value.code:text-is("${syntheticMessageId(0, 0)}")`,
  });
  const times: number[] = [];
  for (let m = 1; m <= shown; m++) {
    const condition = `document.body.textContent.includes(${JSON.stringify(syntheticMessageId(0, m))})`;
    times.push(await clickToPaint(page, message(m), condition, frame));
  }
  await fold(page, conversation);
  return times;
}

async function texts({ page }: Stage): Promise<number[]> {
  await openViewContainer(page, 'Bench');
  await treeRow(page, 'Text 0').click();
  const frame = await webviewFrame(page, { title: 'Bench' });
  const times: number[] = [];
  for (let t = 1; t <= shown; t++) {
    const condition = `document.querySelector('p').textContent === 'Text ${t}'`;
    times.push(await clickToPaint(page, treeRow(page, `Text ${t}`), condition, frame));
  }
  await openViewContainer(page, 'HighLevel');
  return times;
}
