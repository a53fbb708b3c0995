import { stringEnd } from '../api/rawJson';
import { Refusal } from './refusal';

/*
 * JSON as a tree that forgets nothing: a number is its digits, an object its members in order, duplicates included.
 * `JSON.parse` would round numbers beyond 2^53, drop the first of two equal keys and treat `__proto__` apart.
 */

export type ExactValue =
  | { readonly kind: 'object'; readonly members: readonly Member[] }
  | { readonly kind: 'array'; readonly items: readonly ExactValue[] }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'word'; readonly word: 'true' | 'false' | 'null' };

export interface Member {
  readonly key: string;
  readonly value: ExactValue;
}

/** Deeper than any payload, and within what every compiler reads. */
export const maxDepth = 90;

/** @throws Refusal `notJson`, `tooDeep` */
export function parseExact(text: string): ExactValue {
  const reader = new Reader(text);
  const value = reader.value(0);
  reader.end();
  return value;
}

/** The value of a member; the last of that name wins, as in `JSON.parse`. */
export function member(value: ExactValue | undefined, key: string): ExactValue | undefined {
  return value?.kind === 'object' ? value.members.findLast((one) => one.key === key)?.value : undefined;
}

/** A text with something in it, or the digits of a number. */
export function textOf(value: ExactValue | undefined): string | undefined {
  if (value?.kind === 'number') return value.digits;
  return value?.kind === 'string' && value.text !== '' ? value.text : undefined;
}

export const exactText = (text: string): ExactValue => ({ kind: 'string', text });

/** An object; members without a value are left out. */
export function exactObject(members: readonly (readonly [string, ExactValue | undefined])[]): ExactValue {
  return {
    kind: 'object',
    members: members.flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }])),
  };
}

const space = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /true|false|null/y;

class Reader {
  #at = 0;

  constructor(private readonly text: string) {}

  value(depth: number): ExactValue {
    if (depth > maxDepth) throw new Refusal('tooDeep');
    this.#match(space);
    const first = this.text[this.#at];
    if (first === '{') return { kind: 'object', members: this.#list('}', () => this.#member(depth)) };
    if (first === '[') return { kind: 'array', items: this.#list(']', () => this.value(depth + 1)) };
    if (first === '"') return { kind: 'string', text: this.#string() };
    const digits = this.#match(number);
    if (digits !== '') return { kind: 'number', digits };
    const found = this.#match(word);
    if (found === 'true' || found === 'false' || found === 'null') return { kind: 'word', word: found };
    throw new Refusal('notJson');
  }

  end(): void {
    this.#match(space);
    if (this.#at < this.text.length) throw new Refusal('notJson');
  }

  #member(depth: number): Member {
    this.#match(space);
    const key = this.#string();
    this.#match(space);
    this.#expect(':');
    return { key, value: this.value(depth + 1) };
  }

  #list<T>(close: string, item: () => T): T[] {
    this.#at++;
    this.#match(space);
    const items: T[] = [];
    if (this.text[this.#at] !== close) {
      do items.push(item());
      while (this.#next());
    }
    this.#expect(close);
    return items;
  }

  /** Past a comma, if there is one. */
  #next(): boolean {
    this.#match(space);
    if (this.text[this.#at] !== ',') return false;
    this.#at++;
    return true;
  }

  #string(): string {
    if (this.text[this.#at] !== '"') throw new Refusal('notJson');
    const end = stringEnd(this.text, this.#at);
    const source = this.text.slice(this.#at, end);
    this.#at = end;
    try {
      return String(JSON.parse(source));
    } catch {
      throw new Refusal('notJson');
    }
  }

  #expect(char: string): void {
    this.#match(space);
    if (this.text[this.#at] !== char) throw new Refusal('notJson');
    this.#at++;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }
}
