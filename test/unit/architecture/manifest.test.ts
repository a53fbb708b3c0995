import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { visit } from 'jsonc-parser';
import * as ids from '../../../src/ids';
import { repositoryRoot } from '../../host/paths';
import { asObject, asText } from '../../support/ask';
import {
  declaredCommands,
  leaves,
  manifest,
  manifestText,
  menuEntries,
  nls,
  nlsText,
  objects,
  part,
} from '../../support/manifest';

/** Keys that are written twice in a JSON text: all but the last are lost without a word. */
function doubledKeys(text: string): readonly string[] {
  const seen: Set<string>[] = [];
  const doubled: string[] = [];
  visit(text, {
    onObjectBegin: () => void seen.push(new Set()),
    onObjectEnd: () => void seen.pop(),
    onObjectProperty: (name) => {
      if (seen.at(-1)?.has(name) === true) doubled.push(name);
      seen.at(-1)?.add(name);
    },
  });
  return doubled;
}

describe('the manifest', () => {
  it('has no key twice, and neither have its texts', () => {
    assert.deepEqual([doubledKeys(manifestText), doubledKeys(nlsText)], [[], []]);
    assert.deepEqual(doubledKeys('{"a":{"b":1},"c":{"b":1},"a":2}'), ['a']);
  });

  it('has the names that other work relies on', () => {
    assert.deepEqual(
      {
        name: manifest['name'],
        publisher: manifest['publisher'],
        displayName: manifest['displayName'],
        engines: manifest['engines'],
        extensionKind: manifest['extensionKind'],
      },
      {
        name: 'highlevel-conversations',
        publisher: 'conversation-explorer',
        displayName: 'Conversation Explorer for HighLevel',
        engines: { vscode: '^1.101.0' },
        extensionKind: ['ui', 'workspace'],
      },
    );
    assert.equal(ids.extensionId, `${asText(manifest['publisher'])}.${asText(manifest['name'])}`);
  });

  it('has the container and the view that the code names', () => {
    assert.deepEqual(
      objects('contributes', 'viewsContainers', 'activitybar').map(({ id }) => id),
      ['highlevel'],
    );
    assert.deepEqual(Object.keys(asObject(part('contributes', 'views'))), ['highlevel']);
    assert.deepEqual(
      objects('contributes', 'views', 'highlevel').map(({ id }) => id),
      [ids.viewId],
    );
    assert.deepEqual(
      [ids.viewId, ids.detailsViewType, ids.documentScheme, ids.section],
      ['highlevel.conversations', 'highlevel.message', 'highlevel', 'highlevel'],
    );
  });

  it('wakes the extension for panels and documents that are restored', () => {
    const events = JSON.stringify(manifest['activationEvents']);
    assert.ok(events.includes(`"onWebviewPanel:${ids.detailsViewType}"`));
    assert.ok(events.includes(`"onWebviewPanel:${ids.readingViewType}"`));
    assert.ok(events.includes(`"onFileSystem:${ids.documentScheme}"`));
    assert.ok(events.includes('"onUri"'), 'links from outside');
    // Ids in terminals have no event of their own, and `onLanguage:json` comes in every window while it starts.
    assert.ok(events.includes('"onStartupFinished"'));
    assert.doesNotMatch(events, /"\*"/);
  });

  it('names only files that are there', () => {
    const named = leaves(manifest).filter(({ text }) => /^(\.\/)?(media|dist|l10n)\b/.test(text));
    assert.ok(named.length >= 3);
    for (const { path, text } of named)
      assert.ok(existsSync(join(repositoryRoot(), text)), `${path}: ${text}`);
  });
});

describe('the commands of the manifest', () => {
  it('are those of the code, each once', () => {
    assert.deepEqual([...declaredCommands].sort(), Object.values(ids.commands).sort());
    for (const [key, id] of Object.entries(ids.commands)) assert.equal(id, `highlevel.${key}`);
  });

  it('include every command that other work relies on', () => {
    const promised = [
      ...[
        'signIn',
        'signOut',
        'openSampleAccount',
        'findById',
        'openMessage',
        'copyPayload',
        'insertPayload',
      ],
      ...['openPayload', 'refresh', 'loadMore', 'loadAll', 'searchConversations', 'filterConversations'],
      ...['openInBrowser', 'showLog'],
    ];
    for (const name of promised) assert.ok(declaredCommands.includes(`highlevel.${name}`), name);
  });

  it('each have one rule of their own for the palette', () => {
    const ruled = menuEntries.filter(({ menu }) => menu === 'commandPalette');
    assert.deepEqual(ruled.map(({ command }) => command).sort(), [...declaredCommands].sort());
    for (const { command, when } of ruled) assert.equal(typeof when, 'string', String(command));
  });

  it('each have a title, the same category and an icon', () => {
    for (const { command, title, category, icon } of objects('contributes', 'commands')) {
      assert.equal(category, 'HighLevel');
      assert.equal(title, `%${asText(command).replace('highlevel.', 'command.')}%`);
      assert.match(asText(icon), /^\$\(.+\)$/, asText(command));
    }
  });

  it('are the only ones that menus, keys and welcome texts name', () => {
    const inMenus = menuEntries.flatMap(({ command, submenu }) =>
      submenu === undefined ? [asText(command)] : [],
    );
    const inKeys = objects('contributes', 'keybindings').map(({ command }) => asText(command));
    const inTexts = Object.values(nls).flatMap((text) => asText(text).match(/(?<=\(command:)[^)?]+/g) ?? []);
    assert.ok(inTexts.length > 10);
    for (const command of [...inMenus, ...inKeys, ...inTexts])
      assert.ok(declaredCommands.includes(command), command);
  });

  it('stand in every submenu that a menu shows, and each submenu is shown', () => {
    const shown = new Set(
      menuEntries.flatMap(({ submenu }) => (submenu === undefined ? [] : [asText(submenu)])),
    );
    const declared = objects('contributes', 'submenus').map(({ id }) => asText(id));
    assert.deepEqual([...shown].sort(), declared.sort());
    for (const id of declared)
      assert.ok(
        menuEntries.some(({ menu }) => menu === id),
        id,
      );
  });
});
