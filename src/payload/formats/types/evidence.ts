import { parseExact, type ExactValue } from '../../exactJson';
import { eachRow, type RenderContext } from '../format';
import { isInt64, isInteger, isSafe } from '../literals/numbers';
import type { Row } from '../row';

/*
 * What a payload says about types, without what it says about people: texts become empty, numbers one of two, and rows
 * of one shape become one. That keeps the generator fast, whatever is loaded, and hands it no hostile text.
 */

export interface Evidence {
  /** JSON texts, each of another shape. */
  readonly samples: readonly string[];
  /** Keys that the generator gets under another name, by the number in that name; the first has number 1. */
  readonly oddKeys: readonly string[];
  /** Some integer has more digits than a double holds. */
  readonly hasBigNumbers: boolean;
}

export async function gatherEvidence(
  rows: readonly Row[],
  context: RenderContext,
  hasBigIntegers: boolean,
): Promise<Evidence> {
  const gatherer = new Gatherer(hasBigIntegers);
  const samples = await eachRow(rows, context, ({ json }) => gatherer.shape(parseExact(json)));
  return {
    samples: [...new Set(samples)],
    oddKeys: ['', ...gatherer.oddKeys.keys()],
    hasBigNumbers: gatherer.hasBigNumbers,
  };
}

/** The generator's name for an odd key. It has spaces, so that every language quotes it, and no usual key has any. */
const standIn = (number: number): string => `odd key ${number}`;

/** A quoted stand-in in generated code. */
export const standInPattern = /(["'])odd key (\d+)\1/g;

/** Keys that no quote, comment or identifier of any language minds. */
const usualKey = /^[A-Za-z_][\w.-]{0,80}$/;

class Gatherer {
  readonly oddKeys = new Map<string, string>();
  hasBigNumbers = false;

  /** @param hasBigIntegers whether the language's integers have any size; else those beyond 64 bits are fractions */
  constructor(private readonly hasBigIntegers: boolean) {}

  shape(value: ExactValue): string {
    switch (value.kind) {
      case 'string':
        return '""';
      case 'word':
        return value.word === 'null' ? 'null' : 'true';
      case 'number':
        return this.#number(value.digits);
      case 'array':
        return `[${[...new Set(value.items.map((item) => this.shape(item)))].join(',')}]`;
      case 'object': {
        // A key that comes twice is one member: the last, as parsers have it.
        const members = new Map(value.members.map(({ key, value: inner }) => [key, this.shape(inner)]));
        return `{${[...members].map(([key, inner]) => `"${this.#key(key)}":${inner}`).join(',')}}`;
      }
    }
  }

  #number(digits: string): string {
    if (!isInteger(digits)) return '1.5';
    this.hasBigNumbers ||= !isSafe(digits);
    return this.hasBigIntegers || isInt64(digits) ? '1' : '1.5';
  }

  #key(key: string): string {
    if (usualKey.test(key) && key !== '__proto__') return key;
    const known = this.oddKeys.get(key) ?? standIn(this.oddKeys.size + 1);
    this.oddKeys.set(key, known);
    return known;
  }
}
