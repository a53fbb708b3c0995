import * as v from 'valibot';
import { decodeAs } from '../webview/protocol';
import { mailAnswers, mailAsks, showRemote, type MailAsk } from './mail/schema';
import { mediaAnswers, mediaAsks, mediaStringKeys, type MediaAsk } from './mediaProtocol';
import { messageViewSchema } from './viewSchema';

/*
 * What host and page say to each other. Each side decodes what it hears before it believes it.
 * `seq` numbers what a panel shows: an answer or a click that belongs to something shown earlier is dropped.
 * Values are copied by naming them, not by sending their text: the host cuts the text out of what it holds, so digits,
 * escapes and duplicate keys arrive on the clipboard as they were received, and the page can put nothing else there.
 */

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Every text that the page says in its own words; the host translates them. */
export const pageStringKeys = [
  'attachments',
  'body',
  'bodyMore',
  'cancel',
  'collapseAll',
  'copied',
  'copyAccessor',
  'copyBody',
  'copyJson',
  'copyLink',
  'copyOf',
  'copyPath',
  'copyPayload',
  'copyTime',
  'copyValue',
  'deliveryError',
  'expandAll',
  'expandLimit',
  'insertPayload',
  'json',
  'jsonHint',
  'jsonItem',
  'jsonItems',
  'jsonLoad',
  'jsonMore',
  'jsonMoreText',
  'loading',
  'linkOpens',
  'mailFrame',
  'mailHide',
  'mailJson',
  'mailLinkOther',
  'mailLinkRefused',
  'mailLinks',
  'mailLinksHint',
  'mailLinksMore',
  'mailLoadAll',
  'mailLoading',
  'mailLong',
  'mailLongShow',
  'mailNoBody',
  'mailNoSubject',
  'mailOf',
  'mailRemote',
  'mailRemoteOne',
  'mailRemoteShow',
  'mailRemoteShown',
  'mailRendered',
  'mailRetry',
  'mailShow',
  'mailSource',
  'mailSourceCopy',
  'mailTabs',
  'mailText',
  'mails',
  'mailsOne',
  'openInBrowser',
  'openPayload',
  'pin',
  'toolbar',
  'unpin',
  ...mediaStringKeys,
] as const;

const pageStrings = v.object(v.entriesFromList(pageStringKeys, v.string()));
export type PageStrings = v.InferOutput<typeof pageStrings>;

/** All that outlives the page: no body, no name. */
const pageState = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  pinned: v.boolean(),
  locationId: v.optional(v.pipe(v.string(), v.maxLength(200))),
});
export type PageState = v.InferOutput<typeof pageState>;

export const pageCommands = [
  'copyPayload',
  'insertPayload',
  'openPayload',
  'copyLink',
  'openInBrowser',
] as const;
export type PageCommand = (typeof pageCommands)[number];

const toPage = v.variant('type', [
  /** The answer to `ready`, before anything else. */
  v.object({ type: v.literal('init'), strings: pageStrings, language: v.string() }),
  v.object({ type: v.literal('loading'), seq: count, state: pageState }),
  v.object({
    type: v.literal('message'),
    seq: count,
    state: pageState,
    view: messageViewSchema,
    /** The one email whose remote images were asked for. */
    remoteMail: v.optional(count),
  }),
  v.object({
    type: v.literal('problem'),
    seq: count,
    state: pageState,
    text: v.string(),
    actions: v.array(v.string()),
  }),
  v.object({ type: v.literal('pinned'), state: pageState }),
  v.object({ type: v.literal('bodyPart'), seq: count, from: count, text: v.string() }),
  v.object({ type: v.literal('json'), seq: count, text: v.string() }),
  /** The clipboard has what the page last asked to copy. */
  v.object({ type: v.literal('copied'), seq: count }),
  ...mailAnswers,
  ...mediaAnswers,
]);
export type ToPage = v.InferOutput<typeof toPage>;

const fromPage = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  /** A person can now see what `seq` stands for. */
  v.object({ type: v.literal('painted'), seq: count }),
  v.object({ type: v.literal('pin'), pinned: v.boolean() }),
  /** The keyboard came into the page. */
  v.object({ type: v.literal('focused') }),
  v.object({ type: v.literal('command'), seq: count, command: v.picklist(pageCommands) }),
  v.object({ type: v.literal('problemAction'), seq: count, index: count }),
  /** Nobody wants to wait for the message any longer. */
  v.object({ type: v.literal('cancel'), seq: count }),
  v.object({ type: v.literal('copyField'), seq: count, section: count, field: count }),
  v.object({ type: v.literal('copyTime'), seq: count }),
  v.object({ type: v.literal('copyBody'), seq: count }),
  /** The JSON value between two offsets of the raw text. */
  v.object({ type: v.literal('copyJson'), seq: count, start: count, end: count }),
  v.object({ type: v.literal('copyPath'), seq: count, path: v.array(v.union([v.string(), count])) }),
  v.object({
    type: v.literal('copyAccessor'),
    seq: count,
    path: v.array(v.union([v.string(), count])),
    /** Default: the record that the panel is about. */
    record: v.optional(v.literal('email')),
  }),
  v.object({ type: v.literal('openAttachment'), seq: count, index: count }),
  v.object({ type: v.literal('wantBody'), seq: count, from: count }),
  v.object({ type: v.literal('wantJson'), seq: count }),
  /** A link out of a text, as it is written there; the host checks it and asks. */
  v.object({ type: v.literal('openLink'), seq: count, url: v.pipe(v.string(), v.maxLength(10_000)) }),
  ...mailAsks,
  showRemote,
  ...mediaAsks,
]);
export type FromPage = v.InferOutput<typeof fromPage>;
/** What a page asks about the message in it. */
export type Ask = Exclude<
  FromPage,
  | MediaAsk
  | { type: 'ready' | 'painted' | 'pin' | 'focused' | 'command' | 'problemAction' | 'showRemote' | 'cancel' }
>;
export type MessageAsk = Exclude<Ask, MailAsk>;

export function decodeToPage(data: unknown): ToPage | undefined {
  return decodeAs(toPage, data);
}

export function decodeFromPage(data: unknown): FromPage | undefined {
  return decodeAs(fromPage, data);
}

/** Also what VS Code kept for a panel over a reload: it may come from another version of this extension. */
export function decodePageState(data: unknown): PageState | undefined {
  return decodeAs(pageState, data);
}
