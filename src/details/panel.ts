import * as vscode from 'vscode';
import { isApiError } from '../api/errors';
import type { Message } from '../api/types';
import { commands } from '../ids';
import { openChannel, type DetailsChannel } from './channel';
import { contentMessage, type Content, type ProblemAction } from './content';
import { MailDesk } from './mail/desk';
import { MediaDesk } from './mediaDesk';
import { isMediaAsk, type MediaAnswer } from './mediaProtocol';
import { answerPage } from './requests';
import { chooseTarget } from './saveTarget';
import type { DetailsOptions, LoadedMessage } from './types';
import type { FromPage, PageState } from './protocol';
import { messageView, panelTitle } from './view';

/** One webview panel and the message in it. The page may be away (hidden, reloading): what it missed it asks for by `ready`. */
export class DetailsPanel {
  #state: PageState;
  #content: Content = { kind: 'empty' };
  #seq = 0;
  #loading: AbortController | undefined;
  #mails: MailDesk | undefined;
  /** The email whose remote images are shown; forgotten with the message. */
  #remoteMail: number | undefined;
  #painted: (() => void) | undefined;
  #media: MediaDesk | undefined;
  #usedAt = 0;
  readonly #channel: DetailsChannel;
  readonly #viewState: vscode.Disposable;

  constructor(
    readonly panel: vscode.WebviewPanel,
    private readonly options: DetailsOptions,
    private readonly changed: () => void,
    state: PageState,
  ) {
    this.#state = state;
    this.#channel = openChannel(
      panel,
      options,
      (message) => this.#hear(message),
      () => this.#catchUp(),
    );
    this.#viewState = panel.onDidChangeViewState(() => {
      if (!panel.visible) this.#settle();
      changed();
    });
  }

  /** The message that commands are about: none where none may be seen. */
  get id(): string | undefined {
    return this.#content.kind === 'gone' ? undefined : this.#state.id;
  }

  /** When the keyboard came into it, by the clock of `performance.now`; 0 before. */
  get usedAt(): number {
    return this.#usedAt;
  }

  get pinned(): boolean {
    return this.#state.pinned;
  }

  set pinned(pinned: boolean) {
    this.#state = { ...this.#state, pinned };
    this.#channel.post({ type: 'pinned', state: this.#state });
    this.changed();
  }

  /** Resolves once a person sees the message or the problem, or something else took its place. */
  show(id: string): Promise<void> {
    this.#loading?.abort();
    this.#loading = undefined;
    this.#state = { id, pinned: this.#state.pinned };
    const painted = this.#expectPaint();
    const held = this.options.held(id);
    if (held !== undefined) this.#present(held);
    else void this.#load(id, undefined);
    this.changed();
    return painted;
  }

  /** After a reload. `locationId` is that of the account the message was seen in. */
  restore(state: PageState): void {
    void this.#expectPaint();
    void this.#load(state.id, state.locationId);
    this.changed();
  }

  /** Whatever is shown belongs to an account that is gone. */
  clear(): void {
    this.#loading?.abort();
    void this.#expectPaint();
    this.#leave(vscode.l10n.t('This message belongs to an account that is no longer signed in here.'));
    this.changed();
  }

  dispose(): void {
    this.#loading?.abort();
    this.#mails?.dispose();
    this.#media?.dispose();
    this.#settle();
    this.#viewState.dispose();
    this.#channel.dispose();
  }

  async #load(id: string, expectedLocation: string | undefined): Promise<void> {
    const loading = new AbortController();
    this.#loading = loading;
    this.panel.title = vscode.l10n.t('HighLevel message');
    this.#update({ kind: 'loading' });
    try {
      const loaded = await this.options.load(id, loading.signal);
      if (loading.signal.aborted) return;
      const location = loaded.message.locationId;
      const moved = expectedLocation !== undefined && location !== undefined && location !== expectedLocation;
      if (moved) this.#leave(vscode.l10n.t('This message belongs to another account.'));
      else this.#present(loaded);
    } catch (error) {
      if (loading.signal.aborted) return;
      if (isApiError(error, 'cancelled')) {
        this.#giveUp();
        return;
      }
      const problem = this.options.describeError(error);
      this.#fail(problem.text, [
        { label: vscode.l10n.t('Try Again'), run: () => this.show(id) },
        ...problem.actions.map(({ label, command }) => ({ label, run: () => this.#run(command) })),
      ]);
    }
  }

  #giveUp(): void {
    const { id } = this.#state;
    this.#loading?.abort();
    const again = { label: vscode.l10n.t('Try Again'), run: () => this.show(id) };
    this.#fail(vscode.l10n.t('Loading was cancelled'), [again]);
  }

  #present(loaded: LoadedMessage): void {
    const { message, contactName, accountLabel } = loaded;
    const presented = messageView(message, { contactName, accountLabel }, vscode.l10n.t);
    this.#state = { ...this.#state, locationId: message.locationId };
    this.#mails = new MailDesk({
      message,
      seq: this.#seq,
      load: (id, signal) => this.options.loadEmail(id, signal),
      describeError: (error) => this.options.describeError(error),
      run: (command) => this.#run(command),
      media: (email, answer) => this.#deskFor(email, answer),
      reply: (answer) => this.#channel.post(answer),
    });
    this.#update({ kind: 'message', shown: { message, ...presented } });
    this.#media = this.#deskFor(message, (answer) => this.#channel.post(answer));
    // After it: the workbench lays its tabs out anew on the thread that draws the page.
    this.panel.title = panelTitle(message, vscode.l10n.t);
  }

  #fail(text: string, actions: readonly ProblemAction[]): void {
    this.panel.title = vscode.l10n.t('HighLevel message');
    this.#update({ kind: 'problem', text, actions });
  }

  #leave(text: string): void {
    this.panel.title = vscode.l10n.t('HighLevel message');
    this.#update({ kind: 'gone', text });
  }

  #deskFor(message: Message, reply: (answer: MediaAnswer) => void): MediaDesk {
    return new MediaDesk({
      seq: this.#seq,
      message,
      source: this.options.media,
      t: vscode.l10n.t,
      language: vscode.env.language,
      reply,
      describe: (error) => this.options.describeError(error),
      run: (command) => this.#run(command),
      choose: chooseTarget,
    });
  }

  #update(content: Content): void {
    // What is still being fetched belongs to what is no longer shown.
    this.#media?.dispose();
    this.#media = undefined;
    this.#content = content;
    this.#catchUp();
  }

  #catchUp(): void {
    const message = contentMessage(this.#content, this.#seq, this.#state, this.#remoteMail);
    if (message !== undefined) this.#channel.post(message);
  }

  #hear(message: Exclude<FromPage, { type: 'ready' }>): void {
    if (message.type === 'pin') this.pinned = message.pinned;
    else if (message.type === 'focused') this.#usedAt = performance.now();
    else if (message.seq === this.#seq) this.#act(message);
  }

  #act(message: Exclude<FromPage, { type: 'ready' | 'pin' | 'focused' }>): void {
    const content = this.#content;
    if (message.type === 'painted') this.#settle();
    else if (message.type === 'cancel') {
      if (content.kind === 'loading') this.#giveUp();
    } else if (message.type === 'command') this.#run(commands[message.command]);
    else if (message.type === 'problemAction') {
      if (content.kind === 'problem') content.actions[message.index]?.run();
    } else if (message.type === 'showRemote') {
      this.#remoteMail = message.mail;
      this.#channel.remoteImages = true;
    } else if (isMediaAsk(message)) {
      if (message.mail === undefined) void this.#media?.hear(message);
      else void this.#mails?.hearMedia(message);
    } else if (content.kind === 'message') {
      const helpers = { mails: this.#mails, codeLanguage: this.options.codeLanguage };
      void answerPage(message, content.shown, helpers, (answer) => this.#channel.post(answer));
    }
  }

  #run(command: string): void {
    void vscode.commands.executeCommand(command, { kind: 'messageId', id: this.#state.id });
  }

  /** A new number for what is shown next; whoever waited for the last is told that it is over. */
  #expectPaint(): Promise<void> {
    this.#settle();
    this.#seq++;
    this.#mails?.dispose();
    this.#mails = undefined;
    this.#remoteMail = undefined;
    this.#channel.remoteImages = false;
    return new Promise((resolve) => {
      this.#painted = resolve;
    });
  }

  #settle(): void {
    this.#painted?.();
    this.#painted = undefined;
  }
}
