import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../host/paths';

/** What the extension says in a language, by its English. */
export interface Words {
  readonly language: string;
  /** A text of the sources, its places filled in. */
  readonly t: (text: string, ...fillings: readonly (string | number)[]) => string;
  /** A text of the manifest, by its key. */
  readonly nls: (key: string) => string;
}

export function wordsOf(language: string): Words {
  const english = language === 'en';
  const bundle = english ? {} : texts('l10n', `bundle.l10n.${language}.json`);
  const manifest = texts(english ? 'package.nls.json' : `package.nls.${language}.json`);
  return {
    language,
    t: (text, ...fillings) => {
      const said = english ? text : bundle[text];
      assert.ok(said !== undefined, `not in ${language}: ${text}`);
      return said.replace(/\{(\d)\}/g, (_, place: string) => String(fillings[Number(place)]));
    },
    nls: (key) => manifest[key] ?? assert.fail(`not in ${language}: ${key}`),
  };
}

function texts(...path: readonly string[]): Readonly<Record<string, string>> {
  const parsed: unknown = JSON.parse(readFileSync(join(repositoryRoot(), ...path), 'utf8'));
  assert.ok(typeof parsed === 'object' && parsed !== null);
  return Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key, String(value)]));
}

/** A welcome text as its view shows it: lines, and which of them are buttons. */
export function welcomeOf(contents: string): { readonly lines: string[]; readonly buttons: string[] } {
  const lines = contents.split('\n');
  const label = (line: string): string => line.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  const buttons = lines.filter((line) => /^\[[^\]]*\]\([^)]*\)$/.test(line));
  return { lines: lines.map(label), buttons: buttons.map(label) };
}
