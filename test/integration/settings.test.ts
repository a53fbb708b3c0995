import assert from 'node:assert/strict';
import { baseUrlOf, defaultApiBaseUrl, readSettings, requireUsable } from '../../src/settings';
import { UserError } from '../../src/ui/errorText';
import { manifest, setSetting } from './support/extension';
import { asObject, asText } from '../support/ask';

describe('settings: addresses that a token may be sent to', () => {
  const usable: Readonly<Record<string, string>> = {
    'https://services.leadconnectorhq.com': 'https://services.leadconnectorhq.com',
    'https://example.com/': 'https://example.com',
    'https://example.com/api///': 'https://example.com/api',
    'https://EXAMPLE.com:443/Api': 'https://example.com/Api',
    'https://example.com:8443': 'https://example.com:8443',
    'http://localhost:8080': 'http://localhost:8080',
    'http://127.0.0.1': 'http://127.0.0.1',
    'http://[::1]:3000/x': 'http://[::1]:3000/x',
    '  https://example.com  ': 'https://example.com',
    'https://bücher.example': 'https://xn--bcher-kva.example',
  };

  for (const [text, url] of Object.entries(usable)) {
    it(`takes ${JSON.stringify(text)} as ${url}`, () => assert.equal(baseUrlOf(text), url));
  }

  const unusable: readonly unknown[] = [
    'http://example.com',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://127.0.0.2',
    'http://0.0.0.0',
    'http://10.0.0.1',
    'http://[::ffff:10.0.0.1]',
    'http://127.0.0.1@example.com',
    'http://localhost@example.com',
    'https://user@example.com',
    'https://user:secret@example.com',
    'https://:secret@example.com',
    'https://example.com/?a=b',
    'https://example.com/#a',
    'https://exa mple.com',
    'https://example.com:99999',
    'https://',
    'ftp://example.com',
    'ws://localhost',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/plain,x',
    'command:workbench.action.quit',
    '//example.com',
    'example.com',
    '',
    ' ',
    null,
    undefined,
    7,
    {},
    ['https://example.com'],
  ];

  for (const value of unusable) {
    it(`refuses ${typeof value} ${JSON.stringify(value)}`, () => assert.equal(baseUrlOf(value), undefined));
  }
});

describe('settings: as a person sets them', () => {
  const names = ['apiBaseUrl', 'appBaseUrl', 'apiVersion', 'pageSize', 'payloadFormat', 'prefetch'] as const;
  afterEach(async () => {
    for (const name of names) await setSetting(name, undefined);
  });

  it('are those of the manifest when nothing is set', () => {
    const { configuration } = asObject(manifest()['contributes']);
    const properties = asObject(asObject(configuration)['properties']);
    const declared = (name: string): unknown => asObject(properties[`highlevel.${name}`])['default'];
    const { apiVersion, problems, ...others } = readSettings();
    assert.deepEqual(others, Object.fromEntries(Object.keys(others).map((name) => [name, declared(name)])));
    assert.deepEqual([apiVersion ?? '', problems], [declared('apiVersion'), []]);
  });

  const cases: readonly (readonly [(typeof names)[number], set: unknown, read: unknown])[] = [
    ['apiBaseUrl', 'https://api.example.com/', 'https://api.example.com'],
    ['apiVersion', 'v3', 'v3'],
    ['apiVersion', '1999-01-01', undefined],
    ['apiVersion', 'v3\r\nX-Evil: 1', undefined],
    ['pageSize', 20, 20],
    ['pageSize', 1, 10],
    ['pageSize', 1e9, 100],
    ['pageSize', 33.4, 33],
    ['pageSize', 'many', 50],
    ['payloadFormat', 'received', 'received'],
    ['payloadFormat', 'yaml', 'pretty'],
    ['prefetch', false, false],
    ['prefetch', 'no', true],
  ];

  for (const [name, set, read] of cases) {
    it(`${name}: ${JSON.stringify(set)} is read as ${String(read)}`, async () => {
      await setSetting(name, set);
      assert.equal(readSettings()[name], read);
    });
  }

  it('name an address that cannot be used, and use none in its place without a word', async () => {
    requireUsable(readSettings(), 'highlevel.apiBaseUrl');
    await setSetting('apiBaseUrl', 'http://example.com');
    const settings = readSettings();
    assert.deepEqual(settings.problems, ['highlevel.apiBaseUrl']);
    assert.equal(settings.apiBaseUrl, defaultApiBaseUrl);
    requireUsable(settings, 'highlevel.appBaseUrl');
    assert.throws(
      () => requireUsable(settings, 'highlevel.apiBaseUrl'),
      (error) => {
        assert.ok(error instanceof UserError);
        assert.match(
          asText(error.shown.text),
          /^The setting highlevel\.apiBaseUrl is not a usable address\./,
        );
        assert.equal(error.shown.actions[0]?.command, 'highlevel.openSettings');
        return true;
      },
    );
  });
});
