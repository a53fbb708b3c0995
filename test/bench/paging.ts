import { join } from 'node:path';
import { sample, startServerProcess, type Numbers } from './child';
import { median, ratio, round, type Figure } from './figures';
import { readAll, readers, type ReaderName } from './readers';

/** Reading 100,000 messages outside the editor, each way in fresh processes, one after the other. */
const messages = 100_000;
const rounds = 7;

export async function paging(): Promise<Figure[]> {
  const server = await startServerProcess(join(__dirname, 'paging', 'server.js'), [String(messages)]);
  try {
    // From now on the server has its pages ready.
    for (const size of [100, 500]) await readAll(readers.bareHttp(server.url, size));
    return [...(await pagesOf(100, server.url)), ...(await pagesOf(500, server.url))];
  } finally {
    await server.stop();
  }
}

async function pagesOf(size: number, url: string): Promise<Figure[]> {
  const names = ['bareHttp', 'product', 'bareFetch', 'plainAxios', 'officialSdk'] as const;
  const samples = new Map<ReaderName, Numbers[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      samples.get(name)?.push(await sample(client, [name, url, String(size)], ['--expose-gc']));
    }
  }
  const of = (name: ReaderName, figure: string): number[] =>
    (samples.get(name) ?? []).map((take) => take(figure));
  const cpu = (name: ReaderName, target?: number): Figure =>
    ratio(`100,000 messages, pages of ${size}: CPU, ${name}`, of(name, 'cpuMs'), of('bareHttp', 'cpuMs'), {
      than: 'bare http + JSON.parse',
      ...(target === undefined ? {} : { target }),
    });
  const bytes = await bytesPerMessage(url, size);
  const held = median(of('product', 'held')) / messages;
  return [
    cpu('product', 1.5),
    cpu('bareFetch'),
    cpu('plainAxios'),
    cpu('officialSdk'),
    {
      name: `100,000 messages, pages of ${size}: memory held per byte received`,
      value: held / bytes,
      unit: 'x',
      detail: `${round(held)} bytes a message, typed and raw, of ${round(bytes)} received; parsed alone ${round(median(of('bareHttp', 'held')) / messages)}`,
    },
  ];
}

const client = join(__dirname, 'paging', 'client.js');

async function bytesPerMessage(url: string, size: number): Promise<number> {
  const path = '/conversations/SynthConversa000000/messages';
  const response = await fetch(`${url}${path}?limit=${size}`, {
    headers: { authorization: 'Bearer bytes-of-a-page-01' },
  });
  return (await response.arrayBuffer()).byteLength / size;
}
