import type { Frame, Locator, Page } from 'playwright-core';
import { quickInput, runCommand, webviewFrame } from '../host/hands';
import { until } from '../host/until';
import { asList } from '../support/ask';
import { contextMenu, row } from './support';

/* What a person does with the reading view. */

/** Finds the conversation by search and opens it from its row. */
export async function read(page: Page, query: string, name: RegExp): Promise<Frame> {
  await runCommand(page, 'HighLevel: Search Conversations…');
  await quickInput(page, 'Search Conversations').enter(query);
  await until(
    'the one row',
    async () => (await row(page, /./).count()) <= 3 && (await row(page, name).count()) > 0,
  );
  await contextMenu(page, row(page, name).first(), 'Read Conversation');
  return story(page, name);
}

/** The reading view once it shows this conversation and has drawn its rows. */
export async function story(page: Page, name: RegExp): Promise<Frame> {
  const frame = await webviewFrame(page, { selector: '.story .row, .story .edge.start' });
  await frame.locator('h1').filter({ hasText: name }).waitFor();
  await drawn(frame);
  return frame;
}

/** Until nothing in sight is on its way any more. */
export async function drawn(frame: Frame): Promise<void> {
  // The page runs no text as a script, and so no condition given as one.
  await until('the rows', async () => (await frame.locator('.row.waiting').count()) === 0);
}

/** A message by what a screen reader says of it. */
export const message = (frame: Frame, name: string | RegExp): Locator => frame.getByRole('article', { name });

/** Its place in the window, to compare with later. */
export async function topOf(of: Locator): Promise<number> {
  return Number(await of.evaluate((element) => element.getBoundingClientRect().top));
}

/** What the keyboard is at, as a screen reader says it. */
export async function focused(frame: Frame): Promise<string> {
  return String(await frame.evaluate(`document.activeElement?.getAttribute('aria-label') ?? ''`));
}

/** How far the view is above its end. */
export async function fromEnd(frame: Frame): Promise<number> {
  return Number(await frame.evaluate(`Math.abs(document.querySelector('.scroller').scrollTop)`));
}

/** Every line of text in sight, and its box in the window, from so far below the upper edge of the view on. */
export async function linesBelow(frame: Frame, height: number): Promise<readonly unknown[]> {
  const lines: unknown = await frame.evaluate(`(() => {
    const scroller = document.querySelector('.scroller');
    const { top: upper, bottom: lower } = scroller.getBoundingClientRect();
    const walker = document.createTreeWalker(scroller, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const lines = [];
    while (walker.nextNode()) {
      range.selectNodeContents(walker.currentNode);
      for (const { left, top, width, height } of range.getClientRects()) {
        if (top > upper + ${height} && top < lower) lines.push([walker.currentNode.data, left, top, width, height]);
      }
    }
    return lines;
  })()`);
  return asList(lines);
}

/** How much a record stands out from the page, as a share of what a message's text does. */
export async function dimness(frame: Frame): Promise<number> {
  await frame.locator('.row.record').first().waitFor();
  const share: unknown = await frame.evaluate(`(() => {
    const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const light = (...colours) => {
      for (const colour of colours) {
        pixel.fillStyle = colour;
        pixel.fillRect(0, 0, 1, 1);
      }
      const [red, green, blue] = pixel.getImageData(0, 0, 1, 1).data;
      return red + green + blue;
    };
    const page = getComputedStyle(document.body).backgroundColor;
    const of = (selector) =>
      Math.abs(light(page, getComputedStyle(document.querySelector(selector)).color) - light(page));
    return of('.row.record bdi') / of('.row.in .text');
  })()`);
  return Number(share);
}
