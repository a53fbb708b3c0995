import * as v from 'valibot';
import { audioTypes, imageTypes } from '../media/sniff';

/*
 * What host and page say to each other of what is loaded only when a person asks: recording, transcript, attachments.
 * The page names an item by its place and never hears of an address; what was fetched comes to it as bytes.
 */

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** An attachment by its index, or one of the two that belong to a call. */
const item = v.union([v.picklist(['recording', 'transcript']), count]);
export type MediaItem = v.InferOutput<typeof item>;

/** Whose: of the email of this number; without it, the message's own. */
const owner = { seq: count, mail: v.exactOptional(count) };

const about = { ...owner, item };

export const mediaAsks = [
  v.object({ type: v.literal('wantMedia'), ...about }),
  v.object({ type: v.literal('cancelMedia'), ...about }),
  /** What was offered where the fetch failed. */
  v.object({ type: v.literal('mediaRemedy'), ...about }),
  /** To a file that the person chooses. */
  v.object({ type: v.literal('saveMedia'), ...about }),
] as const;

const bytes = v.instance(Uint8Array<ArrayBuffer>);
const seconds = v.optional(v.pipe(v.number(), v.finite(), v.minValue(0)));

export const mediaAnswers = [
  /** Being fetched. Without `total` nobody knows how much there is. */
  v.object({ type: v.literal('mediaProgress'), ...about, received: count, total: v.optional(count) }),
  /** The fetch ended without anything to show: cancelled without a text, else a sentence that says why. */
  v.object({
    type: v.literal('mediaEnded'),
    ...about,
    text: v.optional(v.string()),
    /** The label of what may help beside asking again. */
    remedy: v.exactOptional(v.string()),
    /** Nothing is wrong, there is just nothing there. */
    absent: v.optional(v.boolean()),
  }),
  v.object({ type: v.literal('recording'), ...owner, bytes, mime: v.picklist(audioTypes) }),
  v.object({
    type: v.literal('transcript'),
    ...owner,
    lines: v.array(
      v.object({ start: seconds, end: seconds, voice: count, speaker: v.string(), text: v.string() }),
    ),
  }),
  v.object({
    type: v.literal('picture'),
    ...about,
    bytes,
    mime: v.picklist(imageTypes),
    /** Kind, measures and size, to be read beside it. */
    about: v.string(),
  }),
  v.object({ type: v.literal('mediaSaved'), ...about, text: v.string() }),
] as const;

export type MediaAsk = v.InferOutput<(typeof mediaAsks)[number]>;
export type MediaAnswer = v.InferOutput<(typeof mediaAnswers)[number]>;
export type SpokenLineView = Extract<MediaAnswer, { type: 'transcript' }>['lines'][number];

export function isMediaAsk<T extends { readonly type: string }>(ask: T): ask is Extract<T, MediaAsk> {
  return mediaAskTypes.has(ask.type);
}

export function isMediaAnswer(answer: { readonly type: string }): answer is MediaAnswer {
  return mediaAnswerTypes.has(answer.type);
}

const mediaAskTypes: ReadonlySet<string> = new Set(mediaAsks.map((schema) => schema.entries.type.literal));

const mediaAnswerTypes: ReadonlySet<string> = new Set(
  mediaAnswers.map((schema) => schema.entries.type.literal),
);

/** What the page's media parts say in their own words. */
export const mediaStringKeys = [
  'cancel',
  'mediaLoading',
  'mediaOf',
  'openAttachment',
  'pause',
  'play',
  'playbackFailed',
  'playbackSpeed',
  'preview',
  'previewFailed',
  'previewHide',
  'previewNote',
  'previewOf',
  'previewTooLarge',
  'recording',
  'recordingLoad',
  'recordingLoaded',
  'recordingSave',
  'save',
  'saveOf',
  'seek',
  'seekText',
  'transcript',
  'transcriptHint',
  'transcriptLoad',
  'transcriptLoaded',
  'transcriptSave',
  'tryAgain',
] as const;
export type MediaStrings = Readonly<Record<(typeof mediaStringKeys)[number], string>>;
