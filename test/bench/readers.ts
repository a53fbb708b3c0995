import { HighLevel, LogLevel } from '@gohighlevel/api-client';
import axios from 'axios';
import * as http from 'node:http';
import * as https from 'node:https';
import { createTransport } from '../../src/api/axiosTransport';
import { createClient, type HighLevelApi } from '../../src/api/client';
import { createTraffic } from '../../src/api/traffic';
import { asList, asObject, asText } from '../support/ask';
import { usualHeaders } from '../support/httpGet';
import { syntheticConversationId } from '../support/synthetic';

/*
 * Ways of reading a conversation page by page. Each keeps what it has read, as a program that shows it would.
 */

export interface Reader {
  page(cursor: string | undefined): Promise<Step>;
}

interface Step {
  readonly messages: number;
  readonly next: string | undefined;
}

const conversationId = syntheticConversationId(0);
const token = 'token-of-a-bench-0001';

/** The product's API module with its own transport, limits and request log, as it reads in the extension. */
export function apiAt(url: string): HighLevelApi {
  const traffic = createTraffic();
  return createClient({
    locationId: 'unused',
    userAgent: 'conversation-explorer-bench/1',
    version: undefined,
    token: () => Promise.resolve(token),
    connect: () => Promise.resolve(createTransport({ baseUrl: url })),
    governor: traffic.governor(token, 'unused', url),
    recorder: traffic.requests,
    baseUrl: url,
  });
}

/** Typed messages, each with the text it came in. */
function product(url: string, limit: number): Reader {
  const api = apiAt(url);
  const kept: unknown[] = [];
  const { signal } = new AbortController();
  return {
    page: async (lastMessageId) => {
      const query = { limit, ...(lastMessageId === undefined ? {} : { lastMessageId }) };
      const page = await api.listMessages(conversationId, query, signal);
      kept.push(page.items);
      return { messages: page.items.length, next: page.nextPage ? page.lastMessageId : undefined };
    },
  };
}

/** What a script does: gets the object, keeps the rows. */
function script(limit: number, read: (pathAndQuery: string) => Promise<unknown>): Reader {
  const kept: unknown[] = [];
  return {
    page: async (cursor) => {
      const query = `?limit=${limit}${cursor === undefined ? '' : `&lastMessageId=${cursor}`}`;
      const page = asObject(
        asObject(await read(`/conversations/${conversationId}/messages${query}`))['messages'],
      );
      const messages = asList(page['messages']);
      kept.push(messages);
      const next = page['nextPage'] === true ? asText(page['lastMessageId']) : undefined;
      return { messages: messages.length, next };
    },
  };
}

/** node's own client with connections that are kept, and `JSON.parse`. */
function bareHttp(url: string, limit: number): Reader {
  const client = url.startsWith('https:') ? https : http;
  const agent = new client.Agent({ keepAlive: true });
  const read = (path: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const request = client.get(url + path, { agent, headers: usualHeaders }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
        response.on('error', reject);
      });
      request.on('error', reject);
    });
  return script(limit, read);
}

function bareFetch(url: string, limit: number): Reader {
  return script(limit, async (path) => (await fetch(url + path, { headers: usualHeaders })).json());
}

/** axios as it comes. */
function plainAxios(url: string, limit: number): Reader {
  const client = axios.create({ baseURL: url, headers: usualHeaders });
  return script(limit, async (path) => (await client.get<unknown>(path)).data);
}

/** HighLevel's own client. */
function officialSdk(url: string, limit: number): Reader {
  const sdk = new HighLevel({ privateIntegrationToken: token, logLevel: LogLevel.NONE });
  sdk.getHttpClient().defaults.baseURL = url;
  return script(limit, (path) => {
    const lastMessageId = new URL(path, url).searchParams.get('lastMessageId');
    return sdk.conversations.getMessages({
      conversationId,
      limit,
      ...(lastMessageId === null ? {} : { lastMessageId }),
    });
  });
}

export const readers = { product, bareHttp, bareFetch, plainAxios, officialSdk } as const;
export type ReaderName = keyof typeof readers;

export function isReader(name: string): name is ReaderName {
  return name in readers;
}

/** Reads page after page to the end, or until there are so many messages. */
export async function readAll(reader: Reader, most = Infinity): Promise<number> {
  let messages = 0;
  for (let cursor: string | undefined; messages < most;) {
    const step = await reader.page(cursor);
    messages += step.messages;
    if (step.next === undefined) break;
    cursor = step.next;
  }
  return messages;
}
