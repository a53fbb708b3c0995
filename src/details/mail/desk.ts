import * as vscode from 'vscode';
import { rawText } from '../../api/rawJson';
import { isEmail, type EmailMessage, type Message } from '../../api/types';
import { copyText } from '../copyText';
import type { MediaDesk } from '../mediaDesk';
import type { MediaAnswer, MediaAsk } from '../mediaProtocol';
import type { Problem } from '../types';
import { openAttachment } from '../openAttachment';
import { mailView, type PresentedMail } from './mailView';
import type { MailAnswer, MailAsk } from './schema';

export interface MailDeskOptions {
  readonly message: Message;
  /** Of what is shown now; every answer carries it. */
  readonly seq: number;
  readonly load: (emailMessageId: string, signal: AbortSignal) => Promise<EmailMessage>;
  readonly describeError: (error: unknown) => Problem;
  /** Does what a problem offers. */
  readonly run: (command: string) => void;
  /** What fetches the attachments of an email; `answer` is what it says of them. */
  readonly media: (email: EmailMessage, answer: (answer: MediaAnswer) => void) => MediaDesk;
  readonly reply: (
    answer: MailAnswer | MediaAnswer | { readonly type: 'copied'; readonly seq: number },
  ) => void;
}

interface HeldMail extends PresentedMail {
  readonly email: EmailMessage;
  readonly media: MediaDesk;
}

/** The emails of the message in a panel: each is asked for once, when the page wants it, and held while it is shown. */
export class MailDesk implements vscode.Disposable {
  readonly #held = new Map<number, HeldMail>();
  readonly #loading = new Map<number, Promise<void>>();
  readonly #remedies = new Map<number, string>();
  readonly #ending = new AbortController();

  constructor(private readonly options: MailDeskOptions) {
    if (isEmail(options.message)) this.#hold(0, options.message);
  }

  dispose(): void {
    this.#ending.abort();
    for (const { media } of this.#held.values()) media.dispose();
  }

  /** What is asked about an attachment of an email. An email has no recording. */
  async hearMedia(ask: MediaAsk): Promise<void> {
    if (ask.mail === undefined || typeof ask.item !== 'number') return;
    await this.#held.get(ask.mail)?.media.hear(ask);
  }

  /** Never rejects but for the clipboard's or the browser's reasons. */
  async answer(ask: MailAsk): Promise<void> {
    const { reply, seq } = this.options;
    const held = this.#held.get(ask.mail);
    switch (ask.type) {
      case 'wantMail':
        if (held === undefined) await this.#fetch(ask.mail);
        else this.#tell(ask.mail, held);
        return;
      case 'mailRemedy': {
        const remedy = this.#remedies.get(ask.mail);
        if (remedy !== undefined) this.options.run(remedy);
        return;
      }
      case 'wantMailJson':
        if (held !== undefined)
          reply({ type: 'mailJson', seq, mail: ask.mail, text: rawText(held.email.raw) });
        return;
      case 'copyMailField':
      case 'copyMailSource':
      case 'copyMailJson': {
        const text = held === undefined ? undefined : asked(ask, held);
        if (text === undefined) return;
        await vscode.env.clipboard.writeText(text);
        reply({ type: 'copied', seq });
        return;
      }
      case 'openMailAttachment':
        await openAttachment(held?.email.attachments[ask.index]);
    }
  }

  /** A mail that is on its way is not asked for again. */
  #fetch(mail: number): Promise<void> {
    const known = this.#loading.get(mail);
    if (known !== undefined) return known;
    const loading = this.#load(mail).finally(() => this.#loading.delete(mail));
    this.#loading.set(mail, loading);
    return loading;
  }

  async #load(mail: number): Promise<void> {
    const { message, load } = this.options;
    const id = message.emailMessageIds[mail];
    if (id === undefined) return;
    const { signal } = this.#ending;
    try {
      const email = await load(id, signal);
      if (!signal.aborted) this.#tell(mail, this.#hold(mail, email));
    } catch (error) {
      if (!signal.aborted) this.#fail(mail, error);
    }
  }

  #fail(mail: number, error: unknown): void {
    const { seq, describeError, reply } = this.options;
    const { text, actions } = describeError(error);
    const [remedy] = actions;
    if (remedy === undefined) this.#remedies.delete(mail);
    else this.#remedies.set(mail, remedy.command);
    const label = remedy === undefined ? {} : { remedy: remedy.label };
    reply({ type: 'mailProblem', seq, mail, text, ...label });
  }

  #hold(mail: number, email: EmailMessage): HeldMail {
    const { message, media, reply } = this.options;
    const held = {
      email,
      media: media(email, (answer) => reply({ ...answer, mail })),
      ...mailView(email, email === message, vscode.l10n.t),
    };
    this.#held.set(mail, held);
    return held;
  }

  #tell(mail: number, { view }: HeldMail): void {
    this.options.reply({ type: 'mail', seq: this.options.seq, mail, view });
  }
}

type CopyAsk = Extract<MailAsk, { type: 'copyMailField' | 'copyMailSource' | 'copyMailJson' }>;

function asked(ask: CopyAsk, { email, copies }: HeldMail): string | undefined {
  switch (ask.type) {
    case 'copyMailField':
      return copies[ask.field];
    case 'copyMailSource':
      return email.body;
    case 'copyMailJson':
      return copyText(rawText(email.raw).slice(ask.start, ask.end));
  }
}
