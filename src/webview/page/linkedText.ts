import { linkSegments } from '../textLinks';
import { fill, h } from '../../webview/page/dom';
import type { PageContext } from './messagePage';

/**
 * Somebody's text with its links within reach: each shows where it really leads, and a click asks the host, which asks
 * the person. No `a`: VS Code opens those by itself.
 */
export function linkedText(text: string, goesOn: boolean, seq: number, context: PageContext): Node[] {
  return linkSegments(text, goesOn).map((segment) =>
    segment.kind === 'text'
      ? document.createTextNode(segment.text)
      : foreignLink(segment.text, segment.text, segment.host, seq, context),
  );
}

/** Words that open a link; `host` is where it leads. */
export function foreignLink(
  words: string,
  url: string,
  host: string,
  seq: number,
  context: PageContext,
): HTMLElement {
  const element = h(
    'span',
    { class: 'link', role: 'link', tabindex: 0, title: `${host}\n${fill(context.strings.linkOpens, url)}` },
    words,
  );
  const open = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
    context.post({ type: 'openLink', seq, url });
  };
  element.addEventListener('click', open);
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') open(event);
  });
  return element;
}
