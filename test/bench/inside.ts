import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../host/paths';
import { runExtensionTests } from '../host/runExtensionTests';
import { createAuthority, issue } from '../support/certificates';
import { numbersOf, startServerProcess } from './child';
import { ratio, type Figure } from './figures';

/** 100 pages of 100 messages over TLS from inside the extension host, whose network modules VS Code has patched. */
export async function inside(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'highlevel-bench-'));
  const file = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const authority = createAuthority('Bench');
  const { key, cert } = issue(authority, { hosts: ['127.0.0.1'] });
  const files = [await file('key.pem', key), await file('cert.pem', cert)];
  const server = await startServerProcess(join(__dirname, 'inside', 'server.js'), ['10000', ...files]);
  const workspace = join(folder, 'workspace');
  await mkdir(workspace);
  const results = join(folder, 'results.json');
  try {
    await runExtensionTests({
      extensionPath: repositoryRoot(),
      testsPath: join(__dirname, 'inside', 'index.js'),
      workspace,
      env: {
        SSL_CERT_FILE: await file('authority.pem', authority.cert),
        HIGHLEVEL_BENCH_URL: server.url,
        HIGHLEVEL_BENCH_RESULTS: results,
      },
    });
    return figuresOf(JSON.parse(await readFile(results, 'utf8')));
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function figuresOf(samples: unknown): Figure[] {
  const of = (name: string, figure: string): number[] => {
    const list: unknown =
      samples instanceof Object ? new Map<string, unknown>(Object.entries(samples)).get(name) : [];
    return (Array.isArray(list) ? list : []).map((one) => numbersOf(one)(figure));
  };
  const figure = (name: string, measure: 'wallMs' | 'cpuMs', target?: number): Figure =>
    ratio(
      `100 pages over TLS in the host: ${measure === 'wallMs' ? 'time' : 'CPU'}, ${name}`,
      of(name, measure),
      of('bareFetch', measure),
      {
        than: 'bare fetch',
        ...(target === undefined ? {} : { target }),
      },
    );
  return [
    figure('product', 'wallMs', 1.2),
    figure('product', 'cpuMs'),
    figure('plainAxios', 'wallMs'),
    figure('plainAxios', 'cpuMs'),
    figure('officialSdk', 'wallMs'),
    figure('officialSdk', 'cpuMs'),
  ];
}
