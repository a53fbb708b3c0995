import { createSampleHandler } from '../../../src/sample/handler';
import { details } from '../../e2e/support';
import { quickInput, runCommand, webviewFrame } from '../../host/hands';
import { asText, messagesOf } from '../../support/ask';
import { sampleConversations, sampleMessages } from '../../support/sampleIds';
import { median, round, type Figure } from '../figures';
import { paintedAt } from '../workbench/stopwatch';
import { findById, type PanelStage } from './stage';

const shown = 18;

/** Messages that nothing was known of, found by their ids: from the moment the server answers to the panel. */
export async function fetched(stage: PanelStage): Promise<Figure[]> {
  const account = createSampleHandler({ now: () => Date.now() });
  const ids = messagesOf(account, sampleConversations.everyType)
    .map(({ id }) => asText(id))
    .slice(0, shown);
  const least = await ofLeast(stage, ids);
  const times = await ofOurs(stage, ids);
  return [
    {
      name: 'a message that was not held, from its answer to the reused panel',
      value: median(times),
      unit: 'ms',
      target: 60,
      detail: `${shown} messages of all types, found by id; slowest ${round(Math.max(...times))} ms; the least possible ${round(median(least))} ms`,
    },
  ];
}

async function ofOurs(stage: PanelStage, ids: readonly string[]): Promise<readonly number[]> {
  const { page } = stage;
  await findById(page, sampleMessages.showcaseNewest);
  const frame = await details(page, sampleMessages.showcaseNewest);
  const times: number[] = [];
  for (const id of ids) {
    const painted = await paintedAt(
      frame,
      `[...document.querySelectorAll('dd .value.code')].some(({ textContent }) => textContent === ${JSON.stringify(id)})`,
    );
    await findById(page, id);
    times.push((await painted()) - answeredAt(stage, id));
  }
  return times;
}

/** The same with an extension that shows nothing but what was asked for. */
async function ofLeast(stage: PanelStage, ids: readonly string[]): Promise<readonly number[]> {
  const { page, apiUrl } = stage;
  const look = async (id: string): Promise<void> => {
    await runCommand(page, 'Bench: Look');
    await quickInput(page, 'Look').enter(apiUrl + pathOf(id));
  };
  await look(sampleMessages.showcaseNewest);
  const frame = await webviewFrame(page, { title: 'Bench' });
  const times: number[] = [];
  for (const id of ids) {
    const painted = await paintedAt(
      frame,
      `document.querySelector('p').textContent.endsWith(${JSON.stringify(id)})`,
    );
    await look(id);
    times.push((await painted()) - answeredAt(stage, id));
  }
  return times;
}

const pathOf = (id: string): string => `/conversations/messages/${id}`;

const answeredAt = ({ answered }: PanelStage, id: string): number => answered.get(pathOf(id)) ?? NaN;
