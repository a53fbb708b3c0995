import { writeFileSync } from 'node:fs';
import { readAll, readers, type ReaderName } from '../readers';

/*
 * Inside the extension host: 100 pages over TLS, each way in turn. The figures go to the file that the environment names.
 */

const rounds = 7;
const names = ['product', 'bareFetch', 'plainAxios', 'officialSdk'] as const satisfies readonly ReaderName[];

export async function run(): Promise<void> {
  const { HIGHLEVEL_BENCH_URL: url, HIGHLEVEL_BENCH_RESULTS: results } = process.env;
  if (url === undefined || results === undefined) throw new Error('Run this with "npm run bench".');
  const samples: Record<string, { wallMs: number; cpuMs: number }[]> = {};
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const measured = await measure(name, url);
      // The first round loads and compiles.
      if (round > 0) (samples[name] ??= []).push(measured);
    }
  }
  writeFileSync(results, JSON.stringify(samples));
}

async function measure(name: ReaderName, url: string): Promise<{ wallMs: number; cpuMs: number }> {
  const reader = readers[name](url, 100);
  const cpu = process.cpuUsage();
  const start = performance.now();
  await readAll(reader);
  const wallMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1000 };
}
