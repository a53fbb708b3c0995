import { isReader, readAll, readers } from '../readers';

/*
 * Reads a whole conversation in one of the ways and prints what that took. Run in a process of its own, with
 * --expose-gc. Arguments: the way, the server's URL, the page size.
 */

async function main(): Promise<void> {
  const [name = '', url = '', pageSize = '100'] = process.argv.slice(2);
  if (!isReader(name)) throw new Error(`No such way: ${name}`);
  const make = (): ReturnType<(typeof readers)[typeof name]> => readers[name](url, Number(pageSize));
  // The compiler is not what is measured.
  await readAll(make(), 20_000);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const cpu = process.cpuUsage();
  const start = performance.now();
  const reader = make();
  const messages = await readAll(reader);
  const wallMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  globalThis.gc?.();
  const held = process.memoryUsage().heapUsed - before;
  console.log(JSON.stringify({ cpuMs: (user + system) / 1000, wallMs, messages, held }));
  // What was read must be there until here.
  process.exit(typeof reader.page === 'function' ? 0 : 1);
}

void main();
