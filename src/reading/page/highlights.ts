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
    const text = element.firstChild;
    if (!(text instanceof Text)) continue;
    for (const [start, end] of placesIn(text.data, wanted, mostInRow)) {
      const range = new Range();
      range.setStart(text, start);
      range.setEnd(text, end);
      yield range;
    }
  }
}
