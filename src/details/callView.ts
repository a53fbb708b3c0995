import type { Message } from '../api/types';
import { channelOf, channelRow } from '../channels';
import { duration } from './facts';
import type { Translate } from './view';
import type { CallView } from './viewSchema';

/** True for what may have a recording and a transcript. */
export function isCall({ messageType }: Message): boolean {
  return channelRow(messageType).kind === 'call';
}

/** What a call was, in a line. */
export function callView(message: Message, t: Translate): CallView | undefined {
  if (!isCall(message)) return undefined;
  const { call, direction, status } = message;
  const facts = [
    call?.duration === undefined ? undefined : duration(call.duration, t),
    // Where they differ, it is the call's own status that says what happened to it.
    call?.status ?? status,
  ].filter((fact) => fact !== undefined);
  if (channelOf(message.messageType) === 'voicemail') {
    return { title: t('Voicemail'), icon: 'unmute', facts: facts.filter((fact) => fact !== 'voicemail') };
  }
  if (direction === undefined) return { title: t('Call'), icon: 'device-mobile', facts };
  return direction === 'inbound'
    ? { title: t('Inbound call'), icon: 'call-incoming', facts }
    : { title: t('Outbound call'), icon: 'call-outgoing', facts };
}
