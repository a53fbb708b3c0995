import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CDPSession, Frame, Page } from 'playwright-core';
import { drawn, story } from '../e2e/readingHands';
import { contextMenu, row, signIn } from '../e2e/support';
import { answer, openViewContainer, quickInput, runCommand } from '../host/hands';
import { repositoryRoot, temporaryFolder } from '../host/paths';
import { until } from '../host/until';
import { openWorkbench } from '../host/workbench';
import { startLoopbackApi } from '../support/loopbackApi';
import { syntheticConversationId } from '../support/synthetic';
import { median, round, type Figure } from './figures';

const messages = 100_000;
const pageSize = 100;
const openings = 7;
const name = /^Synthetic 0/;

/** The reading view of a conversation with 100,000 loaded messages, in a real workbench. */
export async function reading(): Promise<Figure[]> {
  const dir = await temporaryFolder();
  const workspace = join(dir, 'workspace');
  await mkdir(workspace);
  const api = await startLoopbackApi({ synthetic: { conversations: 1, messagesPer: messages } });
  const opened = await openWorkbench({
    dir,
    workspace,
    extensionPaths: [repositoryRoot()],
    settings: { 'highlevel.apiBaseUrl': api.url, 'highlevel.pageSize': pageSize },
    viewport: { width: 1280, height: 1000 },
  });
  try {
    const { page } = opened;
    page.setDefaultTimeout(30_000);
    await openViewContainer(page, 'HighLevel');
    await signIn(page, 'pit-00000000-0000-4000-8000-000000000000', api.locationId);
    await row(page, name).waitFor();
    await runCommand(page, 'HighLevel: Load All Messages');
    await quickInput(page, 'Choose a Conversation').pick('Synthetic 0');
    await answer(page, 'Load All');
    const path = `/conversations/${syntheticConversationId(0)}/messages`;
    const answered = (): number =>
      api.requests.filter((request) => request.path === path && request.status !== undefined).length;
    await until('all messages', () => answered() >= messages / pageSize, 300_000);
    const first = await firstScreens(page);
    const frame = await openStory(page);
    return [first, ...(await scrolling(page, frame))];
  } finally {
    await opened.close();
    await api.close();
  }
}

async function openStory(page: Page): Promise<Frame> {
  await contextMenu(page, row(page, name), 'Read Conversation');
  const frame = await story(page, name);
  await frame
    .locator('.about')
    .getByText(`${messages.toLocaleString('en')} messages`)
    .waitFor();
  return frame;
}

/** From the moment the page can hear to the first frame with messages in it. */
async function firstScreens(page: Page): Promise<Figure> {
  const times: number[] = [];
  for (let n = 0; n < openings; n++) {
    const frame = await openStory(page);
    const time: unknown = await frame.evaluate(`(() => {
      const paint = performance.getEntriesByName('first-contentful-paint')[0];
      return paint.startTime - performance.getEntriesByName('ready')[0].startTime;
    })()`);
    times.push(Number(time));
    await runCommand(page, 'View: Close Editor');
  }
  const detail = `${openings} new pages, ${messages} messages loaded; slowest ${round(Math.max(...times))} ms`;
  return {
    name: 'reading view: ready to first messages painted',
    value: median(times),
    unit: 'ms',
    target: 150,
    detail,
  };
}

/** Wheel, keys and jumps through the whole list; frames over 50 ms as the browser itself counts them. */
async function scrolling(page: Page, frame: Frame): Promise<Figure[]> {
  const heap = await heapOf(page, frame);
  const before = await heap();
  await frame.evaluate(`(() => {
    window.slow = [];
    new PerformanceObserver((list) => window.slow.push(...list.getEntries().map(({ duration }) => duration)))
      .observe({ type: 'long-animation-frame' });
  })()`);
  const box = await page.locator('.editor-group-container.active').boundingBox();
  if (box === null) throw new Error('There is no editor.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let n = 0; n < 300; n++) await page.mouse.wheel(0, -400);
  await drawn(frame);
  await frame.locator('.row').nth(3).focus();
  for (let n = 0; n < 60; n++) await page.keyboard.press('PageUp');
  await drawn(frame);
  const jumps = 400;
  for (let n = 0; n < jumps; n++) {
    await frame.evaluate(`(() => {
      const scroller = document.querySelector('.scroller');
      scroller.scrollTop -= scroller.scrollHeight / ${jumps};
      return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    })()`);
    await drawn(frame);
  }
  const elements = Number(await frame.evaluate(`document.querySelectorAll('*').length`));
  const slow: unknown = await frame.evaluate('window.slow');
  const durations = Array.isArray(slow) ? slow.map(Number) : [];
  const grown = ((await heap()) - before) / 1024 / 1024;
  return [
    {
      name: 'reading view: frames over 50 ms while scrolling',
      value: durations.length,
      unit: 'frames',
      target: 0,
      detail: `300 turns of the wheel, 60 PageUp, ${jumps} jumps; slowest ${round(Math.max(0, ...durations))} ms`,
    },
    {
      name: 'reading view: memory of the page, after all against before',
      value: grown,
      unit: 'MB',
      target: 2,
      detail: `${round(before / 1024 / 1024)} MB before; ${elements} elements in the page at the end`,
    },
  ];
}

async function heapOf(page: Page, frame: Frame): Promise<() => Promise<number>> {
  const context = page.context();
  const session: CDPSession = await context.newCDPSession(frame).catch(() => context.newCDPSession(page));
  return async () => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
}
