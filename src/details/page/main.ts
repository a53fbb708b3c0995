import { decodeToPage, type FromPage, type PageState, type PageStrings, type ToPage } from '../protocol';
import { CopyFeedback } from './copyFeedback';
import { h } from './dom';
import { MessagePage, type PageContext } from './messagePage';
import { problemPage } from './problemPage';

/*
 * The page asks (`ready`), the host answers, and answers again whenever there is something else to show.
 * It keeps nothing but the id it shows: a page that comes back asks again.
 */

const vscode = acquireVsCodeApi();
const page = byId('page');
const feedback = new CopyFeedback(byId('announcer'));

/** A load that is quicker than this shows no loading state: a flicker tells nobody anything. */
const patience = 150;

let context: PageContext | undefined;
let seq = -1;
let current: MessagePage | undefined;
let loadingTimer: number | undefined;

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const message = decodeToPage(event.data);
  if (message === undefined) return;
  if (message.type === 'init') begin(message.strings, message.language);
  else if (context !== undefined) receive(message, context);
});
post({ type: 'ready' });

function post(message: FromPage): void {
  vscode.postMessage(message);
}

function begin(strings: PageStrings, language: string): void {
  context = {
    strings,
    language,
    copying: (button, message) => {
      feedback.expect(button, strings.copied);
      post(message);
    },
    announce: (text) => {
      feedback.announce(text);
    },
    post,
  };
}

function receive(message: Exclude<ToPage, { type: 'init' }>, known: PageContext): void {
  if (message.type === 'pinned') {
    keep(message.state);
    current?.setPinned(message.state.pinned);
    return;
  }
  if (message.seq < seq) return;
  switch (message.type) {
    case 'loading':
      seq = message.seq;
      keep(message.state);
      clearTimeout(loadingTimer);
      loadingTimer = setTimeout(() => {
        show(
          h(
            'p',
            { class: 'loading', role: 'status' },
            h('span', { class: 'loading-bar' }),
            known.strings.loading,
          ),
        );
      }, patience);
      return;
    case 'message':
      keep(message.state);
      current = new MessagePage(message.view, message.seq, message.state.pinned, known);
      show(current.element, message.seq);
      return;
    case 'problem':
      keep(message.state);
      show(problemPage(message.text, message.actions, message.seq, known), message.seq);
      return;
    case 'bodyPart':
      current?.appendBody(message.from, message.text);
      return;
    case 'json':
      current?.showJson(message.text);
      return;
    case 'copied':
      feedback.confirm();
  }
}

function keep(state: PageState): void {
  vscode.setState(state);
}

/** Puts something on the page; with `shown` the host is told once it can be seen. */
function show(content: HTMLElement, shown?: number): void {
  clearTimeout(loadingTimer);
  const again = shown === seq;
  if (shown === undefined) current = undefined;
  else seq = shown;
  // Focus inside what goes away would fall to the document, and a screen reader with it.
  const focusWasHere = page.contains(document.activeElement);
  page.replaceChildren(content);
  if (!again) window.scrollTo(0, 0);
  if (focusWasHere) page.focus({ preventScroll: true });
  if (shown !== undefined) afterPaint(() => post({ type: 'painted', seq: shown }));
}

/** A task after a frame runs once it is on screen. Frames stop in a window that is covered: then a timer has to do. */
function afterPaint(done: () => void): void {
  let told = false;
  const tell = (): void => {
    if (!told) done();
    told = true;
  };
  requestAnimationFrame(() => setTimeout(tell));
  setTimeout(tell, 250);
}

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the shell has no #${id}`);
  return element;
}
