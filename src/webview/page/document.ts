import { h } from './dom';

/* What every page does the same way, whatever it shows. */

/** A load that is quicker than this shows no loading state: a flicker tells nobody anything. */
export const patience = 150;

/** An element that the shell has. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the shell has no #${id}`);
  return element;
}

/** Focus inside what goes away would fall to the document, and a screen reader with it: the page takes it. */
export function replaceContent(page: HTMLElement, content: HTMLElement): void {
  const focusWasHere = page.contains(document.activeElement);
  page.replaceChildren(content);
  if (focusWasHere) page.focus({ preventScroll: true });
}

export function loadingPage(text: string): HTMLElement {
  return h('p', { class: 'loading', role: 'status' }, h('span', { class: 'loading-bar' }), text);
}

/** A language that can be formatted in: an editor may be started with any word as its locale. */
export function formatLanguage(language: string): string {
  try {
    return new Intl.Locale(language).toString();
  } catch {
    return 'en';
  }
}

/** A task after a frame runs once it is on screen. Frames stop in a window that is covered: then a timer has to do. */
export function afterPaint(done: () => void): void {
  let told = false;
  const tell = (): void => {
    if (!told) done();
    told = true;
  };
  requestAnimationFrame(() => setTimeout(tell));
  setTimeout(tell, 250);
}
