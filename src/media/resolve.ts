import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './address';

type Answer = (error: Error | null, addresses: LookupAddress[]) => void;
/** Finds all addresses of a host. */
export type Resolve = (host: string, options: LookupOptions & { all: true }, answer: Answer) => void;

/** A name that leads into a private network. */
export class InnerAddress extends Error {}

export interface Resolver {
  readonly resolve: Resolve;
  readonly isPublic: (address: string) => boolean;
}

export const usualResolver: Resolver = {
  resolve: (host, options, answer) => systemLookup(host, options, answer),
  isPublic: isPublicAddress,
};

/**
 * Looks a host up for a connection, and refuses it where any of its addresses is not public: asking first and
 * connecting later would let the second answer of a name server be another one.
 */
export function guardedLookup({ resolve, isPublic }: Resolver): LookupFunction {
  return (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      const [first] = error === null ? addresses : [];
      if (error !== null) callback(error, []);
      else if (first === undefined || !addresses.every(({ address }) => isPublic(address))) {
        callback(new InnerAddress('inner address'), []);
      } else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

/**
 * Looks a host up once. Where a proxy carries the connection, this is all that is known of where it goes. A look-up that
 * nobody waits for any more cannot be stopped: its answer is dropped.
 */
export function requirePublic(host: string, resolver: Resolver, signal: AbortSignal): Promise<void> {
  return new Promise((done, fail) => {
    const leave = (): void => fail(new Error('aborted', { cause: signal.reason }));
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    guardedLookup(resolver)(host, { all: true }, (error) => {
      signal.removeEventListener('abort', leave);
      if (error === null) done();
      else fail(error);
    });
  });
}
