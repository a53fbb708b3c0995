import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { mouseAway } from './failureHands';

/** Pictures of what was seen, on one sheet to be looked at; taken where `HIGHLEVEL_SHEETS` names a folder. */
export class ContactSheet {
  readonly #folder = process.env['HIGHLEVEL_SHEETS'];
  readonly #pictures: { readonly name: string; readonly png: Buffer }[] = [];

  /** @param seen of what is high, only the upper part */
  async add(name: string, seen: Locator, height = 320): Promise<void> {
    if (this.#folder === undefined) return;
    const page = seen.page();
    await mouseAway(page);
    const box = await seen.boundingBox();
    if (box === null) throw new Error(`Nothing to see of ${name}.`);
    const clip = { ...box, height: Math.min(box.height, height) };
    this.#pictures.push({ name, png: await page.screenshot({ clip, animations: 'disabled' }) });
  }

  /** Some to a sheet: what nobody can read nobody looks at. */
  async save(page: Page, name: string, perSheet = 16): Promise<void> {
    if (this.#folder === undefined) return;
    await mkdir(this.#folder, { recursive: true });
    const table = await page.context().newPage();
    for (let first = 0; first < this.#pictures.length; first += perSheet) {
      const figures = this.#pictures
        .slice(first, first + perSheet)
        .map(
          ({ name: title, png }) =>
            `<figure><figcaption>${title}</figcaption><img src="data:image/png;base64,${png.toString('base64')}"></figure>`,
        );
      await table.setContent(`<style>body { display: grid; grid-template-columns: repeat(4, 1fr); gap: 8px; margin: 8px;
        font: 12px sans-serif } figure { margin: 0 } img { max-width: 100% }</style>${figures.join('')}`);
      const sheet = await table.screenshot({ fullPage: true });
      await writeFile(join(this.#folder, `${name}-${String(first / perSheet + 1)}.png`), sheet);
    }
    await table.close();
  }
}
