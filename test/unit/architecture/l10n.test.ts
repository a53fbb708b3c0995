import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../host/paths';
import { asObject, asText } from '../../support/ask';
import { fixedParts, indirectCalls, translatableTexts, untranslated } from '../../support/l10n';
import { nls, part } from '../../support/manifest';
import { parsed } from '../../support/sources';

/** As VS Code names them in the names of its files. */
const languages = ['es', 'pt-br'];

const read = (name: string): Readonly<Record<string, string>> => {
  const path = join(repositoryRoot(), name);
  assert.ok(existsSync(path), `${name} is missing`);
  const entries = Object.entries(asObject(JSON.parse(readFileSync(path, 'utf8'))));
  return Object.fromEntries(entries.map(([key, text]) => [key, asText(text)]));
};

/** Every text of `english` is translated once, to something, and keeps what is not language. */
function compare(english: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): void {
  const lacking = Object.keys(english).filter((key) => !(key in other));
  const left = Object.keys(other).filter((key) => !(key in english));
  assert.deepEqual({ lacking, left }, { lacking: [], left: [] });
  const empty = Object.keys(other).filter((key) => other[key]?.trim() === '');
  assert.deepEqual(empty, []);
  const changed = Object.keys(other).filter(
    (key) => String(fixedParts(other[key] ?? '')) !== String(fixedParts(english[key] ?? '')),
  );
  assert.deepEqual(changed, []);
}

describe('the translated texts', () => {
  const { texts, indirect, hidden } = translatableTexts();
  const english = Object.fromEntries([...texts].map((text) => [text, text]));

  it('are found wherever they are written', () => {
    const text = `const { t } = vscode.l10n; t('a', 1); vscode.l10n.t('b'); f(vscode.l10n.t); g(t(c.d));
      const { t: u } = vscode.l10n; const w = vscode.l10n.t; function h(x: Translate, t: Translate) {}`;
    const found = translatableTexts([parsed('room/file.ts', text)]);
    assert.ok(found.texts.has('a') && found.texts.has('b'));
    assert.deepEqual([...found.indirect], ['room/file.ts: c.d']);
    assert.equal(found.hidden.length, 3, found.hidden.join('\n'));
  });

  it('are all known: those that are not written in the call are of a table that is read here', () => {
    assert.deepEqual([...indirect].sort(), Object.keys(indirectCalls).sort());
    assert.deepEqual(hidden, []);
    assert.ok(texts.size > 400);
  });

  it('are all that people read: nothing is written in English alone', () => {
    const text = `import * as v from 'vscode'; f({ label: x ? 'Two words' : t('no'), id: 'id' }); item.tooltip = \`$(add) \${y} Word\`;`;
    assert.deepEqual(untranslated([parsed('room/file.ts', text)]), [
      'room/file.ts: Two',
      'room/file.ts: words',
      'room/file.ts: Word',
    ]);
    // The beginning of a token, a method and a unit.
    const known = ['commands/askToken.ts: pit', 'requests/items.ts: GET', 'requests/items.ts: ms'];
    assert.deepEqual(untranslated(), known);
  });

  it('are found by VS Code', () => assert.equal(part('l10n'), './l10n'));

  for (const language of languages) {
    it(`are complete in ${language}`, () => compare(english, read(`l10n/bundle.l10n.${language}.json`)));

    it(`of the manifest are complete in ${language}`, () => {
      const ofManifest = Object.fromEntries(Object.entries(nls).map(([key, text]) => [key, asText(text)]));
      compare(ofManifest, read(`package.nls.${language}.json`));
    });
  }

  it('are one text, where the manifest and the sources say the same', () => {
    for (const language of languages) {
      const ofSources = read(`l10n/bundle.l10n.${language}.json`);
      const ofManifest = read(`package.nls.${language}.json`);
      const differ = Object.entries(nls)
        .filter(([key, text]) => (ofSources[asText(text)] ?? ofManifest[key]) !== ofManifest[key])
        .map(([key]) => key);
      assert.deepEqual(differ, [], language);
    }
  });
});
