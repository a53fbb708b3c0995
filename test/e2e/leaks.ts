import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/*
 * Where a text may be found that must be nowhere. A search is worth something only if it finds what is there: every
 * test that expects nothing also looks for a text that it put in the same place.
 */

/** Files below the folders that hold the text, or one of them, in any usual spelling. */
export async function filesWith(
  text: string | readonly string[],
  folders: readonly string[],
): Promise<string[]> {
  const needles = allSpellings(text).flatMap((spelling) => [
    Buffer.from(spelling),
    Buffer.from(spelling, 'utf16le'),
  ]);
  const found: string[] = [];
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      // Both programs still run: what was just listed may be gone.
      const bytes = await readFile(file).catch(() => Buffer.alloc(0));
      if (needles.some((needle) => bytes.includes(needle))) found.push(file);
    }
  }
  return found;
}

/** Parts of the open page that hold the text, or one of them: what any frame shows, and what the page stores. */
export async function partsWith(text: string | readonly string[], page: Page): Promise<string[]> {
  const needles = allSpellings(text);
  const stores = ['stores', String(await page.evaluate(everythingStored))] as const;
  return [stores, ...(await framesOf(page))]
    .filter(([, part]) => needles.some((needle) => part.includes(needle)))
    .map(([name]) => name);
}

/** Whether any frame of the page, webviews among them, holds one of the texts. */
export async function isDrawn(texts: readonly string[], page: Page): Promise<boolean> {
  const needles = allSpellings(texts);
  return (await framesOf(page)).some(([, part]) => needles.some((needle) => part.includes(needle)));
}

async function framesOf(page: Page): Promise<readonly (readonly [name: string, part: string])[]> {
  return Promise.all(
    page.frames().map(async (frame) => {
      const drawn: unknown = await frame.evaluate(everythingDrawn).catch(() => '');
      return [`frame ${frame.name() || frame.url()}`, String(drawn)] as const;
    }),
  );
}

const allSpellings = (text: string | readonly string[]): readonly string[] =>
  (typeof text === 'string' ? [text] : text).flatMap(spellings);

/** The text as it is, and as it is inside addresses, base64 (at each of its three alignments) and hex. */
function spellings(text: string): readonly string[] {
  const base64 = [0, 1, 2].flatMap((shift) => {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]);
    // The first and last characters also depend on the bytes around the text.
    const whole = bytes
      .toString('base64')
      .slice(Math.ceil((shift * 8) / 6), Math.floor((bytes.length * 8) / 6));
    return [whole, whole.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const hex = Buffer.from(text).toString('hex');
  const encoded = encodeURIComponent(text);
  return [...new Set([text, encoded, encodeURIComponent(encoded), hex, hex.toUpperCase(), ...base64])];
}

// Both run inside the page.

const everythingDrawn = `(() => {
  const typed = [...document.querySelectorAll('input, textarea')].map((field) => field.value);
  return [document.title, document.documentElement.outerHTML, ...typed].join('\\n');
})()`;

const everythingStored = `(async () => {
  const parts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const values = database.transaction(store).objectStore(store);
      parts.push(JSON.stringify(await done(values.getAllKeys())));
      for (const value of await done(values.getAll())) {
        parts.push(value instanceof Uint8Array ? new TextDecoder().decode(value) : JSON.stringify(value) ?? '');
      }
    }
    database.close();
  }
  return parts.join('\\n');
})()`;
