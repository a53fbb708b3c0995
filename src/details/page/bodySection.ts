import type { MessageView } from '../viewSchema';
import { button, fill, h, icon } from '../../webview/page/dom';
import { linkedText } from '../../webview/page/linkedText';
import { linksOf, type PageContext } from './context';

/** The text of a message, as text. A long one comes in parts, when asked for. */
export class BodySection {
  readonly element: HTMLElement;
  readonly #text: HTMLElement;
  readonly #more: HTMLButtonElement;
  #shown = 0;

  constructor(
    private readonly body: MessageView['body'],
    private readonly seq: number,
    private readonly context: PageContext,
  ) {
    const { strings } = context;
    // What scrolls must be within reach of the keyboard.
    const scrolls = body.total > 1000 ? { tabindex: 0, role: 'group', 'aria-label': strings.body } : {};
    this.#text = h('div', { class: 'body-text', dir: 'auto', ...scrolls });
    this.#add(body.text);
    this.#more = button({
      label: '',
      text: true,
      class: 'secondary',
      onClick: () => context.post({ type: 'wantBody', seq, from: this.#shown }),
    });
    const copy = button({
      icon: 'copy',
      label: strings.copyBody,
      class: 'copy',
      onClick: (self) => context.copying(self, { type: 'copyBody', seq }),
    });
    this.element = h(
      'section',
      { class: 'body', 'aria-label': strings.body },
      body.notes.map((note) => h('p', { class: 'note' }, icon('info'), note)),
      body.total === 0 ? undefined : h('div', { class: 'body-card' }, copy, this.#text),
      this.#more,
    );
    this.#refresh();
  }

  /** A part that was asked for twice is shown once. */
  append(from: number, text: string): void {
    if (from !== this.#shown) return;
    this.#add(text);
    this.#refresh();
  }

  #add(text: string): void {
    this.#shown += text.length;
    const goesOn = this.#shown < this.body.total;
    this.#text.append(...linkedText(text, goesOn, linksOf(this.seq, this.context)));
  }

  #refresh(): void {
    const left = this.body.total - this.#shown;
    this.#more.hidden = left <= 0;
    const label = fill(this.context.strings.bodyMore, left.toLocaleString(this.context.language));
    this.#more.replaceChildren(label);
    this.#more.setAttribute('aria-label', label);
  }
}
