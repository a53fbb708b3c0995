import { button, fill, h } from '../../webview/page/dom';
import type { PageContext } from './context';

const part = 64 * 1024;

/** A text that may be very long, in parts: laying out megabytes at once would freeze the page. */
export function longText(
  text: string,
  options: { readonly class: string; readonly label: string },
  render: (part: string, goesOn: boolean) => readonly (Node | string)[],
  context: PageContext,
): HTMLElement {
  let shown = 0;
  const content = h('div', {
    class: options.class,
    dir: 'auto',
    role: 'group',
    'aria-label': options.label,
    ...(text.length > 1_000 ? { tabindex: 0 } : {}),
  });
  const more = button({ label: '', text: true, class: 'secondary', onClick: () => show(shown + part * 4) });

  function show(to: number): void {
    const end = Math.min(to, text.length);
    content.append(...render(text.slice(shown, end), end < text.length));
    shown = end;
    more.hidden = shown >= text.length;
    const left = fill(context.strings.bodyMore, (text.length - shown).toLocaleString(context.language));
    more.replaceChildren(left);
    more.setAttribute('aria-label', left);
    more.title = left;
  }

  show(part);
  return h('div', { class: 'long-text' }, content, more);
}
