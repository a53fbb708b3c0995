import type { Message } from '../api/types';
import { channelRow } from '../channels';
import { duration } from './facts';
import type { Translate } from './view';
import type { CallView } from './viewSchema';

/** True for what may have a recording and a transcript. */
export function isCall({ messageType }: Message): boolean {
  return channelRow(messageType).sound !== undefined;
}

/** What a call was, in a line. */
export function callView(
  { messageType, call, direction, status }: Message,
  t: Translate,
): CallView | undefined {
  const row = channelRow(messageType);
  if (row.sound === undefined) return undefined;
  const { label, icon } = (direction === undefined ? undefined : row.sound.directed?.[direction]) ?? row;
  const facts = [
    call?.duration === undefined ? undefined : duration(call.duration, t),
    // Where they differ, it is the call's own status that says what happened to it.
    call?.status ?? status,
  ];
  // A voicemail's status is `voicemail`.
  const says = (fact: string | undefined): fact is string =>
    fact !== undefined && fact !== row.label.toLowerCase();
  return { title: t(label), icon, facts: facts.filter(says) };
}
