import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { row, signIn } from '../e2e/support';
import { openViewContainer } from '../host/hands';
import { repositoryRoot, temporaryFolder } from '../host/paths';
import { openWorkbench } from '../host/workbench';
import { startLoopbackApi } from '../support/loopbackApi';
import type { Figure } from './figures';
import { expandThousand, firstRows } from './workbench/expanding';
import { plainListContributions, writeExtension } from './workbench/extensions';
import { loadMore } from './workbench/loading';
import { anotherMessage } from './workbench/showing';
import { latencyMs, pageSize, type Stage } from './workbench/stage';

const synthetic = { conversations: 40, messagesPer: 14_000 };

/** What a person waits for in a real workbench, with real clicks, beside an extension that does the least. */
export async function workbench(): Promise<Figure[]> {
  const dir = await temporaryFolder();
  const workspace = join(dir, 'workspace');
  await mkdir(workspace);
  const api = await startLoopbackApi({ synthetic, latencyMs });
  const plain = await writeExtension(dir, 'plain', 'plainList', plainListContributions);
  const opened = await openWorkbench({
    dir,
    workspace,
    extensionPaths: [repositoryRoot(), plain],
    settings: {
      'highlevel.apiBaseUrl': api.url,
      'highlevel.pageSize': pageSize,
      'workbench.hover.delay': 60_000,
    },
    viewport: { width: 1280, height: 1200 },
  });
  try {
    const { page } = opened;
    page.setDefaultTimeout(30_000);
    await openViewContainer(page, 'HighLevel');
    await signIn(page, 'pit-00000000-0000-4000-8000-000000000000', api.locationId);
    await row(page, /^Synthetic 0,/).waitFor();
    const stage: Stage = { page, api };
    const figures: Figure[] = [];
    for (const part of [firstRows, anotherMessage, expandThousand, loadMore])
      figures.push(...(await part(stage)));
    return figures;
  } finally {
    await opened.close();
    await api.close();
  }
}
