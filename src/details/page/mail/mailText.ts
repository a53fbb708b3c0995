/* The words of an email, as they would be read out: for those who want no layout, and for what cannot be laid out. */

const blocks: ReadonlySet<string> = new Set(
  'address article aside blockquote body center dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
const silent: ReadonlySet<string> = new Set(['style', 'script', 'head', 'title', 'template']);

/** @param mail a cleaned document */
export function mailText(mail: Element): string {
  const parts: string[] = [];
  write(mail, parts);
  return parts
    .join('')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n[ \t]+/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Without recursion: an email may be nested as deep as its sender likes. */
function write(root: Element, parts: string[]): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
    acceptNode: (node) =>
      node instanceof Element && silent.has(node.localName)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
  });
  let last: Node | null = null;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Element) parts.push(...opening(node));
    else parts.push(words(node, endsBlock(last, node)));
    last = node;
  }
}

function opening(element: Element): readonly string[] {
  const name = element.localName;
  if (name === 'br') return ['\n'];
  if (name === 'p' || /^h\d$/.test(name)) return ['\n\n'];
  if (name === 'li') return ['\n• '];
  if (name === 'td' || name === 'th') return ['  '];
  if (name === 'img') return [element.getAttribute('alt') ?? ''];
  return blocks.has(name) ? ['\n'] : [];
}

/** A text after the end of a block begins a line: the walker tells only of beginnings. */
function endsBlock(last: Node | null, node: Node): boolean {
  for (let at: Node | null = last; at !== null && !at.contains(node); at = at.parentNode) {
    if (at instanceof Element && blocks.has(at.localName)) return true;
  }
  return false;
}

function words(node: Node, newLine: boolean): string {
  const text = node.textContent ?? '';
  const kept = node.parentElement?.closest('pre') instanceof Element;
  const shown = kept ? text : text.replace(/[\s\u00ad\u200b\ufeff]+/g, ' ');
  return newLine && shown.trim() !== '' ? `\n${shown}` : shown;
}
