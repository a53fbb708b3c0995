import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { until } from '../host/until';

/* What the tests of hostile texts do in the workbench, and what they look for in it. */

export interface DrawnRow {
  readonly index: number;
  readonly label: string;
  readonly description: string;
  /** It has rows of its own that are not shown. */
  readonly isClosed: boolean;
}

interface Screen {
  readonly rows: readonly DrawnRow[];
  /** What must not be among them. */
  readonly foreign: readonly string[];
}

/** Nothing of the kind is ever drawn for a text of a stranger; whatever of it stands there came out of one. */
const foreign =
  'script, style, link, meta, base, img, svg, math, iframe, object, embed, form, button, video, audio, table, h1, ' +
  '[href], [data-href], [src], [onerror], [onload], [onclick], [onfocus], [ontoggle]';

/** The editor's own, beside texts: the style of a list, the button of a block of code. */
const own = '.monaco-list > style, .part > style, .code-block-copy-button, .code-block-copy-button *';

/** Elements that texts became, within a part of the page; `but` are those that belong there. */
export function elementsIn(where: Page | Frame, part: string, but = own): Promise<readonly string[]> {
  return where
    .locator(part)
    .evaluateAll(
      (parts, [found, known]) =>
        parts.flatMap((one) =>
          [...one.querySelectorAll(found)]
            .filter((it) => !it.matches(known))
            .map((it) => it.outerHTML.slice(0, 200)),
        ),
      [foreign, but] as const,
    );
}

/** The same in a page of ours, which has the one script and none of the other elements. */
export async function elementsInPage(frame: Frame): Promise<readonly string[]> {
  return frame
    .locator('body')
    .evaluate(
      (body, found) =>
        [...body.querySelectorAll(found)]
          .filter((it) => !it.matches('body > script[nonce]'))
          .map((it) => it.outerHTML.slice(0, 200)),
      'script, style, link, meta, base, img, svg, iframe, object, embed, form, a, video, audio, math, ' +
        '[onerror], [onload], [onclick], [href], [src]',
    );
}

/** Reads a screen of a list that begins with another row than `before`; at its end, after a second, the same again. */
const readScreen = `((list, before, foreign) => new Promise((resolve) => {
  const end = performance.now() + 1_000;
  const look = () => {
    const drawn = [...document.querySelectorAll(list + ' .monaco-list-rows > .monaco-list-row')];
    const rows = drawn.map((row) => ({
      index: Number(row.getAttribute('data-index')),
      label: row.querySelector('.label-name')?.textContent ?? '',
      description: row.querySelector('.label-description')?.textContent ?? '',
      isClosed: row.getAttribute('aria-expanded') === 'false',
    })).sort((a, b) => a.index - b.index);
    if (rows[0]?.index === before && performance.now() < end) return requestAnimationFrame(look);
    const icons = '.label-name .codicon, .label-description .codicon';
    const found = drawn.flatMap((row) => [...row.querySelectorAll(foreign + ', ' + icons)]);
    resolve({ rows, foreign: found.map(({ outerHTML }) => outerHTML.slice(0, 200)) });
  };
  look();
}))`;

/** Looks at every row of the list that has the keyboard, screen by screen; `true` looks at the screen again. */
export async function throughList(
  page: Page,
  list: string,
  look: (rows: readonly DrawnRow[]) => Promise<boolean> | boolean,
  most = Infinity,
): Promise<void> {
  const screen = (before: number): Promise<Screen> =>
    page.evaluate<Screen>(
      `${readScreen}(${[list, before, foreign].map((one) => JSON.stringify(one)).join()})`,
    );
  await page.keyboard.press('Home');
  await until('the top of the list', async () => (await screen(-1)).rows[0]?.index === 0);
  let before = -1;
  let last = -1;
  let same = 0;
  for (;;) {
    const { rows, foreign } = await screen(before);
    assert.deepEqual(foreign, []);
    const [first] = rows;
    assert.ok(first !== undefined && first.index <= last + 1, `rows after ${last} were passed over`);
    // The first key goes to the last row of the screen, and only from there on each is one more screen.
    same = first.index === before ? same + 1 : 0;
    if (same > 2 || last >= most) return;
    if (same === 0 && (await look(rows))) {
      before = -1;
      continue;
    }
    before = first.index;
    last = rows.at(-1)?.index ?? 0;
    await page.keyboard.press('PageDown');
  }
}

/** Looks at every screen of the editor in front. @returns how many there are */
export async function throughEditor(page: Page): Promise<number> {
  const group = '.editor-group-container.active';
  await page.locator(`${group} .monaco-editor.focused`).waitFor();
  const numbers = (before: number): Promise<readonly [first: number, last: number]> =>
    page.evaluate(`(${FIRST_AND_LAST})(${JSON.stringify(group)}, ${before})`);
  await page.keyboard.press('ControlOrMeta+End');
  const end = await until('the last line', async () => {
    const [first, last] = await numbers(-1);
    return first === 1 && last > 60 ? undefined : last;
  });
  await page.keyboard.press('ControlOrMeta+Home');
  await until('the first line', async () => (await numbers(-1))[0] === 1);
  let before = -1;
  for (let screens = 1; ; screens++) {
    const [first, last] = await numbers(before);
    assert.deepEqual(await elementsIn(page, `${group} .view-lines`), []);
    if (last === end) return screens;
    assert.notEqual(first, before, 'the editor does not scroll');
    before = first;
    await page.keyboard.press('PageDown');
  }
}

const FIRST_AND_LAST = `(group, before) => new Promise((resolve) => {
  const end = performance.now() + 5_000;
  const look = () => {
    const texts = [...document.querySelectorAll(group + ' .line-numbers')].map((one) => Number(one.textContent));
    const first = Math.min(...texts);
    if ((first === before || texts.length === 0) && performance.now() < end) return requestAnimationFrame(look);
    resolve([first, Math.max(...texts)]);
  };
  look();
})`;

/** What is rested on, by a text in it, and what of that shows once it is said. */
export interface Resting {
  readonly on: string;
  readonly shows: string;
}

/** Rests on each with the mouse, from one to the next. @returns what is said of each; nothing else may be in it */
export async function restOnEach(
  page: Page,
  where: string,
  targets: readonly Resting[],
): Promise<readonly string[]> {
  const places = await page.evaluate<readonly (readonly [x: number, y: number] | null)[]>(
    `(${PLACES})(${JSON.stringify(where)}, ${JSON.stringify(targets.map(({ on }) => on))})`,
  );
  const said: string[] = [];
  for (const [n, { on, shows }] of targets.entries()) {
    const place = places[n];
    assert.ok(place, `${on} is not on the screen`);
    const [x, y] = place;
    const shown = await until(`what is said of ${on}`, async () => {
      await page.mouse.move(x + 1, y);
      await page.mouse.move(x, y);
      const found = await page.evaluate<Said | null>(
        `(${SAID})(${['.monaco-hover', shows, foreign, own].map((one) => JSON.stringify(one)).join()})`,
      );
      // A redraw under the mouse takes a hover away.
      if (found === null) await page.mouse.move(5, 5);
      return found ?? undefined;
    });
    assert.deepEqual(shown.foreign, []);
    said.push(shown.text);
  }
  return said;
}

/** The notification that this is part of. */
export async function inNotifications(page: Page, part: string): Promise<Said> {
  return until(`the notification ${part}`, async () => {
    const found = await page.evaluate<Said | null>(
      `(${SAID})(${['.notification-list-item-message', part, foreign, own].map((one) => JSON.stringify(one)).join()})`,
    );
    return found ?? undefined;
  });
}

export interface Said {
  readonly text: string;
  readonly foreign: readonly string[];
}

const PLACES = `(where, texts) => {
  const plain = (text) => text.replace(/[\\s\\u00a0]+/g, '');
  const all = [...document.querySelectorAll(where)].map((one) => [plain(one.textContent), one]);
  return texts.map((text) => {
    const [, found] = all.find(([one]) => one.includes(plain(text))) ?? [];
    if (found === undefined) return null;
    const { left, top, width, height } = found.getBoundingClientRect();
    return [left + Math.min(width / 2, 60), top + height / 2];
  });
}`;

/** Waits for an element with a text, for three seconds. */
const SAID = `(where, shows, foreign, own) => new Promise((resolve) => {
  const end = performance.now() + 3_000;
  const plain = (text) => text.replace(/[\\s\\u00a0]+/g, '');
  const look = () => {
    const all = [...document.querySelectorAll(where)].filter((one) => one.checkVisibility());
    const one = all.find(({ textContent }) => plain(textContent).includes(plain(shows)));
    if (one === undefined)
      return performance.now() < end ? void requestAnimationFrame(look) : resolve(null);
    const found = [...one.querySelectorAll(foreign)].filter((it) => !it.matches(own));
    resolve({ text: one.textContent, foreign: found.map(({ outerHTML }) => outerHTML.slice(0, 200)) });
  };
  look();
})`;
