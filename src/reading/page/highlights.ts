import { matcher, placesIn } from '../findText';

/** What is looked for, marked where it is drawn. The marks are the browser's own: they add nothing to the page. */
export class Highlights {
  #wanted: RegExp | undefined;

  set query(query: string) {
    this.#wanted = matcher(query);
  }

  /**
   * Marks it in what is drawn now, and otherwise in the row that the search stands at. What that row has in the part of
   * its text that is not shown, is marked where it says that there is more.
   */
  paint(rows: Iterable<HTMLElement>, current: HTMLElement | undefined): void {
    const [all, here] = [new Highlight(), new Highlight()];
    if (this.#wanted !== undefined)
      for (const row of rows)
        for (const range of ranges(row, this.#wanted)) (row === current ? here : all).add(range);
    if (here.size === 0) for (const rest of current?.querySelectorAll('.rest') ?? []) here.add(wholeOf(rest));
    CSS.highlights.set('found', all);
    CSS.highlights.set('found-here', here);
  }
}

function wholeOf(element: Element): Range {
  const range = new Range();
  range.selectNodeContents(element);
  return range;
}

/** More in one row tells nobody more. */
const mostInRow = 200;

/** Where a row says what the search looks through. */
const said = '.text, .subject, .failure bdi, .record-text .kind, .record-text bdi, .facts li:not(.rest) bdi';

function* ranges(row: HTMLElement, wanted: RegExp): Iterable<Range> {
  for (const element of row.querySelectorAll(said)) {
    const parts = textsIn(element);
    for (const [start, end] of placesIn(element.textContent, wanted, mostInRow)) {
      const range = new Range();
      range.setStart(...placeIn(parts, start));
      range.setEnd(...placeIn(parts, end));
      yield range;
    }
  }
}

interface TextPart {
  readonly node: Text;
  /** Where it begins in the whole. */
  readonly from: number;
}

/** The parts of a text that has links in it. */
function textsIn(element: Element): readonly TextPart[] {
  const parts: TextPart[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let from = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    parts.push({ node, from });
    from += node.length;
  }
  return parts;
}

function placeIn(parts: readonly TextPart[], offset: number): [Node, number] {
  const part = parts.findLast(({ from }) => from <= offset);
  if (part === undefined) throw new RangeError(`there is no character ${offset}`);
  return [part.node, offset - part.from];
}
