import { createClient, type HighLevelApi } from '../../src/api/client';
import {
  TransportError,
  type Handler,
  type HttpRequest,
  type HttpResponse,
  type Transport,
} from '../../src/api/http';
import { testAgent, testToken } from './apiHarness';

export type Failure = HttpResponse | TransportError;

interface Pending {
  readonly request: HttpRequest;
  readonly resolve: (response: HttpResponse) => void;
  readonly reject: (error: TransportError) => void;
}

/** Below the real API client, in place of the network: the test decides when each answer comes, and which. */
export class ScheduledTransport {
  /** In order of sending; those that were cancelled are gone. */
  readonly pending: Pending[] = [];
  sent = 0;
  cancelled = 0;

  constructor(private readonly handler: Handler) {}

  readonly transport: Transport = (request) =>
    new Promise((resolve, reject) => {
      this.sent++;
      const entry: Pending = { request, resolve, reject };
      this.pending.push(entry);
      const cancel = (): void => {
        if (!this.#take(entry)) return;
        this.cancelled++;
        reject(new TransportError('aborted', undefined));
      };
      if (request.signal.aborted) cancel();
      else request.signal.addEventListener('abort', cancel, { once: true });
    });

  client(): HighLevelApi {
    return clientOver(this.transport);
  }

  /** Answers one of the requests, with what the server says at this moment. */
  deliver(which = 0): void {
    const entry = this.pending[which];
    if (entry !== undefined && this.#take(entry)) entry.resolve(this.handler(entry.request));
  }

  fail(failure: Failure, which = 0): void {
    const entry = this.pending[which];
    if (entry === undefined || !this.#take(entry)) return;
    if (failure instanceof TransportError) entry.reject(failure);
    else entry.resolve(failure);
  }

  #take(entry: Pending): boolean {
    const at = this.pending.indexOf(entry);
    if (at >= 0) this.pending.splice(at, 1);
    return at >= 0;
  }
}

/** The real API client with a handler right below it: no network, no wait. */
export function directClient(handler: Handler): HighLevelApi {
  const network = new ScheduledTransport(handler);
  const transport: Transport = (request) => {
    const answer = network.transport(request);
    network.deliver();
    return answer;
  };
  return clientOver(transport);
}

function clientOver(transport: Transport): HighLevelApi {
  return createClient({
    locationId: 'Location00001',
    userAgent: testAgent,
    version: undefined,
    token: () => Promise.resolve(testToken),
    connect: () => Promise.resolve(transport),
  });
}
