import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { row, signIn } from '../e2e/support';
import { openViewContainer } from '../host/hands';
import { repositoryRoot, temporaryFolder } from '../host/paths';
import { openWorkbench } from '../host/workbench';
import { startLoopbackApi } from '../support/loopbackApi';
import { createMailHandler } from '../support/mailAccount';
import type { Figure } from './figures';
import { fetched } from './panel/fetched';
import { longMails, longMailRows } from './panel/longMails';
import type { PanelStage } from './panel/stage';
import { loopWatchContributions, plainListContributions, writeExtension } from './workbench/extensions';

/** What becomes of an answer in the reused panel: a message that was not held, and emails as long as they come. */
export async function panel(): Promise<Figure[]> {
  const dir = await temporaryFolder();
  const workspace = join(dir, 'workspace');
  await mkdir(workspace);
  const answered = new Map<string, number>();
  const account = createMailHandler(longMailRows);
  const api = await startLoopbackApi({
    handler: (request) => {
      const answer = account(request);
      answered.set(request.path, performance.timeOrigin + performance.now());
      return answer;
    },
  });
  const watch = await writeExtension(dir, 'watch', 'loopWatch', loopWatchContributions);
  const plain = await writeExtension(dir, 'plain', 'plainList', plainListContributions);
  const opened = await openWorkbench({
    dir,
    workspace,
    extensionPaths: [repositoryRoot(), watch, plain],
    settings: { 'highlevel.apiBaseUrl': api.url },
    viewport: { width: 1280, height: 1000 },
  });
  try {
    const { page } = opened;
    page.setDefaultTimeout(60_000);
    await openViewContainer(page, 'HighLevel');
    await signIn(page, 'pit-00000000-0000-4000-8000-000000000000', api.locationId);
    await row(page, /^Ada Example, 1 unread/).waitFor();
    const stage: PanelStage = { page, answered, watch, apiUrl: api.url };
    return [...(await fetched(stage)), ...(await longMails(stage))];
  } finally {
    await opened.close();
    await api.close();
  }
}
