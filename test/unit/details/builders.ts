import { decodeMessage } from '../../../src/api/decode';
import type { Message } from '../../../src/api/types';
import type { Translate } from '../../../src/details/view';

/** English as it stands. */
export const plain: Translate = (english, ...args) =>
  english.replace(/\{(\d)\}/g, (place, index: string) => String(args[Number(index)] ?? place));

/** A message by way of its JSON, so that typed view and raw text agree. */
export function message(fields: Readonly<Record<string, unknown>> = {}): Message {
  return decodeMessage(
    JSON.stringify({
      id: 'msg1',
      conversationId: 'con1',
      contactId: 'per1',
      locationId: 'loc1',
      messageType: 'TYPE_SMS',
      direction: 'inbound',
      status: 'delivered',
      dateAdded: '2025-03-04T09:23:45.678Z',
      body: 'Hello',
      ...fields,
    }),
  );
}
