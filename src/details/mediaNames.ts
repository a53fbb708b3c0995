import type { Message } from '../api/types';
import { soundOf } from '../channels';
import { safeFileName } from '../media/fileName';
import { checkLink } from '../media/link';
import { audioExtension, type AudioType } from '../media/sniff';

/** `voicemail 2025-03-04 0923 6789ab.wav`: no name and no number of a person. */
export function recordingName(message: Message, type: AudioType | undefined): string {
  return `${callName(message)}.${audioExtension(type)}`;
}

export function transcriptName(message: Message): string {
  return `${callName(message)} transcript.txt`;
}

function callName({ messageType, dateAdded, id }: Message): string {
  const { file } = soundOf(messageType);
  const when =
    dateAdded === undefined ? '' : new Date(dateAdded).toISOString().slice(0, 16).replace('T', ' ');
  return safeFileName([file, when.replace(':', ''), id.slice(-6)].filter(Boolean).join(' '), file);
}

export function attachmentName(link: string): string {
  const checked = checkLink(link);
  return safeFileName(checked.ok ? checked.name : '', 'attachment');
}
