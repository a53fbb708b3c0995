import { decodeToPage, type FromPage, type PageStrings, type ToPage } from '../protocol';
import { CopyFeedback } from './copyFeedback';
import { button, h } from './dom';
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
/** One that takes longer than this can be given up: it may wait for the rate limit. */
const longPatience = 2_000;

let context: PageContext | undefined;
let seq = -1;
let shownId: string | undefined;
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

function begin(strings: PageStrings, requested: string): void {
  const language = formatLanguage(requested);
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
    vscode.setState(message.state);
    current?.setPinned(message.state.pinned);
    return;
  }
  if (message.seq < seq) return;
  switch (message.type) {
    case 'loading':
    case 'message':
    case 'problem':
      seq = message.seq;
      vscode.setState(message.state);
      clearTimeout(loadingTimer);
      present(message, known);
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

type Content = Extract<ToPage, { type: 'loading' | 'message' | 'problem' }>;

function present(content: Content, known: PageContext): void {
  const { id, pinned } = content.state;
  switch (content.type) {
    case 'loading':
      loadingTimer = setTimeout(() => showLoading(content, known), patience);
      return;
    case 'message': {
      const message = new MessagePage(content.view, content.seq, pinned, known);
      show(id, message.element, message);
      break;
    }
    case 'problem':
      show(id, problemPage(content.text, content.actions, content.seq, known));
  }
  afterPaint(() => post({ type: 'painted', seq: content.seq }));
}

function show(id: string, content: HTMLElement, message?: MessagePage): void {
  current = message;
  // Focus inside what goes away would fall to the document, and a screen reader with it.
  const focusWasHere = page.contains(document.activeElement);
  page.replaceChildren(content);
  if (id !== shownId) window.scrollTo(0, 0);
  shownId = id;
  if (focusWasHere) page.focus({ preventScroll: true });
}

function showLoading({ seq: own, state }: Content, { strings }: PageContext): void {
  show(state.id, loadingPage(strings.loading));
  const cancel = button({
    label: strings.cancel,
    text: true,
    class: 'secondary cancel',
    onClick: () => post({ type: 'cancel', seq: own }),
  });
  loadingTimer = setTimeout(() => page.append(cancel), longPatience);
}

function loadingPage(text: string): HTMLElement {
  return h('p', { class: 'loading', role: 'status' }, h('span', { class: 'loading-bar' }), text);
}

/** A language that can be formatted in: an editor may be started with any word as its locale. */
function formatLanguage(language: string): string {
  try {
    return new Intl.Locale(language).toString();
  } catch {
    return 'en';
  }
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
