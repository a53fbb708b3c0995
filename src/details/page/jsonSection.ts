import type { MessageView } from '../viewSchema';
import { button, fill, h } from '../../webview/page/dom';
import { JsonTree } from './jsonTree';
import type { PageContext } from './context';

/** The JSON as received, as a tree; a large one only when asked for. */
export class JsonSection {
  readonly element: HTMLElement;
  readonly #toolbar = h('div', { class: 'toolbar-icons' });
  readonly #content = h('div', { class: 'json-content' });

  constructor(
    json: MessageView['json'],
    private readonly seq: number,
    private readonly context: PageContext,
  ) {
    const { strings } = context;
    const load = button({
      label: fill(strings.jsonLoad, json.size.toLocaleString(context.language)),
      text: true,
      class: 'secondary',
      onClick: () => context.post({ type: 'wantJson', seq }),
    });
    this.element = h(
      'section',
      { class: 'json' },
      h('div', { class: 'section-row' }, h('h2', { id: 'json-title' }, strings.json), this.#toolbar),
      this.#content,
    );
    if (json.text === undefined) this.#content.append(load);
    else this.show(json.text);
  }

  show(text: string): void {
    const { context, seq } = this;
    const { strings } = context;
    const tree = new JsonTree(text, seq, context);
    const action = (name: string, label: string, onClick: (self: HTMLElement) => void): HTMLElement =>
      button({ icon: name, label, onClick });
    this.#toolbar.replaceChildren(
      action('expand-all', strings.expandAll, () => tree.expandAll()),
      action('collapse-all', strings.collapseAll, () => tree.collapseAll()),
      action('go-to-file', strings.openPayload, () =>
        context.post({ type: 'command', seq, command: 'openPayload' }),
      ),
      action('copy', strings.copyJson, (self) =>
        context.copying(self, { type: 'copyJson', seq, start: 0, end: text.length }),
      ),
    );
    this.#content.replaceChildren(tree.element, h('p', { class: 'hint', id: 'json-hint' }, strings.jsonHint));
  }
}
