import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../host/paths';
import { asList, asObject, asText, isObject, type JsonObject } from './ask';

/* package.json as VS Code reads it; what is not of the expected shape throws. */

export const manifestText = readFileSync(join(repositoryRoot(), 'package.json'), 'utf8');
export const nlsText = readFileSync(join(repositoryRoot(), 'package.nls.json'), 'utf8');

export const manifest: JsonObject = asObject(JSON.parse(manifestText));
export const nls: JsonObject = asObject(JSON.parse(nlsText));

/** A part of the manifest by its path: `part('contributes', 'views')`. */
export function part(...path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => asObject(value)[key], manifest);
}

export const objects = (...path: readonly string[]): readonly JsonObject[] =>
  asList(part(...path)).map(asObject);

export const declaredCommands: readonly string[] = objects('contributes', 'commands').map((entry) =>
  asText(entry['command']),
);

/** Every setting with what is declared of it. */
export const settings: Readonly<Record<string, JsonObject>> = Object.fromEntries(
  Object.entries(asObject(part('contributes', 'configuration', 'properties'))).map(([name, value]) => [
    name,
    asObject(value),
  ]),
);

/** Every entry of every menu, with the menu's name. */
export const menuEntries: readonly (JsonObject & { readonly menu: string })[] = Object.entries(
  asObject(part('contributes', 'menus')),
).flatMap(([menu, entries]) => asList(entries).map((entry) => ({ ...asObject(entry), menu })));

export interface Leaf {
  /** `contributes.commands.3.title` */
  readonly path: string;
  readonly key: string;
  readonly text: string;
}

/** Every text below a value. */
export function leaves(value: unknown, path: readonly string[] = []): readonly Leaf[] {
  if (typeof value === 'string') return [{ path: path.join('.'), key: path.at(-1) ?? '', text: value }];
  const entries = Array.isArray(value) ? value.map((entry, at) => [String(at), entry] as const) : [];
  return [...entries, ...(isObject(value) ? Object.entries(value) : [])].flatMap(([key, entry]) =>
    leaves(entry, [...path, key]),
  );
}
