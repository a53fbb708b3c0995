import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../host/paths';
import { asList, asObject, asText } from './ask';

/*
 * Hostile input that nobody on the project wrote: public lists, in a folder beside the repository. Where that folder
 * is absent a test runs on the short list that it brings along.
 */

const shared = process.env['HIGHLEVEL_SHARED'] ?? join(repositoryRoot(), '..', 'shared');
const folder = join(shared, 'corpora');

function read(name: string): readonly unknown[] | undefined {
  const file = join(folder, `${name}.json`);
  return existsSync(file) ? asList(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** The texts of a list of `{ text }` or `{ html }`. */
export function members(name: string, key: string): readonly string[] {
  return (read(name) ?? []).map((entry) => asText(asObject(entry)[key]));
}

/** A list of texts, together with the test's own. */
export function texts(name: string, own: readonly string[]): readonly string[] {
  return [...own, ...(read(name) ?? []).map(asText)];
}

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A list of byte strings with names, together with the test's own texts. */
export function files(name: string, own: Readonly<Record<string, string>>): readonly NamedBytes[] {
  const found = (read(name) ?? []).map(asObject).map((entry) => ({
    name: asText(entry['name']),
    bytes: Buffer.from(asText(entry['base64']), 'base64'),
  }));
  return [...Object.entries(own).map(([key, text]) => ({ name: key, bytes: Buffer.from(text) })), ...found];
}

export const everyVector = process.env['HIGHLEVEL_EVERY_VECTOR'] !== undefined;

/**
 * All of them where HIGHLEVEL_EVERY_VECTOR is set; else one in `n`, as all tests together have twenty minutes and a real
 * editor needs a tenth of a second for each text.
 */
export function oneIn<T>(n: number, all: readonly T[]): readonly T[] {
  return everyVector ? all : all.filter((_, at) => at % n === 0);
}
