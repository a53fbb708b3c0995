import * as v from 'valibot';

/* A message as the page shows it: plain data, every text already chosen and translated, nothing to interpret. */

export const fieldSchema = v.object({
  label: v.string(),
  value: v.string(),
  /** `code` is an id: set in the editor's font. */
  kind: v.picklist(['text', 'code']),
  /** Shown with a copy button. What is copied is the host's to say. */
  copy: v.boolean(),
});

export const attachmentSchema = v.object({
  name: v.string(),
  type: v.string(),
  icon: v.string(),
  /** The ASCII host that a click leads to, after a question. */
  host: v.optional(v.string()),
  /** Whether it may be a picture that can be shown. */
  previewable: v.optional(v.boolean()),
  /** Why it cannot be opened. */
  refused: v.optional(v.string()),
});

const aboutKinds = ['team', 'note', 'activity', 'unknown'] as const;

export const messageViewSchema = v.object({
  /** The contact where known. */
  heading: v.string(),
  channel: v.object({ label: v.string(), icon: v.string() }),
  direction: v.optional(v.object({ label: v.string(), icon: v.string() })),
  status: v.optional(v.object({ label: v.string(), tone: v.picklist(['good', 'bad', 'plain']) })),
  /** Epoch milliseconds: the page tells the local time, since only it surely runs where the person is. */
  time: v.optional(v.object({ at: v.number(), utc: v.string() })),
  error: v.optional(v.string()),
  /** What to know before one reads it: a record, a remark of the team, a type never seen before. */
  about: v.optional(v.object({ text: v.string(), icon: v.string(), kind: v.picklist(aboutKinds) })),
  /** How many emails the message stands for; they are fetched one by one, when the page asks. */
  mails: v.number(),
  body: v.object({
    /** The first part, of `total` characters. */
    text: v.string(),
    total: v.number(),
    /** What to know about the text; or, where there is none, why. */
    notes: v.array(v.string()),
  }),
  /** Of a call or voicemail: what was said can be asked for. */
  call: v.optional(v.object({ title: v.string(), icon: v.string(), facts: v.array(v.string()) })),
  sections: v.array(v.object({ title: v.string(), fields: v.array(fieldSchema) })),
  attachments: v.array(attachmentSchema),
  /** Without `text` it is too large to come along unasked. */
  json: v.object({ text: v.optional(v.string()), size: v.number() }),
});

export type MessageView = v.InferOutput<typeof messageViewSchema>;
export type CallView = NonNullable<MessageView['call']>;
export type FieldView = v.InferOutput<typeof fieldSchema>;
export type AttachmentView = v.InferOutput<typeof attachmentSchema>;
