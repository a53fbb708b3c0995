import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { median } from '../figures';
import { apiAt } from '../readers';

/** Reads one shape again and again through the API module, and prints how long the loop stood still. */
const rounds = 15;

async function main(): Promise<void> {
  const [shape = '', url = ''] = process.argv.slice(2);
  const blocks: number[] = [];
  const walls: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const api = apiAt(`${url}/${encodeURIComponent(shape)}`);
    const { signal } = new AbortController();
    const watch = monitorEventLoopDelay({ resolution: 1 });
    await delay(50);
    watch.enable();
    const start = performance.now();
    const read = shape.startsWith('a page')
      ? api.listMessages('BigConversation00001', { limit: 500 }, signal)
      : api.getMessage('BigMessage0000000000', signal);
    // What is too large is refused, and that is an answer too.
    await read.catch(() => undefined);
    walls.push(performance.now() - start);
    // The collector may come a moment later.
    await delay(50);
    watch.disable();
    blocks.push(watch.max / 1e6);
  }
  const parseMs = await parsing(`${url}/${encodeURIComponent(shape)}`);
  const [blockMs, worstMs, wallMs] = [median(blocks), Math.max(...blocks), median(walls)];
  console.log(JSON.stringify({ blockMs, worstMs, wallMs, parseMs, rounds }));
  process.exit(0);
}

/** What `JSON.parse` alone takes, which nothing can interrupt; of what is no JSON, nothing. */
async function parsing(url: string): Promise<number> {
  const text = await (await fetch(url)).text();
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    try {
      JSON.parse(text);
    } catch {
      return 0;
    }
    return performance.now() - start;
  });
  return median(times);
}

void main();
