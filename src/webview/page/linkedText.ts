import { linkSegments } from '../../media/textLinks';
import { fill, h } from './dom';

/** What becomes of links in a page. */
export interface Links {
  /** What a click does, in words; `{0}` is the address. */
  readonly hint: string;
  /** `-1`: Tab comes to them only where the page says so. */
  readonly tabIndex: 0 | -1;
  /** Asks the host, which asks the person. */
  open(url: string): void;
}

/** Somebody's text with its links within reach. `goesOn`: more of the text follows. */
export function linkedText(text: string, goesOn: boolean, links: Links): Node[] {
  return linkSegments(text, goesOn).map((segment) =>
    segment.kind === 'text'
      ? document.createTextNode(segment.text)
      : foreignLink(segment.text, segment.text, segment.host, links),
  );
}

/**
 * Words that open a link, which show where it really leads: `host`, and the address. No `a`: VS Code opens those by
 * itself.
 */
export function foreignLink(words: string, url: string, host: string, links: Links): HTMLElement {
  const element = h(
    'span',
    {
      class: 'foreign-link',
      role: 'link',
      tabindex: links.tabIndex,
      title: `${host}\n${fill(links.hint, url)}`,
    },
    words,
  );
  const open = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
    links.open(url);
  };
  element.addEventListener('click', (event) => {
    // A drag that marked some text ends with a click, too.
    if (getSelection()?.isCollapsed !== false) open(event);
  });
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') open(event);
  });
  return element;
}
