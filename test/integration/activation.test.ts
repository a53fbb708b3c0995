import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, section, viewId } from '../../src/ids';
import { asList, asObject, asText } from '../support/ask';
import { extension, manifest } from './support/extension';

describe('activation', () => {
  const sorted = (names: readonly string[]): readonly string[] => [...names].sort();

  /** The commands that exist now, without those VS Code makes for every view. */
  const registered = async (): Promise<readonly string[]> => {
    const all = await vscode.commands.getCommands(true);
    return sorted(all.filter((name) => name.startsWith(`${section}.`) && !name.startsWith(`${viewId}.`)));
  };

  const declared = (): readonly string[] => {
    const { commands: list } = asObject(manifest()['contributes']);
    return sorted(asList(list).map((row) => asText(asObject(row)['command'])));
  };

  before(() => extension().activate());

  it('activates', () => {
    assert.equal(extension().isActive, true);
  });

  it('registers every command of the manifest, and no other', async () => {
    assert.deepEqual(await registered(), declared());
  });

  it('knows every command of the manifest by name', () => {
    assert.deepEqual(sorted(Object.values(commands)), declared());
  });

  it('reads only settings that the manifest declares', () => {
    const { configuration } = asObject(manifest()['contributes']);
    const names = Object.keys(asObject(asObject(configuration)['properties']));
    const inspected = names.map((name) => vscode.workspace.getConfiguration().inspect(name)?.defaultValue);
    assert.ok(!inspected.includes(undefined), 'a setting has no default');
  });

  it('exports nothing: there is no API that hands out an account', () => {
    assert.equal(extension().exports, undefined);
  });
});
