import type { PageContext } from './context';
import type { PageStrings } from '../protocol';
import type { MessageView } from '../viewSchema';
import type { MediaAnswer } from '../mediaProtocol';
import { AttachmentsSection } from './attachmentsSection';
import { BodySection } from './bodySection';
import { CallSection } from './callSection';
import { h, icon } from '../../webview/page/dom';
import { fieldsSection } from './sections';
import { Header } from './header';
import { JsonSection } from './jsonSection';
import { MailSection } from './mail/mailSection';
import type { MailAnswer } from '../mail/schema';

/** One message from top to bottom. */
export class MessagePage {
  readonly element: HTMLElement;
  readonly #header: Header;
  readonly #mails: MailSection | undefined;
  readonly #body: BodySection;
  readonly #json: JsonSection;
  readonly #call: CallSection | undefined;
  readonly #attachments: AttachmentsSection;

  constructor(
    view: MessageView,
    seq: number,
    pinned: boolean,
    remoteMail: number | undefined,
    context: PageContext,
  ) {
    this.#header = new Header(view, seq, pinned, context);
    this.#mails = view.mails === 0 ? undefined : new MailSection(view.mails, remoteMail, seq, context);
    this.#body = new BodySection(view.body, seq, context);
    this.#json = new JsonSection(view.json, seq, context);
    this.#call = view.call && new CallSection(view.call, seq, context);
    this.#attachments = new AttachmentsSection(view.attachments, seq, context);
    this.element = h(
      'article',
      { class: 'message' },
      this.#header.element,
      view.error === undefined ? undefined : deliveryError(view.error, context.strings),
      view.about === undefined ? undefined : about(view.about),
      this.#mails?.element,
      this.#call?.element,
      hasText(view) ? this.#body.element : undefined,
      view.attachments.length > 0 ? this.#attachments.element : undefined,
      h(
        'div',
        { class: 'columns' },
        view.sections.map((section, index) => fieldsSection(section, index, seq, context)),
      ),
      this.#json.element,
    );
  }

  setPinned(pinned: boolean): void {
    this.#header.setPinned(pinned);
  }

  appendBody(from: number, text: string): void {
    this.#body.append(from, text);
  }

  hearMail(answer: MailAnswer): void {
    this.#mails?.hear(answer);
  }

  hearMedia(answer: MediaAnswer): void {
    if (answer.mail !== undefined) {
      this.#mails?.hearMedia(answer.mail, answer);
      return;
    }
    const item = 'item' in answer ? answer.item : answer.type;
    if (typeof item === 'number') this.#attachments.hear(item, answer);
    else if (answer.type !== 'picture') this.#call?.hear(answer);
  }

  /** Lets go of sounds and pictures: the page lives on and shows other messages. */
  release(): void {
    this.#mails?.release();
    this.#call?.release();
    this.#attachments.release();
  }

  showJson(text: string): void {
    this.#json.show(text);
  }
}

/** The text of an email's row is a beginning of one of its emails, or what that one quotes; a call was spoken. */
const hasText = ({ mails, call, body }: MessageView): boolean =>
  mails === 0 && (call === undefined || body.total > 0);

function about({ icon: name, kind, text }: NonNullable<MessageView['about']>): HTMLElement {
  return h('p', { class: `about ${kind}`, role: 'note' }, icon(name), text);
}

export function deliveryError(error: string, strings: PageStrings): HTMLElement {
  return h(
    'div',
    { class: 'banner', role: 'note' },
    icon('error'),
    h(
      'p',
      {},
      h('strong', {}, strings.deliveryError),
      h('span', { class: 'banner-text', dir: 'auto' }, error),
    ),
  );
}
