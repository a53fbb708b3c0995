import { setTimeout as delay } from 'node:timers/promises';

/** Asks until the answer is neither undefined nor false; fails with a sentence naming what was awaited. */
export async function until<T>(
  what: string,
  ask: () => T | Promise<T>,
  limitMs = 30_000,
): Promise<Exclude<T, undefined | false>> {
  const end = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (isThere(answer)) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`Waited ${limitMs / 1000} s for ${what}.`);
    }
    await delay(50);
  }
}

function isThere<T>(answer: T): answer is Exclude<T, undefined | false> {
  return answer !== undefined && answer !== false;
}
