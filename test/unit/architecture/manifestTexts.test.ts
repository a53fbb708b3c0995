import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { channels } from '../../../src/channels';
import { contextKeys } from '../../../src/ids';
import type { ViewState } from '../../../src/tree/viewState';
import { asObject, asText } from '../../support/ask';
import { leaves, manifest, menuEntries, nls, objects, part } from '../../support/manifest';
import { everyNode, sourceFiles } from '../../support/sources';

/** Members whose text a person reads. */
const shown =
  /^(title|name|contextualTitle|contents|description|markdownDescription|patternErrorMessage|enumDescriptions|enumItemLabels|markdownDeprecationMessage|deprecationMessage|shortTitle)$/;

/** Texts of the manifest that stay as they are: names, and what VS Code itself prints. */
const asTheyAre = new Set(['name', 'displayName', 'author.name']);

describe('the texts of the manifest', () => {
  const texts = leaves(manifest).filter(
    ({ path }) => !/^(scripts|devDependencies|allowScripts)\b/.test(path),
  );
  const used = texts.flatMap(({ text }) => /^%(.+)%$/.exec(text)?.[1] ?? []);

  it('are all in package.nls.json', () => {
    const untranslated = texts
      .filter(
        ({ path, key }) =>
          shown.test(/^\d+$/.test(key) ? (path.split('.').at(-2) ?? '') : key) && !asTheyAre.has(path),
      )
      .filter(({ text }) => !/^%.+%$/.test(text));
    assert.deepEqual(untranslated, []);
    assert.ok(used.length > 40);
  });

  it('are all there, and none is left over', () => {
    assert.deepEqual([...new Set(used)].sort(), Object.keys(nls).sort());
    for (const [key, text] of Object.entries(nls)) assert.notEqual(asText(text).trim(), '', key);
  });

  it('link only to commands of ours', () => {
    for (const [key, text] of Object.entries(nls)) {
      for (const link of asText(text).match(/\]\([^)]*\)/g) ?? [])
        assert.match(link, /^\]\(command:highlevel\.\w+\)$/, key);
    }
  });
});

describe('the when clauses of the manifest', () => {
  const ofVsCode = [
    'view',
    'viewItem',
    'focusedView',
    'listDoubleSelection',
    'listMultiSelection',
    'listFocus',
    'inputFocus',
    'activeWebviewPanelId',
    'webviewId',
    'resourceScheme',
    'webviewSection',
    'true',
  ];

  /** Names of context keys: what stands at the left of a comparison, or alone. */
  const keysIn = (clause: string): readonly string[] =>
    clause
      .replace(/=~\s*\/(\\.|[^/])*\/\w*/g, '')
      .split(/&&|\|\|/)
      .map((term) => term.replace(/[()!\s]/g, '').split(/[=<>]|\bin\b/)[0] ?? '');

  const clauses = leaves(manifest).filter(({ key }) => key === 'when' || key === 'enablement');

  it('are read as VS Code reads them', () => {
    assert.deepEqual(keysIn("a == b && !c || d.e =~ /^x(y|&&| )$/ && f != 'g h'"), ['a', 'c', 'd.e', 'f']);
  });

  it('name context keys that we set or VS Code has', () => {
    const known = new Set<string>([...Object.values(contextKeys), ...ofVsCode]);
    assert.ok(clauses.length > 40);
    for (const { path, text } of clauses)
      for (const key of keysIn(text)) assert.ok(known.has(key), `${path}: ${key}`);
  });

  it('use every context key that we set', () => {
    const named = new Set(clauses.flatMap(({ text }) => keysIn(text)));
    for (const key of Object.values(contextKeys)) assert.ok(named.has(key), key);
  });

  it('name our view by its id in every menu of it', () => {
    for (const { menu, when } of menuEntries.filter(({ menu: name }) => name.startsWith('view/'))) {
      assert.match(asText(when), /^view == highlevel\.conversations( |$)/, menu);
    }
  });
});

describe('the welcome texts of the manifest', () => {
  /** Every state of the view, and whether it is empty in a way that has to be explained. */
  const explained = {
    starting: false,
    loading: false,
    rows: false,
    signedOut: true,
    otherHost: true,
    keyringFailed: true,
    empty: true,
    filteredEmpty: true,
    badToken: true,
    missingScope: true,
    wrongTokenKind: true,
    wrongLocation: true,
    offline: true,
    rateLimited: true,
    dayUsedUp: true,
    badVersion: true,
    blocked: true,
    server: true,
    tooLarge: true,
    unreadable: true,
    cancelled: true,
    error: false,
  } as const satisfies Record<ViewState, boolean>;

  it('are one for each state that has neither rows nor a message, and for no other', () => {
    const states = objects('contributes', 'viewsWelcome').map(
      ({ when }) => /^highlevel\.viewState == (\w+)$/.exec(asText(when))?.[1],
    );
    const expected = Object.entries(explained).flatMap(([state, isExplained]) =>
      isExplained ? [state] : [],
    );
    assert.deepEqual(states.sort(), expected.sort());
  });

  it('each offer a button, on a line of its own', () => {
    for (const { contents } of objects('contributes', 'viewsWelcome')) {
      const text = asText(nls[asText(contents).replaceAll('%', '')]);
      assert.match(text, /^\[[^\]]+\]\(command:highlevel\.\w+\)$/m, asText(contents));
    }
  });
});

describe('icons', () => {
  const metadata = asObject(
    JSON.parse(readFileSync(require.resolve('@vscode/codicons/dist/metadata.json'), 'utf8')),
  );
  const css = readFileSync(require.resolve('@vscode/codicons/dist/codicon.css'), 'utf8');
  const isIcon = (name: string): boolean =>
    Object.hasOwn(metadata, name) || css.includes(`.codicon-${name}:before`);
  const known = (names: readonly string[]): void =>
    assert.deepEqual(
      names.filter((name) => !isIcon(name.replace(/~spin$/, ''))),
      [],
    );

  it('of the manifest are in the set of VS Code', () => {
    const names = leaves(part('contributes')).flatMap(({ text }) => text.match(/(?<=\$\()[^)]+/g) ?? []);
    assert.ok(names.length > 20);
    known(names);
  });

  it('of the channels are in the set of VS Code', () =>
    known(Object.values(channels).map(({ icon }) => icon)));

  it('of the code are in the set of VS Code', () => {
    const names: string[] = [];
    for (const { tree } of sourceFiles()) {
      everyNode(tree, (node) => {
        if (ts.isNewExpression(node) && node.expression.getText() === 'vscode.ThemeIcon') {
          everyNode(node, (inner) => {
            if (ts.isStringLiteral(inner)) names.push(inner.text);
          });
        }
        if (ts.isStringLiteralLike(node)) names.push(...(node.text.match(/(?<=\$\()[a-z-]+(?=\))/g) ?? []));
      });
    }
    // Colours stand beside icons and have a dot in their names.
    const icons = names.filter((name) => name !== '' && !name.includes('.'));
    assert.ok(icons.length > 10);
    known(icons);
  });

  it('that are not there are found', () => assert.equal(isIcon('no-such-icon'), false));
});
