import { createServer as createHttpServer, type IncomingHttpHeaders } from 'node:http';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/*
 * Proxies on loopback that reach one server under any name: a client that gets an answer from `services.test` came
 * through here, since no resolver knows that name.
 */

export interface Tunnel {
  /** As the client named it. */
  readonly target: string;
  /** Of the CONNECT request; a SOCKS request has none. */
  readonly headers: IncomingHttpHeaders;
}

export interface LoopbackProxy {
  readonly url: string;
  /** In order; may be emptied by the test. */
  readonly tunnels: Tunnel[];
  close(): Promise<void>;
}

export interface ProxyOptions {
  /** Where every tunnel really leads. */
  readonly targetPort: number;
  /** Instead of a tunnel: the status of a proxy that refuses. */
  readonly refuseWith?: number;
}

/** A proxy that is asked by CONNECT. Requests that ask it to fetch a page itself are refused, and recorded. */
export async function startConnectProxy({ targetPort, refuseWith }: ProxyOptions): Promise<LoopbackProxy> {
  const tunnels: Tunnel[] = [];
  const server = createHttpServer((request, response) => {
    tunnels.push({ target: `${request.method ?? ''} ${request.url ?? ''}`, headers: request.headers });
    response.writeHead(501).end();
  });
  server.on('connect', (request, socket: Socket) => {
    tunnels.push({ target: request.url ?? '', headers: request.headers });
    if (refuseWith === undefined) join(socket, targetPort, 'HTTP/1.1 200 Connection established\r\n\r\n');
    else socket.end(`HTTP/1.1 ${refuseWith} Refused\r\ncontent-length: 0\r\n\r\n`);
  });
  return listen(server, tunnels, 'http');
}

/** A SOCKS 5 proxy without a password: https://www.rfc-editor.org/rfc/rfc1928 */
export async function startSocksProxy({ targetPort }: ProxyOptions): Promise<LoopbackProxy> {
  const tunnels: Tunnel[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(Buffer.of(5, 0));
      socket.once('data', (request: Buffer) => {
        tunnels.push({ target: socksTarget(request), headers: {} });
        join(socket, targetPort, Buffer.of(5, 0, 0, 1, 0, 0, 0, 0, 0, 0));
      });
    });
  });
  return listen(server, tunnels, 'socks5');
}

const domainName = 3;

function socksTarget(request: Buffer): string {
  if (request[3] !== domainName) return `${request.subarray(4, 8).join('.')}:${request.readUInt16BE(8)}`;
  const end = 5 + (request[4] ?? 0);
  return `${request.toString('latin1', 5, end)}:${request.readUInt16BE(end)}`;
}

function join(client: Socket, port: number, greeting: string | Buffer): void {
  const upstream = connect(port, '127.0.0.1', () => {
    client.write(greeting);
    upstream.pipe(client);
    client.pipe(upstream);
  });
  upstream.on('error', () => client.destroy());
  client.on('error', () => upstream.destroy());
  client.on('close', () => upstream.destroy());
}

async function listen(server: Server, tunnels: Tunnel[], scheme: string): Promise<LoopbackProxy> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${scheme}://127.0.0.1:${portOf(server)}`,
    tunnels,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy does not listen.');
  return address.port;
}
