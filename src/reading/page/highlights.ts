import { matcher, placesIn } from '../findText';

/** What is looked for, marked where it is drawn. The marks are the browser's own: they add nothing to the page. */
export class Highlights {
  #wanted: RegExp | undefined;

  set query(query: string) {
    this.#wanted = matcher(query);
  }

  /** Marks it in what is drawn now, and otherwise in the row that the search stands at. */
  paint(rows: Iterable<HTMLElement>, current: HTMLElement | undefined): void {
    const [all, here] = [new Highlight(), new Highlight()];
    if (this.#wanted !== undefined)
      for (const row of rows)
        for (const range of ranges(row, this.#wanted)) (row === current ? here : all).add(range);
    CSS.highlights.set('found', all);
    CSS.highlights.set('found-here', here);
  }
}

/** More in one row tells nobody more. */
const mostInRow = 200;

function* ranges(row: HTMLElement, wanted: RegExp): Iterable<Range> {
  for (const element of row.querySelectorAll('.text, .subject, .failure bdi, .record-text bdi')) {
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
