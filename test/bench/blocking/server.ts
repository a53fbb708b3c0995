import { createServer } from 'node:http';
import { shapes, type Shape } from './shapes';

/** Answers each path with the shape that it names. Sends its URL to the parent and ends with it. */
const ready = new Map<string, Shape>();
const server = createServer((request, response) => {
  const name = decodeURIComponent((request.url ?? '').split('/')[1] ?? '');
  const shape = ready.get(name) ?? shapes[name]?.();
  if (shape === undefined) return void response.writeHead(404).end();
  ready.set(name, shape);
  response.setHeader('content-type', 'application/json');
  if (shape.encoding !== undefined) response.setHeader('content-encoding', shape.encoding);
  response.end(shape.body);
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) process.send?.(`http://127.0.0.1:${address.port}`);
});
process.once('disconnect', () => process.exit(0));
