import type { MediaAnswer } from '../mediaProtocol';
import { mostPixels } from '../../media/sniff';
import type { AttachmentView } from '../viewSchema';
import { pictureOf, type Shown } from './blobs';
import { button, fill, foreign, h, icon } from '../../webview/page/dom';
import { MediaSlot } from './mediaSlot';
import type { PageContext } from './context';

/** What a message brings along. Nothing of it is loaded: a click asks the host, and opening a link asks the person. */
export class AttachmentsSection {
  readonly element: HTMLElement;
  readonly #items: readonly Attachment[];

  constructor(attachments: readonly AttachmentView[], seq: number, context: PageContext) {
    this.#items = attachments.map((attachment, index) => new Attachment(attachment, index, seq, context));
    const loadable = attachments.some(({ refused }) => refused === undefined);
    this.element = h(
      'section',
      { class: 'attachments' },
      h('h2', {}, context.strings.attachments),
      h(
        'ul',
        {},
        this.#items.map(({ element }) => element),
      ),
      loadable ? h('p', { class: 'hint' }, context.strings.previewNote) : undefined,
    );
  }

  hear(item: number, answer: MediaAnswer): void {
    this.#items[item]?.hear(answer);
  }

  release(): void {
    for (const item of this.#items) item.release();
  }
}

class Attachment {
  readonly element: HTMLElement;
  readonly #slot: MediaSlot;
  readonly #place = h('div', { class: 'picture-place' });
  #picture: Shown<HTMLImageElement> | undefined;

  constructor(
    private readonly attachment: AttachmentView,
    index: number,
    seq: number,
    private readonly context: PageContext,
  ) {
    const { name, type, host = '', refused } = attachment;
    const { strings } = context;
    const actions = h('div', { class: 'attachment-actions' });
    this.#slot = new MediaSlot(index, seq, context, actions, name);
    if (attachment.previewable === true) {
      actions.append(
        this.#action('eye', strings.preview, fill(strings.previewOf, name), () => this.#slot.want()),
      );
    }
    if (refused === undefined) {
      actions.append(
        this.#action('save-as', strings.save, fill(strings.saveOf, name), () => this.#slot.save()),
      );
    }
    this.element = h(
      'li',
      { class: 'attachment' },
      icon(attachment.icon),
      refused === undefined ? this.#link(index, seq) : h('span', { class: 'value' }, foreign(name)),
      h('span', { class: 'attachment-about' }, refused ?? `${type} · ${host}`),
      refused === undefined ? this.#slot.element : undefined,
      this.#place,
    );
  }

  hear(answer: MediaAnswer): void {
    if (answer.type === 'mediaProgress') this.#slot.progress(answer);
    else if (answer.type === 'mediaEnded') this.#slot.ended(answer);
    else if (answer.type === 'mediaSaved') this.#slot.saved(answer.text);
    else if (answer.type === 'picture') this.#show(answer);
  }

  release(): void {
    this.#picture?.release();
    this.#picture = undefined;
  }

  #show({ bytes, mime, about }: Extract<MediaAnswer, { type: 'picture' }>): void {
    const { strings } = this.context;
    this.release();
    const picture = pictureOf(bytes, mime, fill(strings.previewOf, this.attachment.name));
    this.#picture = picture;
    const caption = h('span', {}, about);
    const takeAway = (why: string): void => {
      picture.element.remove();
      caption.textContent = why;
      this.context.announce(why);
    };
    picture.element.addEventListener('error', () => takeAway(strings.previewFailed));
    // The host measured it as well, but it is the browser that unpacks it.
    picture.element.addEventListener('load', () => {
      const { naturalWidth: width, naturalHeight: height } = picture.element;
      if (width * height > mostPixels) takeAway(fill(strings.previewTooLarge, width, height));
    });
    const hide = button({
      label: strings.previewHide,
      text: true,
      class: 'secondary small',
      onClick: () => this.#hide(),
    });
    this.#place.replaceChildren(
      h('figure', { class: 'preview' }, picture.element, h('figcaption', {}, caption, hide)),
    );
    this.#slot.arrived(about);
  }

  #hide(): void {
    this.release();
    this.#place.replaceChildren();
    this.element.querySelector<HTMLElement>('.attachment-actions button')?.focus();
  }

  #link(index: number, seq: number): HTMLElement {
    const label = fill(this.context.strings.openAttachment, this.attachment.name);
    const element = h(
      'button',
      { type: 'button', class: 'link', title: label },
      foreign(this.attachment.name),
    );
    element.addEventListener('click', () => this.context.post({ type: 'openAttachment', seq, index }));
    return element;
  }

  /** Says on its face what it does, and to a screen reader also to what. */
  #action(symbol: string, face: string, label: string, onClick: () => void): HTMLElement {
    const element = button({ icon: symbol, label: face, text: true, class: 'secondary small', onClick });
    element.setAttribute('aria-label', label);
    element.title = label;
    return element;
  }
}
