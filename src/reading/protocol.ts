import * as v from 'valibot';
import { decodeAs } from '../webview/protocol';
import { rowSchema } from './rowSchema';

/*
 * What host and page of the reading view say to each other; each side decodes what it hears before it believes it.
 * The host keeps the messages. The page is told how many rows there are and asks for those that come into sight; rows
 * are counted from the newest, which is 0. `seq` numbers what the panel shows, `rev` the order of its rows: an answer
 * about rows that have moved since is dropped, and asked for again.
 */

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const key = v.pipe(v.string(), v.maxLength(400));

/** Every text that the page says in its own words; the host translates them. */
export const pageStringKeys = [
  'activity',
  'closeFind',
  'deliveryFailed',
  'find',
  'findCount',
  'findHint',
  'findNone',
  'findNext',
  'findPrevious',
  'linkOpens',
  'loading',
  'moreText',
  'newest',
  'noDate',
  'openMessage',
  'refresh',
  'rowLabel',
  'story',
  'teamOnly',
  'today',
  'toolbar',
  'yesterday',
] as const;

const pageStrings = v.object(v.entriesFromList(pageStringKeys, v.string()));
export type PageStrings = v.InferOutput<typeof pageStrings>;

/** All that outlives the page: no text, no name. */
const pageState = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  locationId: v.optional(v.pipe(v.string(), v.maxLength(200))),
  /** The message that somebody had come to; none at the newest. */
  at: v.optional(key),
});
export type PageState = v.InferOutput<typeof pageState>;

const slice = v.object({ from: count, rows: v.array(rowSchema) });
export type Slice = v.InferOutput<typeof slice>;

/** What stands around the rows. */
const surroundings = v.object({
  /** Below the name: how much of the conversation this is. */
  about: v.string(),
  /** Above the oldest row. A click on `older`, or coming near it, loads more; after a problem, a click on `action`. */
  edge: v.object({
    kind: v.picklist(['older', 'loading', 'start', 'problem']),
    text: v.string(),
    action: v.optional(v.string()),
    /** What may help beside it. */
    remedy: v.optional(v.string()),
  }),
  /** The list has only some types of message. */
  filter: v.optional(v.object({ text: v.string(), clear: v.string() })),
  activity: v.boolean(),
  /** There is more on the server: the number of rows is not the last word. */
  partial: v.boolean(),
});
export type Surroundings = v.InferOutput<typeof surroundings>;

const toPage = v.variant('type', [
  /** The answer to `ready`, before anything else. */
  v.object({ type: v.literal('init'), strings: pageStrings, language: v.string() }),
  v.object({ type: v.literal('loading'), seq: count, state: pageState }),
  v.object({
    type: v.literal('problem'),
    seq: count,
    state: pageState,
    text: v.string(),
    actions: v.array(v.string()),
  }),
  v.object({
    type: v.literal('conversation'),
    seq: count,
    rev: count,
    state: pageState,
    name: v.string(),
    count,
    around: surroundings,
    slice,
    /** The row to begin at, instead of the newest. */
    reveal: v.optional(count),
  }),
  v.object({
    type: v.literal('changed'),
    seq: count,
    rev: count,
    state: pageState,
    splice: v.object({ at: count, removed: count, inserted: count }),
    /** What the page has of the rows that stayed is out of date. */
    replaced: v.boolean(),
    around: surroundings,
  }),
  v.object({ type: v.literal('rows'), seq: count, rev: count, slice }),
  v.object({
    type: v.literal('found'),
    seq: count,
    rev: count,
    query: v.string(),
    count,
    /** Counted from the oldest, from 1. */
    ordinal: count,
    index: v.optional(count),
    /** Go there: a person asked. */
    go: v.boolean(),
  }),
]);
export type ToPage = v.InferOutput<typeof toPage>;

const fromPage = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('painted'), seq: count }),
  v.object({ type: v.literal('want'), seq: count, rev: count, from: count, to: count }),
  v.object({ type: v.literal('loadOlder'), seq: count }),
  v.object({ type: v.literal('edgeRemedy'), seq: count }),
  /** Somebody has come to this row; none: the newest. */
  v.object({ type: v.literal('place'), seq: count, key: v.optional(key) }),
  v.object({ type: v.literal('refresh'), seq: count }),
  v.object({ type: v.literal('showActivity'), seq: count, shown: v.boolean() }),
  v.object({ type: v.literal('clearFilter'), seq: count }),
  v.object({ type: v.literal('problemAction'), seq: count, index: count }),
  v.object({ type: v.literal('open'), seq: count, key }),
  /** Somebody is at this message. */
  v.object({ type: v.literal('current'), seq: count, key }),
  v.object({ type: v.literal('copy'), seq: count, key }),
  /** A link in somebody's text: the host looks at it, and asks. */
  v.object({ type: v.literal('openLink'), seq: count, url: v.pipe(v.string(), v.maxLength(8192)) }),
  v.object({
    type: v.literal('find'),
    seq: count,
    query: v.pipe(v.string(), v.maxLength(1000)),
    /** The lowest row in sight. */
    near: count,
    step: v.picklist([-1, 0, 1]),
  }),
]);
export type FromPage = v.InferOutput<typeof fromPage>;
/** What a page asks about the conversation in it. */
export type Ask = Exclude<FromPage, { type: 'ready' | 'painted' | 'problemAction' | 'place' }>;

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
