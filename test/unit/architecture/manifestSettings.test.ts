import assert from 'node:assert/strict';
import { apiVersions } from '../../../src/api/operations';
import { asObject, asText } from '../../support/ask';
import { part, settings } from '../../support/manifest';

describe('the settings of the manifest', () => {
  const defaults: Readonly<Record<string, unknown>> = {
    'highlevel.apiBaseUrl': 'https://services.leadconnectorhq.com',
    'highlevel.appBaseUrl': 'https://app.gohighlevel.com',
    'highlevel.apiVersion': '',
    'highlevel.pageSize': 50,
    'highlevel.prefetch': true,
    'highlevel.payloadFormat': 'pretty',
    'highlevel.idLinks.enabled': true,
    'highlevel.idLinks.languages': ['*'],
    'highlevel.statusBar': true,
  };

  it('are known by name and default', () => {
    assert.deepEqual(
      Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, value['default']])),
      defaults,
    );
  });

  /** What changes white space of a copied text, or what is underlined, and nothing that leaves the machine. */
  const harmless = [
    'highlevel.payloadFormat',
    'highlevel.idLinks.enabled',
    'highlevel.idLinks.languages',
    'highlevel.statusBar',
  ];
  const shaping = Object.keys(settings).filter((name) => !harmless.includes(name));

  it('that shape a request cannot be set by a workspace', () => {
    for (const name of shaping) assert.equal(settings[name]?.['scope'], 'application', name);
  });

  it('that shape a request are restricted where the workspace is not trusted', () => {
    const { supported, restrictedConfigurations } = asObject(part('capabilities', 'untrustedWorkspaces'));
    assert.equal(supported, 'limited');
    assert.deepEqual(restrictedConfigurations, shaping);
    assert.equal(part('capabilities', 'virtualWorkspaces'), true);
  });

  it('take https addresses, and http only for this machine', () => {
    for (const name of ['highlevel.apiBaseUrl', 'highlevel.appBaseUrl']) {
      const pattern = new RegExp(asText(settings[name]?.['pattern']));
      for (const url of [
        'https://example.com',
        'https://example.com/x',
        'http://localhost',
        'http://127.0.0.1:8080/x',
        'http://[::1]:1',
      ])
        assert.match(url, pattern);
      for (const url of [
        '',
        'http://example.com',
        'http://localhost.example.com',
        'http://127.0.0.1.example.com',
        'ftp://localhost',
        'javascript:1',
      ])
        assert.doesNotMatch(url, pattern);
    }
  });

  it('offer every version that the code knows', () => {
    assert.deepEqual(settings['highlevel.apiVersion']?.['enum'], ['', ...apiVersions]);
  });

  it('keep a page between 10 and 100 rows', () => {
    const { minimum, maximum, type } = asObject(settings['highlevel.pageSize']);
    assert.deepEqual([minimum, maximum, type], [10, 100, 'integer']);
  });
});
