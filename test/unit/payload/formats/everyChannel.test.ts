import assert from 'node:assert/strict';
import { decodeEmail, decodeMessage } from '../../../../src/api/decode';
import { rawText } from '../../../../src/api/rawJson';
import { channelOf, channels, isActivity } from '../../../../src/channels';
import type { Row } from '../../../../src/payload/formats/row';
import { formatIds, formatOf, type FormatId } from '../../../../src/payload/formats/table';
import { Refusal } from '../../../../src/payload/refusal';
import { createSampleHandler } from '../../../../src/sample/handler';
import { ask, asText, messagesOf } from '../../../support/ask';
import { context } from '../../../support/hostile';
import { parseFormat } from '../../../support/parseFormat';
import {
  sampleConversations,
  sampleMails,
  sampleMessages,
  unlistedConversations,
} from '../../../support/sampleIds';

const account = createSampleHandler({ now: () => Date.parse('2026-05-04T12:00:00Z') });
const value = { path: ['id'], language: 'python' };

/** A message of every type and of every odd spelling that the sample account has, as its own call answers it. */
function rows(): readonly Row[] {
  const places = [
    ...[sampleConversations.showcase, sampleConversations.everyType, sampleConversations.callShapes],
    ...[sampleConversations.unknownTypes, sampleConversations.shortNames, sampleConversations.nulls],
    ...Object.values(unlistedConversations),
  ];
  const found = new Map<string, Row>();
  for (const conversationId of places) {
    for (const { id: given, messageType, type } of messagesOf(account, conversationId)) {
      const id = asText(given);
      const key = `${String(messageType)} ${String(type)} ${conversationId === sampleConversations.callShapes ? id : ''}`;
      if (!found.has(key)) found.set(key, message(id, conversationId));
    }
  }
  const more = Object.values(sampleMessages).map((id) => message(id, undefined));
  const mails = Object.values(sampleMails).map((id): Row => {
    const { raw } = decodeEmail(ask(account, `/conversations/messages/email/${id}`).text);
    return { kind: 'email', id, conversationId: undefined, json: rawText(raw) };
  });
  return [...found.values(), ...more, ...mails];
}

function message(id: string, conversationId: string | undefined): Row {
  const { raw } = decodeMessage(ask(account, `/conversations/messages/${id}`).text);
  return { kind: 'message', id, conversationId, json: rawText(raw) };
}

const typeOf = ({ json }: Row): string => /"messageType":\s*"([^"]*)"/.exec(json)?.[1] ?? '';

/** What some languages cannot hold, and says so: the sample account has a row with a key twice. */
const mayRefuse = (error: unknown): boolean => error instanceof Refusal && error.reason === 'duplicateKey';

describe('every format, on messages of every channel of the sample account', () => {
  const all = rows();
  // Types are slow to make; one row a channel tells all there is to tell.
  const onePerChannel = [...new Map(all.map((row) => [channelOf(typeOf(row)), row])).values()];

  it('has every channel', () => {
    const seen = new Set(all.map((row) => channelOf(typeOf(row))));
    assert.deepEqual(
      Object.keys(channels).filter((channel) => !([...seen] as string[]).includes(channel)),
      [],
    );
    assert.ok(all.length > 60, String(all.length));
  });

  for (const id of formatIds.filter((one) => formatOf(one).reads !== 'kind')) {
    it(`${id} is read by a parser of its language`, async () => {
      for (const row of formatOf(id).group === 'types' ? onePerChannel : all) await writeAndRead(id, [row]);
    });
  }

  for (const id of formatIds.filter((one) => formatOf(one).reads === 'kind')) {
    it(`${id} makes one type of all of them`, () => writeAndRead(id, all));
  }

  it('refuses few of them, and none for most formats', async () => {
    const refused = new Set<string>();
    for (const id of formatIds) {
      if (formatOf(id).group === 'types') continue;
      for (const row of all) if ((await writeAndRead(id, [row])) === undefined) refused.add(row.id);
    }
    const ids = all.filter((row) => isActivity(typeOf(row))).map((row) => row.id);
    assert.deepEqual(
      [...refused].filter((id) => !ids.includes(id)),
      [sampleMessages.oddSpelling],
    );
  });
});

/** @returns `undefined` where the format says why it cannot hold the row */
async function writeAndRead(id: FormatId, read: readonly Row[]): Promise<string | undefined> {
  let text: string;
  try {
    text = await formatOf(id).render(read, { ...context, value });
  } catch (error) {
    const isRecord = id === 'webhook' && error instanceof Refusal && error.reason === 'noWebhook';
    assert.ok(isRecord || mayRefuse(error), `${id} ${String(error)}`);
    return undefined;
  }
  assert.notEqual(text, '');
  assert.deepEqual((await parseFormat(id, text))?.errors ?? [], [], `${id} ${read[0]?.id ?? ''}`);
  return text;
}
