import { decodeToPage, type FromPage, type PageStrings, type ToPage } from '../protocol';
import { isMailAnswer } from '../mail/schema';
import { isMediaAnswer } from '../mediaProtocol';
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
import { button } from '../../webview/page/dom';
import { type PageContext } from './context';
import { MessagePage } from './messagePage';

/*
 * The page asks (`ready`), the host answers, and answers again whenever there is something else to show.
 * It keeps nothing but the id it shows: a page that comes back asks again.
 */

const vscode = acquireVsCodeApi();
const page = byId('page');
const feedback = new CopyFeedback(byId('announcer'));

/** A load that takes longer than this can be given up: it may wait for the rate limit. */
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
window.addEventListener('focus', () => post({ type: 'focused' }));
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
  if (isMailAnswer(message)) {
    current?.hearMail(message);
    return;
  }
  if (isMediaAnswer(message)) {
    current?.hearMedia(message);
    return;
  }
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
      const message = new MessagePage(content.view, content.seq, pinned, content.remoteMail, known);
      show(id, message.element, message);
      break;
    }
    case 'problem':
      show(
        id,
        problemPage(content.text, content.actions, (index) =>
          post({ type: 'problemAction', seq: content.seq, index }),
        ),
      );
  }
  afterPaint(() => post({ type: 'painted', seq: content.seq }));
}

function show(id: string, content: HTMLElement, message?: MessagePage): void {
  current?.release();
  current = message;
  replaceContent(page, content);
  if (id !== shownId) window.scrollTo(0, 0);
  shownId = id;
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
