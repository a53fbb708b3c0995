import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { quickInput, runCommand } from '../../host/hands';

export interface PanelStage {
  readonly page: Page;
  /** When the server had the answer to the last request of each path, in milliseconds since 1970. */
  readonly answered: ReadonlyMap<string, number>;
  readonly apiUrl: string;
  /** The extension that watches the loop of the extension host. */
  readonly watch: string;
}

export async function findById(page: Page, id: string): Promise<void> {
  await runCommand(page, 'HighLevel: Find by Id…');
  await quickInput(page, 'Find by Id').enter(id);
}

/** The longest time in which the extension host could do nothing else, since this was last asked. */
export async function longestOfHost({ page, watch }: PanelStage): Promise<number> {
  await runCommand(page, 'Bench: Longest');
  return Number(await readFile(join(watch, 'longest'), 'utf8'));
}
