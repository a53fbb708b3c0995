import { hash } from '../random';
import { errorReply, jsonReply, type Reply } from '../replies';
import { talkOf, type Sentence } from './talk';
import { recordingOf } from './voices';

/** What the row of a call says of it. */
interface Call {
  readonly id: string;
  readonly type: string;
  readonly seconds: number;
  readonly alone: boolean;
}

/** The call in a message's JSON, where it is one that was taken: nobody else's words are recorded. */
function recorded(text: string): Call | undefined {
  const row: unknown = JSON.parse(text);
  const meta = member(row, 'meta');
  const call = member(meta, 'call');
  const type = String(member(row, 'messageType'));
  const status = String(member(call, 'status') ?? member(meta, 'callStatus') ?? member(row, 'callStatus'));
  const seconds = Number(
    member(call, 'duration') ?? member(meta, 'callDuration') ?? member(row, 'callDuration'),
  );
  const taken = /^(completed|answered|voicemail|connected)$/.test(status) && seconds > 0;
  // A voicemail that a campaign leaves is played, not recorded.
  if (!/CALL$|VOICEMAIL$/.test(type) || /CAMPAIGN_VOICEMAIL/.test(type) || !taken) return undefined;
  return { id: String(member(row, 'id')), type, seconds, alone: status === 'voicemail' };
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1] ?? undefined;
}

/** Answers `GET /conversations/messages/{id}/locations/{locationId}/recording`. */
export function recordingReply(message: string, trace: string): Reply {
  const call = recorded(message);
  if (call === undefined) return errorReply(422, 'Message does not have recording', trace);
  const bytes = recordingOf(talkOf(call.id, call.seconds, call.alone), call.seconds);
  return { status: 200, text: '', bytes, contentType: 'audio/x-wav' };
}

/** Answers `GET /conversations/locations/{locationId}/messages/{id}/transcription`, in all the forms that were seen. */
export function transcriptReply(message: string, trace: string): Reply {
  const call = recorded(message);
  if (call === undefined) {
    const { text } = errorReply(400, 'Recording not found for the message', trace);
    return { status: 400, text: `${text.slice(0, -1)},"code":"CONVERSATIONS_MSG_RECORDING_NOT_FOUND"}` };
  }
  const sentences = talkOf(call.id, call.seconds, call.alone);
  // Menus are recorded but not written down.
  if (call.type === 'TYPE_IVR_CALL') return { status: 200, text: '[]' };
  if (call.alone) return { status: 200, text: JSON.stringify(asDocumented(whole(sentences), 1)) };
  switch (hash(`transcript ${call.id}`) % 3) {
    case 0:
      return { status: 200, text: JSON.stringify(sentences.map(inSeconds)) };
    case 1:
      return jsonReply({ sentences: JSON.stringify(sentences.map(asDocumented)) }, trace);
    default:
      return jsonReply({ transcription: JSON.stringify(sentences.map(inSeconds).map(asTexts)) }, trace);
  }
}

function whole(sentences: readonly Sentence[]): Sentence {
  const text = sentences.map((sentence) => sentence.text).join(' ');
  return { start: sentences[0]?.start ?? 0, end: sentences.at(-1)?.end ?? 0, speaker: 0, text };
}

const rounded = (seconds: number): number => Math.round(seconds * 100) / 100;
const certain = (text: string): number => 0.8 + (hash(`certain ${text}`) % 20) / 100;

function inSeconds(
  { start, end, speaker, text }: Sentence,
  index: number,
): Readonly<Record<string, unknown>> {
  return {
    mediaChannel: speaker + 1,
    speaker,
    sentenceIndex: index,
    startTime: rounded(start),
    endTime: rounded(end),
    transcript: text,
    confidence: certain(text),
  };
}

/** Milliseconds, and no speaker. */
function asDocumented(sentence: Sentence, index: number): Readonly<Record<string, unknown>> {
  const { speaker: _, ...row } = { ...inSeconds(sentence, index) };
  return { ...row, startTime: Math.round(sentence.start * 1000), endTime: Math.round(sentence.end * 1000) };
}

function asTexts(row: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));
}
