import { button, h } from '../../webview/page/dom';
import type { Surroundings } from '../protocol';
import type { PageContext } from './context';

/** What stands above the oldest row: the button that loads more, or why there is no more. */
export class Edge {
  readonly element = h('div', { class: 'edge' });
  #kind: Surroundings['edge']['kind'] = 'start';
  #asked = false;

  constructor(private readonly context: PageContext) {}

  show({ kind, text, action, remedy }: Surroundings['edge']): void {
    const hadFocus = this.element.contains(document.activeElement);
    this.#kind = kind;
    this.#asked = false;
    const secondary = (label: string, onClick: () => void): HTMLElement =>
      button({ label, text: true, class: 'secondary', onClick });
    const load = (label: string): HTMLElement => secondary(label, () => this.#load());
    this.element.className = `edge ${kind}`;
    this.element.replaceChildren(
      ...(kind === 'older'
        ? [load(text)]
        : [h('span', { role: kind === 'problem' ? 'alert' : undefined }, text)]),
      ...(action === undefined ? [] : [load(action)]),
      ...(remedy === undefined ? [] : [secondary(remedy, () => this.context.ask({ type: 'edgeRemedy' }))]),
    );
    if (hadFocus) this.element.querySelector('button')?.focus({ preventScroll: true });
  }

  /** The oldest rows come into sight: whoever reads on shall not have to wait. */
  comeNear(): void {
    if (this.#kind === 'older' && !this.#asked) this.#load();
  }

  #load(): void {
    this.#asked = true;
    this.context.ask({ type: 'loadOlder' });
  }
}
