import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { repositoryRoot } from '../host/paths';
import { isObject } from '../support/ask';

/** What axe finds in a page, the way the page is drawn now. The frame of an email is its sender's. */
export async function faults(page: Frame): Promise<readonly string[]> {
  const source = await readFile(join(repositoryRoot(), 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
  await page.evaluate(source);
  const result: unknown =
    await page.evaluate(`axe.run(document, { resultTypes: ['violations'], iframes: false })
    .then(({ violations, passes }) => ({
      passes: passes.length,
      violations: violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ': ' + node.html.slice(0, 200) + ' ' + node.failureSummary)),
    }))`);
  assert.ok(isObject(result) && Array.isArray(result['violations']));
  assert.ok(Number(result['passes']) > 10, 'the checker ran');
  return result['violations'].map(String);
}
