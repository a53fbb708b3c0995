import { createTransport } from '../../src/api/axiosTransport';
import type { ClientOptions } from '../../src/api/client';

/** The two ways in which a request can reach the network. Whatever holds for one holds for the other. */
export const ways = ['fetch', 'node'] as const;
export type Way = (typeof ways)[number];

export function connectBy(way: Way, baseUrl: string): Pick<ClientOptions, 'connect'> {
  const transport = createTransport({ baseUrl, fetchHolds: () => way === 'fetch' });
  return { connect: () => Promise.resolve(transport) };
}
