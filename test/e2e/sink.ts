import { createServer, type Server } from 'node:net';

/** A port that every name leads to: whatever the browser reaches for outside this machine is counted here, and closed. */
export class Sink {
  connections = 0;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((socket) => {
      this.connections++;
      socket.on('error', () => undefined);
      socket.destroy();
    });
  }

  static async open(): Promise<Sink> {
    const sink = new Sink();
    await new Promise<void>((resolve) => sink.#server.listen(0, '127.0.0.1', resolve));
    return sink;
  }

  /** A preconnect shows in no request log, but it needs an address. */
  get flag(): string {
    return `--host-resolver-rules=MAP * 127.0.0.1:${this.#port}, EXCLUDE 127.0.0.1, EXCLUDE localhost`;
  }

  /** Leads to it without the browser: for what the editor itself might fetch. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get #port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The sink does not listen');
    return address.port;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}
