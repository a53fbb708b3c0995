import { CopyFeedback } from '../../webview/page/copyFeedback';
import {
  afterPaint,
  byId,
  formatLanguage,
  loadingPage,
  patience,
  replaceContent,
} from '../../webview/page/document';
import { problemPage } from '../../webview/page/problemPage';
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
document.addEventListener('keydown', (event) => current?.key(event));
window.addEventListener('focus', () => current?.used());
document.addEventListener('copy', (event) => {
  if (current?.copy() === true) event.preventDefault();
});
performance.mark('ready');
post({ type: 'ready' });

function post(message: FromPage): void {
  vscode.postMessage(message);
}

function begin(strings: PageStrings, language: string): void {
  const ask: PageContext['ask'] = (message) => post({ ...message, seq });
  context = {
    strings,
    language: formatLanguage(language),
    ask,
    // One stop for Tab among the messages, and from there to the links of that one.
    links: { hint: strings.linkOpens, tabIndex: -1, open: (url) => ask({ type: 'openLink', url }) },
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
      show(
        problemPage(content.text, content.actions, (index) => post({ type: 'problemAction', seq, index })),
      );
  }
  afterPaint(() => post({ type: 'painted', seq: content.seq }));
}

function show(content: HTMLElement, story?: StoryPage): void {
  current = story;
  replaceContent(page, content);
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
