import { CopyFeedback } from '../../details/page/copyFeedback';
import { button, h, icon } from '../../details/page/dom';
import { decodeToPage, type FromPage, type PageState, type PageStrings, type ToPage } from '../protocol';
import type { PageContext } from './context';
import { StoryPage } from './storyPage';

/*
 * The page asks (`ready`), the host answers, and answers again whenever there is something else to show.
 * It keeps the ids it shows and the few rows in sight: a page that comes back asks again.
 */

const vscode = acquireVsCodeApi();
const page = byId('page');
const feedback = new CopyFeedback(byId('announcer'));

/** A load that is quicker than this shows no loading state: a flicker tells nobody anything. */
const patience = 150;
/** Who has not scrolled for so long has arrived. */
const rest = 300;

let context: PageContext | undefined;
let seq = -1;
let state: PageState | undefined;
let current: StoryPage | undefined;
let loadingTimer: number | undefined;
let placeTimer: number | undefined;

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const message = decodeToPage(event.data);
  if (message === undefined) return;
  if (message.type === 'init') begin(message.strings, message.language);
  else if (context !== undefined && message.seq >= seq) receive(message, context);
});
document.addEventListener('copy', (event) => {
  if (current?.copy() === true) event.preventDefault();
});
performance.mark('ready');
post({ type: 'ready' });

function post(message: FromPage): void {
  vscode.postMessage(message);
}

function begin(strings: PageStrings, language: string): void {
  context = {
    strings,
    language: formatLanguage(language),
    ask: (message) => post({ ...message, seq }),
    announce: (text) => feedback.announce(text),
  };
}

function receive(message: Exclude<ToPage, { type: 'init' }>, known: PageContext): void {
  switch (message.type) {
    case 'loading':
    case 'problem':
    case 'conversation':
      seq = message.seq;
      keep(message.state);
      clearTimeout(loadingTimer);
      clearTimeout(placeTimer);
      present(message, known);
      return;
    case 'changed':
      keep(message.state);
      current?.changed(message);
      return;
    case 'rows':
      current?.rows(message);
      return;
    case 'found':
      current?.found(message);
  }
}

function present(
  content: Extract<ToPage, { type: 'loading' | 'problem' | 'conversation' }>,
  known: PageContext,
): void {
  switch (content.type) {
    case 'loading':
      loadingTimer = setTimeout(() => show(loadingPage(known.strings.loading)), patience);
      return;
    case 'conversation': {
      const story = new StoryPage(content, known, rememberPlace);
      show(story.element, story);
      story.begin();
      performance.mark('first rows');
      break;
    }
    case 'problem':
      show(problemPage(content.text, content.actions));
  }
  afterPaint(() => post({ type: 'painted', seq: content.seq }));
}

function show(content: HTMLElement, story?: StoryPage): void {
  current = story;
  // Focus inside what goes away would fall to the document, and a screen reader with it.
  const focusWasHere = page.contains(document.activeElement);
  page.replaceChildren(content);
  if (focusWasHere) page.focus({ preventScroll: true });
}

function keep(next: PageState): void {
  state = next;
  vscode.setState(next);
}

/** A page that comes back begins where somebody was. */
function rememberPlace(key: string | undefined): void {
  clearTimeout(placeTimer);
  placeTimer = setTimeout(() => {
    if (state !== undefined) keep({ ...state, at: key });
    post({ type: 'place', seq, key });
  }, rest);
}

function loadingPage(text: string): HTMLElement {
  return h('p', { class: 'loading', role: 'status' }, h('span', { class: 'loading-bar' }), text);
}

/** Why there is no conversation to see, and what can be done about it. */
function problemPage(text: string, actions: readonly string[]): HTMLElement {
  return h(
    'section',
    { class: 'problem', role: 'alert' },
    icon('warning'),
    h('h1', { class: 'problem-text' }, text),
    h(
      'div',
      { class: 'problem-actions' },
      actions.map((label, index) =>
        button({
          label,
          text: true,
          class: index === 0 ? 'primary' : 'secondary',
          onClick: () => post({ type: 'problemAction', seq, index }),
        }),
      ),
    ),
  );
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
