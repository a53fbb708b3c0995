import type { Locator, Page } from 'playwright-core';
import { openViewContainer, runCommand, treeRow } from '../../host/hands';
import { median, ratio, round, type Figure } from '../figures';
import { conversationRow, fold, latencyMs, loadPages, rowsShown, type Stage } from './stage';
import { clickToPaint } from './stopwatch';

/** Opens conversations that nobody has opened before, and as many rows of the plain list. */
export async function firstRows({ page }: Stage): Promise<Figure[]> {
  const ours: number[] = [];
  const plain: number[] = [];
  for (let c = 1; c <= 16; c++) {
    const opened = conversationRow(page, c);
    ours.push(await clickToPaint(page, opened, rowsShown));
    await fold(page, opened);
    await openViewContainer(page, 'Bench');
    const slow = treeRow(page, `Slow ${c}`);
    plain.push(await clickToPaint(page, slow, rowsShown));
    await fold(page, slow);
    await openViewContainer(page, 'HighLevel');
  }
  const beyond = (times: readonly number[]): number => median(times) - latencyMs;
  const detail = `server ${latencyMs} ms; beyond it a plain list of labels takes ${round(beyond(plain))} ms`;
  return [
    {
      name: 'first rows of a conversation, beyond the answer',
      value: beyond(ours),
      unit: 'ms',
      target: 50,
      detail,
    },
  ];
}

/** The conversation of which 1,000 rows are loaded. */
const thousandRows = 17;

/** Both trees have forgotten their rows and are asked for them by a click: ours by its own "Refresh". */
export async function expandThousand(stage: Stage): Promise<Figure[]> {
  const { page } = stage;
  await loadPages(stage, thousandRows, 1, 10);
  const ours: number[] = [];
  const plain: number[] = [];
  for (let round = 0; round < 12; round++) {
    await openViewContainer(page, 'Bench');
    plain.push(await afterRefresh(page, 'Bench: Refresh', treeRow(page, 'List')));
    await openViewContainer(page, 'HighLevel');
    ours.push(await afterRefresh(page, 'HighLevel: Refresh', conversationRow(page, thousandRows)));
  }
  const than = 'a plain list of labels';
  return [ratio('expanding 1,000 loaded rows', ours, plain, { than, target: 1.3 })];
}

async function afterRefresh(page: Page, command: string, opened: Locator): Promise<number> {
  await opened.waitFor();
  await runCommand(page, command);
  const time = await clickToPaint(page, opened, rowsShown);
  await fold(page, opened);
  return time;
}
