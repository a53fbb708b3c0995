import * as v from 'valibot';
import { attachmentSchema, fieldSchema } from '../viewSchema';

/* The emails of a message, as host and page tell them to each other (see ../protocol.ts for the rules of both sides). */

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** One email as the page shows it. Its body is somebody else's HTML: what becomes of it is page/mail/clean.ts. */
export const mailViewSchema = v.object({
  subject: v.optional(v.string()),
  /** The side that wrote it. */
  sender: v.string(),
  direction: v.optional(v.object({ label: v.string(), icon: v.string() })),
  time: v.optional(v.object({ at: v.number(), utc: v.string() })),
  error: v.optional(v.string()),
  /** From, to, cc, bcc, thread, provider …; what is copied is the host's to say. */
  fields: v.array(fieldSchema),
  /** So many of `fields` stand above the email, the others below it. */
  main: count,
  attachments: v.array(attachmentSchema),
  body: v.string(),
  /** `body` is HTML; otherwise there is nothing to render. */
  html: v.boolean(),
});
export type MailView = v.InferOutput<typeof mailViewSchema>;

export const mailAsks = [
  v.object({ type: v.literal('wantMail'), seq: count, mail: count }),
  v.object({ type: v.literal('wantMailJson'), seq: count, mail: count }),
  v.object({ type: v.literal('copyMailField'), seq: count, mail: count, field: count }),
  v.object({ type: v.literal('copyMailSource'), seq: count, mail: count }),
  v.object({ type: v.literal('copyMailJson'), seq: count, mail: count, start: count, end: count }),
  /** What was offered beside trying again, where the email could not be had. */
  v.object({ type: v.literal('mailRemedy'), seq: count, mail: count }),
  v.object({ type: v.literal('openMailAttachment'), seq: count, mail: count, index: count }),
] as const;

/** Reloads the page under a policy that lets this one email load its images. */
export const showRemote = v.object({ type: v.literal('showRemote'), seq: count, mail: count });

export const mailAnswers = [
  v.object({ type: v.literal('mail'), seq: count, mail: count, view: mailViewSchema }),
  v.object({
    type: v.literal('mailProblem'),
    seq: count,
    mail: count,
    text: v.string(),
    /** The label of what may help beside trying again. */
    remedy: v.exactOptional(v.string()),
  }),
  v.object({ type: v.literal('mailJson'), seq: count, mail: count, text: v.string() }),
] as const;

export type MailAsk = v.InferOutput<(typeof mailAsks)[number]>;
export type MailAnswer = v.InferOutput<(typeof mailAnswers)[number]>;

const asks: ReadonlySet<string> = new Set(mailAsks.map(({ entries }) => entries.type.literal));

export function isMailAsk<T extends { readonly type: string }>(ask: T): ask is Extract<T, MailAsk> {
  return asks.has(ask.type);
}

const answers: ReadonlySet<string> = new Set(mailAnswers.map(({ entries }) => entries.type.literal));

export function isMailAnswer<T extends { readonly type: string }>(
  answer: T,
): answer is Extract<T, MailAnswer> {
  return answers.has(answer.type);
}
