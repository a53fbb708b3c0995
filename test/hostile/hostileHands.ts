import assert from 'node:assert/strict';
import type { Frame, Locator, Page } from 'playwright-core';
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

/** A wheel moves a list by so much less than its own way. */
const wheelRatio = 2.2;

/** Scrolls a list from its top to its end with the wheel, and looks at each row; `true` looks at the screen again. */
export async function throughList(
  page: Page,
  list: string,
  look: (rows: readonly DrawnRow[]) => Promise<boolean> | boolean,
  most = Infinity,
): Promise<void> {
  const box = await page.locator(list).first().boundingBox();
  assert.ok(box, `${list} is not shown`);
  const screen = (before: number): Promise<Screen> =>
    page.evaluate<Screen>(
      `${readScreen}(${[list, before, foreign].map((one) => JSON.stringify(one)).join()})`,
    );
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await until('the top of the list', async () => {
    await page.mouse.wheel(0, -1_000_000);
    return (await screen(-1)).rows[0]?.index === 0;
  });
  let before = -1;
  let last = -1;
  for (;;) {
    const { rows, foreign } = await screen(before);
    assert.deepEqual(foreign, []);
    const [first] = rows;
    assert.ok(first !== undefined && first.index <= last + 1, `rows after ${last} were passed over`);
    if (first.index === before || last >= most) return;
    if (await look(rows)) {
      before = -1;
      continue;
    }
    before = first.index;
    last = rows.at(-1)?.index ?? 0;
    await page.mouse.wheel(0, wheelRatio * (box.height - 60));
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

/** The texts of a hover, once it is drawn. */
export function hover(page: Page): Locator {
  return page.locator('.monaco-hover').filter({ visible: true });
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
