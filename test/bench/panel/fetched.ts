import { createSampleHandler } from '../../../src/sample/handler';
import { details } from '../../e2e/support';
import { asText, messagesOf } from '../../support/ask';
import { sampleConversations, sampleMessages } from '../../support/sampleIds';
import { median, round, type Figure } from '../figures';
import { paintedAt } from '../workbench/stopwatch';
import { findById, type PanelStage } from './stage';

const shown = 18;

/** Messages that nothing was known of, found by their ids: from the moment the server answers to the panel. */
export async function fetched({ page, answered }: PanelStage): Promise<Figure[]> {
  await findById(page, sampleMessages.showcaseNewest);
  const frame = await details(page, sampleMessages.showcaseNewest);
  const account = createSampleHandler({ now: () => Date.now() });
  const ids = messagesOf(account, sampleConversations.everyType).map(({ id }) => asText(id));
  const times: number[] = [];
  for (const id of ids.slice(0, shown)) {
    const painted = await paintedAt(
      frame,
      `[...document.querySelectorAll('dd .value.code')].some(({ textContent }) => textContent === ${JSON.stringify(id)})`,
    );
    await findById(page, id);
    times.push((await painted()) - (answered.get(`/conversations/messages/${id}`) ?? NaN));
  }
  return [
    {
      name: 'a message that was not held, from its answer to the reused panel',
      value: median(times),
      unit: 'ms',
      target: 60,
      detail: `${times.length} messages of all types, found by id; slowest ${round(Math.max(...times))} ms`,
    },
  ];
}
