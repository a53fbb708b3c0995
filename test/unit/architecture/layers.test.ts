import assert from 'node:assert/strict';
import { parsed, sourceFiles } from '../../support/sources';

/*
 * The arrows of the house. A room is a folder of `src`, or a file in it; it may import from itself, from what is listed
 * here, and from nothing else. Rooms come after all that they may import, so that arrows run one way.
 */
const arrows: Readonly<Record<string, readonly string[]>> = {
  channels: [],
  ids: [],
  api: ['channels'],
  media: ['api'],
  payload: ['api/operations', 'api/rawJson', 'api/read', 'channels'],
  sample: ['api'],
  explorer: ['api', 'channels'],
  contract: ['channels'],
  ui: ['api', 'channels', 'explorer', 'ids', 'media'],
  settings: ['api', 'ids', 'ui'],
  accounts: ['api', 'ids', 'sample', 'settings', 'ui'],
  doctor: ['accounts', 'api', 'settings', 'ui'],
  tree: ['accounts', 'api', 'channels', 'explorer', 'ids', 'settings', 'ui'],
  links: ['api', 'explorer', 'ids', 'tree', 'ui'],
  webview: [],
  'webview/page': ['media'],
  details: [
    'api',
    'channels',
    'ids',
    'media',
    'payload',
    'ui/channelWords',
    'ui/foreignLink',
    'ui/notify',
    'ui/saveFile',
    'webview',
  ],
  'details/page': ['details', 'media', 'payload', 'webview/page'],
  documents: ['api', 'contract', 'explorer', 'ids', 'payload', 'tree', 'ui'],
  requests: ['accounts', 'api', 'payload', 'ui'],
  reading: ['api', 'channels', 'explorer', 'ids', 'media/link', 'tree', 'ui', 'webview'],
  'reading/page': ['reading', 'webview/page'],
  commands: [
    'accounts',
    'api',
    'details',
    'doctor',
    'documents',
    'explorer',
    'ids',
    'links',
    'payload',
    'reading',
    'requests',
    'settings',
    'tree',
    'ui',
  ],
  mediaSource: ['details', 'media', 'sample', 'tree', 'ui'],
  messageLoader: ['api', 'details', 'mediaSource', 'tree', 'ui'],
  onDemand: ['commands', 'details', 'documents', 'messageLoader', 'reading', 'tree'],
  afterActivation: ['accounts', 'documents', 'links', 'tree'],
  product: [
    'accounts',
    'afterActivation',
    'commands',
    'details',
    'documents',
    'explorer',
    'ids',
    'onDemand',
    'reading',
    'settings',
    'tree',
    'ui',
  ],
  extension: ['commands/register', 'documents/register', 'product', 'tree/treeShell'],
};

/** Files that may import a package or a module of node; a folder stands for all below it. */
const outside: Readonly<Record<string, readonly string[]>> = {
  vscode: [
    ...[
      'accounts',
      'commands',
      'details',
      'doctor',
      'documents',
      'extension.ts',
      'product.ts',
      'reading',
      'settings.ts',
      'tree',
      'ui',
    ],
    ...['links/providers.ts', 'links/register.ts'],
    ...['webview/channel.ts', 'webview/lazy.ts', 'webview/resources.ts'],
    ...['requests/showRequests.ts', 'requests/saveHar.ts', 'requests/items.ts'],
  ],
  'jsonc-parser': ['contract/read.ts'],
  axios: ['api/adapters.ts', 'api/axiosTransport.ts'],
  dompurify: ['details/page/mail/clean.ts'],
  '@csstools/css-tokenizer': ['details/page/mail/css.ts'],
  valibot: ['details', 'reading', 'webview'],
  'quicktype-core': ['payload/formats/types/generate.ts'],
  'node:crypto': ['webview'],
  'node:dns': ['media/resolve.ts'],
  'node:fs/promises': ['accounts/windowLock.ts', 'ui/saveFile.ts'],
  'node:http': ['api/nodeHttp.ts', 'api/tokenEndpoint.ts'],
  'node:https': ['api/nodeHttp.ts', 'api/tokenEndpoint.ts'],
  'node:net': ['api/nodeHttp.ts', 'media'],
  'node:os': ['tree/limitsWatch.ts'],
  'node:path': ['accounts/windowLock.ts'],
  'node:stream': ['api/nodeHttp.ts'],
  'node:timers/promises': ['accounts/windowLock.ts'],
  'node:zlib': ['api/nodeHttp.ts'],
};

const files = sourceFiles();

const roomOf = (path: string): string => {
  const page = /^(details|reading|webview)\/page\//.exec(path);
  if (page !== null) return `${page[1]}/page`;
  return (path.split('/')[0] ?? path).replace(/\.ts$/, '');
};

const isBelow = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`);

describe('the house', () => {
  it('is read as it is written', () => {
    const text = `import a from 'x'; import type { B } from './b'; import { type C } from '../c/d';
      export { e } from "./e"; const f = await import('./f'); const g = require('g'); import './h';
      type I = import('./i').I; import { type J, k } from 'node:j'; // import 'comment'`;
    const imports = parsed('room/file.ts', text).imports.map(
      ({ target, isType }) => `${target}${isType ? ' type' : ''}`,
    );
    const expected = [
      'x',
      'room/b type',
      'c/d type',
      'room/e',
      'room/f',
      'g',
      'room/h',
      'room/i type',
      'node:j',
    ];
    assert.deepEqual(imports.sort(), expected.sort());
  });

  it('has the rooms that its plan shows, and no others', () => {
    const rooms = new Set(files.map(({ path }) => roomOf(path)));
    assert.deepEqual([...rooms].sort(), Object.keys(arrows).sort());
  });

  it('has arrows that run one way', () => {
    const plan = Object.keys(arrows);
    const backwards = plan.flatMap((room, index) =>
      (arrows[room] ?? []).filter(
        (target) => plan.indexOf(roomOf(target)) >= index && roomOf(target) !== roomOf(room),
      ),
    );
    assert.deepEqual(backwards, []);
  });

  it('has no import against its arrows', () => {
    const wrong = files.flatMap(({ path, imports }) => {
      const room = roomOf(path);
      return imports
        .filter(({ isOwn, target }) => isOwn && roomOf(target) !== room)
        .filter(({ target }) => !(arrows[room] ?? []).some((place) => isBelow(target, place)))
        .map(({ target }) => `${path} -> ${target}`);
    });
    assert.deepEqual(wrong, []);
  });

  it('has no arrow that nothing runs along', () => {
    const unused = Object.entries(arrows).flatMap(([room, targets]) => {
      const own = files.filter(({ path }) => roomOf(path) === room).flatMap(({ imports }) => imports);
      return targets
        .filter((place) => !own.some(({ isOwn, target }) => isOwn && isBelow(target, place)))
        .map((place) => `${room} -> ${place}`);
    });
    assert.deepEqual(unused, []);
  });

  it('takes packages and modules of node only where it is said', () => {
    const wrong = files.flatMap(({ path, imports }) =>
      imports
        .filter(
          ({ isOwn, target }) => !isOwn && !(outside[target] ?? []).some((place) => isBelow(path, place)),
        )
        .map(({ target }) => `${path} -> ${target}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('has no VS Code in what must run without it', () => {
    const pure = [
      ...[
        'api',
        'channels',
        'contract',
        'details/page',
        'webview/page',
        'explorer',
        'ids',
        'media',
        'payload',
        'sample',
      ],
    ];
    const places = files.filter(
      ({ path, imports }) => pure.includes(roomOf(path)) && imports.some(({ target }) => target === 'vscode'),
    );
    assert.deepEqual(
      places.map(({ path }) => path),
      [],
    );
    for (const room of pure)
      assert.ok(
        files.some(({ path }) => roomOf(path) === room),
        room,
      );
  });
});
