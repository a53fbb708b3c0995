import { byteSize } from '../../media/clock';
import type { MediaAnswer, MediaItem } from '../mediaProtocol';
import { button, fill, h, icon } from '../../webview/page/dom';
import type { PageContext } from './context';

/** The place of something that comes when asked for: how much of it is here, a way to stop, what went wrong. */
export class MediaSlot {
  readonly element = h('div', { class: 'media-slot' });
  readonly #said = h('p', { class: 'media-note', hidden: true });
  readonly #bar = h('progress', { class: 'media-bar' });
  readonly #amount = h('span', { class: 'media-amount' });
  readonly #loading: HTMLElement;
  #busy = false;

  /**
   * @param offer what is there before, and after it failed: the buttons that ask
   * @param label names the progress for who cannot see it
   */
  constructor(
    private readonly item: MediaItem,
    private readonly seq: number,
    private readonly context: PageContext,
    private readonly offer: HTMLElement,
    label: string,
  ) {
    this.#bar.setAttribute('aria-label', label);
    this.#loading = h(
      'div',
      { class: 'media-loading', hidden: true },
      this.#bar,
      this.#amount,
      button({
        label: context.strings.cancel,
        text: true,
        class: 'secondary small',
        onClick: () => context.post({ type: 'cancelMedia', seq, item }),
      }),
    );
    this.element.append(offer, this.#loading, this.#said);
  }

  get busy(): boolean {
    return this.#busy;
  }

  want(): void {
    if (!this.#busy) this.context.post({ type: 'wantMedia', seq: this.seq, item: this.item });
  }

  save(): void {
    if (!this.#busy) this.context.post({ type: 'saveMedia', seq: this.seq, item: this.item });
  }

  progress({ received, total }: Extract<MediaAnswer, { type: 'mediaProgress' }>): void {
    const { language, strings } = this.context;
    if (total === undefined) this.#bar.removeAttribute('value');
    else {
      this.#bar.max = total;
      this.#bar.value = received;
    }
    const size = received === 0 ? '' : byteSize(received, language);
    const amount = total === undefined ? size : fill(strings.mediaOf, size, byteSize(total, language));
    this.#amount.textContent = fill(strings.mediaLoading, amount).trim();
    if (this.#busy) return;
    this.#busy = true;
    this.#say(undefined);
    this.#swap(this.offer, this.#loading);
  }

  ended({ text, absent = false, remedy }: Extract<MediaAnswer, { type: 'mediaEnded' }>): void {
    this.#rest();
    if (text === undefined) return;
    this.#say(text, absent ? 'info' : 'warning', remedy);
    this.context.announce(text);
  }

  saved(text: string): void {
    this.#rest();
    this.#say(text, 'check');
    this.context.announce(text);
  }

  /** It came. What plays says so itself, once it knows for how long. */
  arrived(announcement?: string): void {
    this.#rest();
    if (announcement !== undefined) this.context.announce(announcement);
  }

  #rest(): void {
    this.#busy = false;
    this.#swap(this.#loading, this.offer);
  }

  #say(text: string | undefined, symbol = 'info', remedy?: string): void {
    this.#said.hidden = text === undefined;
    if (text === undefined) return;
    this.#said.replaceChildren(icon(symbol), h('span', { dir: 'auto' }, text));
    if (remedy !== undefined) this.#said.append(this.#remedy(remedy));
  }

  #remedy(label: string): HTMLElement {
    const { context, seq, item } = this;
    const onClick = (): void => context.post({ type: 'mediaRemedy', seq, item });
    return button({ label, text: true, class: 'secondary small', onClick });
  }

  /** The keyboard goes on where it was. */
  #swap(from: HTMLElement, to: HTMLElement): void {
    const focused = from.contains(document.activeElement);
    from.hidden = true;
    to.hidden = false;
    if (focused) to.querySelector<HTMLElement>('button:not([hidden]), input')?.focus();
  }
}
