import type { Frame, Locator, Page } from 'playwright-core';

/*
 * Times taken inside the page, from a real click to the frame in which its effect is on the screen: the way of a click
 * from here to the browser is not in them. Scripts for pages are texts: they know nothing of this file.
 */

/** Milliseconds since 1970 of the page's own clock, the same in all its frames. */
const now = '(performance.timeOrigin + performance.now())';

const patienceMs = 30_000;

/** Runs in a page or frame: resolves after the first frame in which `condition` (an expression) holds. */
function painted(condition: string): string {
  return `new Promise((resolve, reject) => {
    setTimeout(reject, ${patienceMs}, new Error('This was never painted.'));
    const observer = new MutationObserver(look);
    function look() {
      if (!(${condition})) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(${now});
        port2.postMessage(0);
      });
    }
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    look();
  })`;
}

/** Starts to wait for the first frame in which `condition` holds; what comes back waits for its moment. */
export async function paintedAt(where: Page | Frame, condition: string): Promise<() => Promise<number>> {
  await where.evaluate(`void (window.benchPainted = ${painted(condition)})`);
  return async () => Number(await where.evaluate('window.benchPainted'));
}

/** Starts to wait for the next click and for what it shall bring about, in the page or in a frame of it. */
export async function clickToPaint(
  page: Page,
  target: Locator,
  condition: string,
  where: Page | Frame = page,
): Promise<number> {
  // `void`: a promise as the value of the script would be waited for.
  await page.evaluate(`void (window.benchClick = new Promise((resolve) =>
    addEventListener('click', () => resolve(${now}), { capture: true, once: true })))`);
  const begin = where === page ? `window.benchClick.then(() => ${painted(condition)})` : painted(condition);
  await where.evaluate(`void (window.benchPainted = ${begin})`);
  await target.click();
  const start = Number(await page.evaluate('window.benchClick'));
  return Number(await where.evaluate('window.benchPainted')) - start;
}
