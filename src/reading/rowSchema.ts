import * as v from 'valibot';

/* A row of the story as the page shows it: plain data, every text already chosen and translated. */

export const rowSchema = v.object({
  /** Names the row when the page asks for something. */
  key: v.string(),
  /** What menus act on; missing where the server sent none. */
  id: v.optional(v.string()),
  /** Epoch milliseconds: the page tells the local time. */
  at: v.optional(v.number()),
  /** The time of the row above: the page draws a line between two days. */
  previousAt: v.optional(v.number()),
  /** `record`: something that happened. `team`: nobody outside the team has seen it. */
  kind: v.picklist(['message', 'call', 'team', 'record']),
  side: v.picklist(['in', 'out', 'none']),
  /** Who wrote it; empty for records. */
  who: v.string(),
  channel: v.object({ label: v.string(), icon: v.string() }),
  /** The row above is by the same hand, a moment ago: no need to say it again. */
  follows: v.boolean(),
  subject: v.optional(v.string()),
  text: v.string(),
  /** How many characters there are behind `text`. */
  more: v.number(),
  /** Names of attachments, and what else there is to say; `rest` stands for those that are not named. */
  facts: v.array(v.object({ icon: v.string(), text: v.string(), rest: v.optional(v.boolean()) })),
  status: v.optional(v.object({ label: v.string(), failed: v.boolean() })),
  error: v.optional(v.string()),
});

export type RowView = v.InferOutput<typeof rowSchema>;
