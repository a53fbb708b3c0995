/*
 * Chance without state: a value depends on its own key and on nothing drawn before it, so that a line added to one
 * story leaves the ids and dates of all the others alone, and the rows of the long thread can be made in any order.
 */

const seed = 'conversation-explorer-sample-1';
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A well mixed unsigned 32-bit number (FNV-1a, then the finaliser of MurmurHash3). */
export function hash(key: string): number {
  let h = 0x811c9dc5;
  const text = seed + key;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** One of the items, always the same for the same key. */
export function pick<T>(items: readonly [T, ...T[]], key: string): T {
  return items[hash(key) % items.length] ?? items[0];
}

function characters(from: string, key: string, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) {
    text += from.charAt(hash(`${key}#${i}`) % from.length);
  }
  return text;
}

export function hex(key: string, length: number): string {
  return characters('0123456789abcdef', key, length);
}

/** An id of HighLevel's usual shape, 20 letters and digits, that begins readably. */
export function makeId(readable: string): string {
  const start = readable.replace(/[^A-Za-z0-9]/g, '').slice(0, 15);
  return start + characters(alphabet, readable, 20 - start.length);
}

/** Looks like the UUID that HighLevel's support asks for; the same request has the same one. */
export function traceId(key: string): string {
  const part = (name: string, length: number): string => hex(`trace ${name} ${key}`, length);
  return `${part('a', 8)}-${part('b', 4)}-4${part('c', 3)}-a${part('d', 3)}-${part('e', 12)}`;
}
