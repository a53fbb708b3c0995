import { readFileSync } from 'node:fs';
import { startLoopbackApi } from '../../support/loopbackApi';

/** The API over TLS. Arguments: messages of its conversation, files with key and certificate. Ends with its parent. */
async function main(): Promise<void> {
  const [messages = '', keyFile = '', certFile = ''] = process.argv.slice(2);
  const read = (file: string): string => readFileSync(file, 'utf8');
  const api = await startLoopbackApi({
    synthetic: { conversations: 1, messagesPer: Number(messages) },
    https: { key: read(keyFile), cert: read(certFile) },
    edge: false,
  });
  process.send?.(api.url);
  process.once('disconnect', () => process.exit(0));
}

void main();
