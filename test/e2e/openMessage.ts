import type { Frame, Page } from 'playwright-core';
import { quickInput, runCommand } from '../host/hands';
import { details } from './support';

const markBefore = `document.querySelector('#page > *')?.setAttribute('data-before', '')`;

/**
 * Looks a message up by id, and gives back the panel once it shows what came of that. It may show this very message
 * already, and draws it anew: hands that are too quick would work on what is about to go away.
 */
export async function openMessage(page: Page, messageId: string): Promise<Frame> {
  // A frame that goes away meanwhile needs no mark.
  await Promise.all(page.frames().map((frame) => frame.evaluate(markBefore).catch(() => undefined)));
  await runCommand(page, 'HighLevel: Find by Id…');
  await quickInput(page, 'Find by Id').enter(messageId);
  return details(page, messageId, '#page > :not([data-before])');
}
