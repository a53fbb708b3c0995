import { scanIds } from '../../src/links/scan';
import { busyLog, lines, log } from './logs';

/*
 * `node dist/test-out/test/bench/scan.js`: what looking for ids adds to opening a log of one megabyte, of many kinds.
 */

const logs = new Map(Object.entries(lines).map(([what, line]) => [what, log(line)]));

for (const [what, text] of [['a busy log', busyLog()] as const, ...logs]) {
  const times: number[] = [];
  let found = 0;
  for (let run = 0; run < 15; run++) {
    const started = performance.now();
    found = scanIds(text).length;
    times.push(performance.now() - started);
  }
  const first = times[0] ?? 0;
  const median = times.toSorted((a, b) => a - b)[7] ?? 0;
  console.log(
    `${what.padEnd(28)} first ${first.toFixed(1)} ms, median ${median.toFixed(1)} ms, ${found} ids`,
  );
}
