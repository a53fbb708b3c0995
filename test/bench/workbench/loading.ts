import { ratio, type Figure } from '../figures';
import { loadPages, type Stage } from './stage';

const rounds = 20;
/** Two conversations, and the pages loaded of each before the rounds begin. */
const short = { c: 18, pages: 10 };
const long = { c: 19, pages: 100 };

/** Loads page after page, one of a conversation of 1,000 messages and one of a conversation of 10,000 in turn. */
export async function loadMore(stage: Stage): Promise<Figure[]> {
  const all = [
    ...(await loadPages(stage, short.c, 1, short.pages)),
    ...(await loadPages(stage, long.c, 1, long.pages)),
  ];
  const times: { short: number[]; long: number[] } = { short: [], long: [] };
  for (let round = 0; round < rounds; round++) {
    for (const [which, { c, pages }] of Object.entries({ short, long })) {
      const loaded = await loadPages(stage, c, pages + round, pages + round + 1);
      times[which === 'short' ? 'short' : 'long'].push(...loaded.map(({ time }) => time));
      all.push(...loaded);
    }
  }
  return [
    ratio('"Load More" at 10,000 loaded rows', times.long, times.short, { than: 'at 1,000', target: 1.2 }),
    {
      name: 'clicks on "Load More" that found the page not there yet',
      value: all.filter(({ there }) => !there).length,
      unit: 'times',
      target: Math.round(all.length / 10),
      detail: `of ${all.length}, each 150 ms after the last`,
    },
    {
      name: 'requests made ahead of what is shown, at most',
      value: Math.max(...all.map(({ ahead }) => ahead)),
      unit: '',
      target: 1,
      detail: `over ${all.length} pages`,
    },
  ];
}
