import assert from 'node:assert/strict';
import type { LookupAddress } from 'node:dns';
import { get, globalAgent } from 'node:https';
import { isPublicAddress } from '../../../src/media/address';
import { createDownload, type Download, type DownloadOptions } from '../../../src/media/download';
import { DownloadError } from '../../../src/media/downloadError';
import { guardedLookup, type Resolver } from '../../../src/media/resolve';
import { never } from '../../support/apiHarness';
import { createAuthority, issue } from '../../support/certificates';
import { hang } from '../../support/faults';
import { startLoopbackApi, type LoopbackApi } from '../../support/loopbackApi';

const wanted = { limit: 1e6 };
const file = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7) % 256));

/** How a download ended: `failure` or `failure code`. */
async function endOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => 'came',
    (failed: unknown) => failed,
  );
  assert.ok(error instanceof DownloadError, String(error));
  return error.message;
}

describe('a download', () => {
  let server: LoopbackApi;
  const authority = createAuthority('Downloads of a test');
  const trusted = globalAgent.options.ca;

  before(async () => {
    globalAgent.options.ca = authority.cert;
    server = await startLoopbackApi({
      https: issue(authority, { hosts: ['files.example', 'other.example', 'third.example'] }),
    });
  });
  beforeEach(() => void server.requests.splice(0));
  after(async () => {
    globalAgent.options.ca = trusted;
    await server.close();
  });

  const port = (): string => new URL(server.url).port;
  const link = (path = '/a.png', host = 'files.example'): string => `https://${host}:${port()}${path}`;

  /** Names of the open internet, which are this machine for the time of the test. */
  const own: Resolver = {
    resolve: (_host, _options, answer) => answer(null, [{ address: '127.0.0.1', family: 4 }]),
    isPublic: () => true,
  };
  /** The real rule, with name servers that say this. */
  const real = (...answers: readonly (readonly string[])[]): Resolver => {
    let asked = 0;
    const addresses = (): LookupAddress[] =>
      (answers[Math.min(asked++, answers.length - 1)] ?? []).map((address) => ({
        address,
        family: address.includes(':') ? 6 : 4,
      }));
    return { resolve: (_host, _options, answer) => answer(null, addresses()), isPublic: isPublicAddress };
  };
  const download = (more: Partial<DownloadOptions> = {}): Download =>
    createDownload({ userAgent: 'tests/1', resolver: own, ...more });
  const answerWith = (
    status: number,
    headers: Readonly<Record<string, string>>,
    body: Uint8Array = file,
  ): void => void server.respondNext(/.*/, { status, headers, body });

  it('brings the file byte for byte, and tells how much has come', async () => {
    answerWith(200, { 'content-length': '5000' });
    const seen: unknown[] = [];
    const bytes = await download()(link(), { ...wanted, onProgress: (...at) => seen.push(at) }, never);
    assert.ok(file.equals(bytes));
    assert.deepEqual(seen.at(-1), [5000, 5000]);
  });

  it('sends no token, no cookie and no referrer', async () => {
    answerWith(200, {});
    await download()(link('/a?sig=a%2Fb%2Bc'), wanted, never);
    const [request] = server.requests;
    assert.deepEqual(Object.keys(request?.headers ?? {}).sort(), [
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
    assert.deepEqual(request?.query, { sig: 'a/b+c' });
    assert.equal(request.method, 'GET');
  });

  const refused: Readonly<Record<string, readonly [link: string, end: string]>> = {
    http: ['http://files.example/x', 'refused'],
    file: ['file:///etc/passwd', 'refused'],
    data: ['data:image/png;base64,AA', 'refused'],
    ftp: ['ftp://files.example/x', 'refused'],
    javascript: ['javascript:alert(1)', 'refused'],
    'a user name': ['https://user:secret@files.example/x', 'refused'],
    'this machine': ['https://127.0.0.1/x', 'inner'],
    'this machine as one number': ['https://2130706433/x', 'inner'],
    'this machine in IPv6': ['https://[::1]/x', 'inner'],
    'this machine in IPv6 in IPv4': ['https://[::ffff:127.0.0.1]/x', 'inner'],
    'a private network': ['https://10.0.0.8/x', 'inner'],
    'the metadata of a cloud': ['https://169.254.169.254/latest/meta-data', 'inner'],
    localhost: ['https://localhost/x', 'inner'],
    'a name without a dot': ['https://intranet/x', 'inner'],
  };
  for (const [what, [address, end]] of Object.entries(refused)) {
    it(`is refused before anything is asked: ${what}`, async () => {
      let asked = 0;
      const resolver: Resolver = { ...own, resolve: () => asked++ };
      assert.equal(await endOf(download({ resolver })(address, wanted, never)), end);
      assert.equal(asked, 0);
    });
  }

  const inner: readonly (readonly string[])[] = [
    ...[['127.0.0.1'], ['10.0.0.1'], ['169.254.169.254'], ['::1'], ['fd00::1'], ['::ffff:192.168.0.1']],
    ['93.184.216.34', '127.0.0.1'],
    [],
  ];
  for (const addresses of inner) {
    it(`is refused where the name leads to [${addresses.join(', ')}]`, async () => {
      const before = server.connections;
      assert.equal(await endOf(download({ resolver: real(addresses) })(link(), wanted, never)), 'inner');
      assert.equal(server.connections, before, 'nobody was asked');
    });
  }

  it('does not go over a connection that somebody else opened to the host', async () => {
    const address = link('/', 'third.example');
    const options = {
      lookup: guardedLookup(own),
      headers: { 'user-agent': 'somebody else' },
      agent: globalAgent,
    };
    await new Promise((done) => get(address, options, (response) => response.resume().on('close', done)));
    const before = server.connections;
    answerWith(200, {});
    await download()(address, wanted, never);
    assert.equal(server.connections, before + 1);
    globalAgent.destroy();
  });

  it('is refused where the name leads elsewhere the second time it is looked up', async () => {
    const before = server.connections;
    const resolver = real(['93.184.216.34'], ['127.0.0.1']);
    assert.equal(await endOf(download({ resolver })(link('/', 'third.example'), wanted, never)), 'inner');
    assert.equal(server.connections, before);
  });

  it('follows where the host forwards to, without a word of where it comes from', async () => {
    answerWith(302, { location: link('/b.png?x=1', 'other.example'), 'set-cookie': 'a=b' });
    answerWith(200, {});
    assert.ok(file.equals(await download()(link(), wanted, never)));
    const [, second] = server.requests;
    assert.equal(second?.headers.host, `other.example:${port()}`);
    assert.deepEqual(
      [second.headers.cookie, second.headers.referer, second.path],
      [undefined, undefined, '/b.png'],
    );
  });

  const forwards: Readonly<Record<string, string>> = {
    'http://files.example/x': 'refused',
    'file:///etc/passwd': 'refused',
    'https://127.0.0.1/x': 'inner',
    'https://[::1]:8443/x': 'inner',
    'https://169.254.169.254/': 'inner',
    '//localhost/x': 'inner',
    'https://a@files.example/': 'refused',
    'https://': 'refused',
  };
  for (const [location, end] of Object.entries(forwards)) {
    it(`does not follow to ${location}`, async () => {
      answerWith(301, { location });
      assert.equal(await endOf(download()(link(), wanted, never)), end);
      assert.equal(server.requests.length, 1);
    });
  }

  it('does not follow for ever', async () => {
    server.respondNext(/.*/, { status: 302, headers: { location: '/again' } }, 20);
    assert.equal(await endOf(download()(link(), wanted, never)), 'forwards');
    assert.equal(server.requests.length, 6);
    await startOver();
  });

  /** Scripts that are left answer the next tests. */
  async function startOver(): Promise<void> {
    await server.close();
    server = await startLoopbackApi({
      https: issue(authority, { hosts: ['files.example', 'other.example', 'third.example'] }),
    });
  }

  for (const status of [401, 403, 404, 410, 500, 204, 206, 304]) {
    it(`is no file where the host answers ${status}`, async () => {
      answerWith(status, {}, Buffer.from(status === 204 || status === 304 ? '' : 'no'));
      assert.equal(await endOf(download()(link(), wanted, never)), `status ${status}`);
    });
  }

  it('is not read where it is announced as too large, and no further than the limit where it is not', async () => {
    answerWith(200, { 'content-length': '5000' });
    assert.equal(await endOf(download()(link(), { limit: 4999 }, never)), 'tooLarge');
    answerWith(200, {});
    assert.equal(await endOf(download()(link(), { limit: 4999 }, never)), 'tooLarge');
  });

  it('ends with its request when it is cancelled', async () => {
    server.respondNext(/.*/, (_request, response) => {
      response.writeHead(200, { 'content-length': '5000' }).write('begins');
    });
    const person = new AbortController();
    const work = download()(link(), { ...wanted, onProgress: () => person.abort() }, person.signal);
    assert.equal(await endOf(work), 'cancelled');
    while (server.requests[0]?.closedEarly !== true) await new Promise(setImmediate);
    assert.equal(await endOf(download()(link(), wanted, AbortSignal.abort())), 'cancelled');
  });

  it('waits for no name server once it is cancelled, or its time is up', async () => {
    const person = new AbortController();
    const cancelled: Resolver = { ...own, resolve: () => person.abort() };
    assert.equal(await endOf(download({ resolver: cancelled })(link(), wanted, person.signal)), 'cancelled');
    const silent: Resolver = { ...own, resolve: () => undefined };
    for (const limit of ['patience', 'deadline']) {
      assert.equal(
        await endOf(download({ resolver: silent, [limit]: 50 })(link(), wanted, never)),
        'timeout',
        limit,
      );
    }
  });

  it('is given up where nothing comes', async () => {
    server.respondNext(/.*/, hang);
    assert.equal(await endOf(download({ patience: 200 })(link(), wanted, never)), 'timeout');
    server.respondNext(/.*/, async (_request, response) => {
      response.writeHead(200);
      while (!response.destroyed) {
        response.write('.');
        await new Promise((next) => setTimeout(next, 20));
      }
    });
    assert.equal(await endOf(download({ deadline: 300 })(link(), wanted, never)), 'timeout');
  });

  it('names what the network says', async () => {
    const fails: Resolver = {
      ...own,
      resolve: (_host, _options, answer) => answer(Object.assign(new Error('x'), { code: 'ENOTFOUND' }), []),
    };
    assert.equal(await endOf(download({ resolver: fails })(link(), wanted, never)), 'network ENOTFOUND');
    const stranger = link('/', 'unknown.example');
    assert.equal(await endOf(download()(stranger, wanted, never)), 'network ERR_TLS_CERT_ALTNAME_INVALID');
  });
});
