import { gzipSync } from 'node:zlib';

/** Answers as large as they may be, and larger. By what they are called in the figures. */
export const shapes: Readonly<Record<string, () => Shape>> = {
  'a message of 9 MB in one text': () => ({ body: one({ body: 'x'.repeat(9_000_000) }) }),
  'a message of 9 MB in a million values': () => ({
    body: one({ meta: { all: Array(900_000).fill({ a: 1 }) } }),
  }),
  'a page of 500, 9 MB': () => ({ body: page(500, 17_800) }),
  'a page of 40,000, 9 MB': () => ({ body: page(40_000, 10) }),
  'a body of 50 MB': () => ({ body: ' '.repeat(50_000_000) }),
  'a bomb of 50 MB in gzip': () => ({ body: gzipSync(' '.repeat(50_000_000)), encoding: 'gzip' }),
};

export interface Shape {
  readonly body: string | Buffer;
  readonly encoding?: string;
}

function one(fields: object): string {
  return JSON.stringify({ ...message(0), ...fields });
}

function page(count: number, length: number): string {
  const body = 'y'.repeat(length);
  const messages = Array.from({ length: count }, (_, at) => ({ ...message(at), body }));
  return JSON.stringify({ messages: { nextPage: false, lastMessageId: messages.at(-1)?.id, messages } });
}

function message(at: number): { id: string } & Record<string, unknown> {
  return {
    id: `BigMessage${String(at).padStart(10, '0')}`,
    conversationId: 'BigConversation00001',
    locationId: 'SampleLocation7Qx2Ld',
    type: 2,
    messageType: 'TYPE_SMS',
    direction: 'inbound',
    dateAdded: '2026-01-01T00:00:00.000Z',
  };
}
