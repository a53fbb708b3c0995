import * as vscode from 'vscode';
import { besidesTryAgain, describeLoading } from '../ui/errorText';
import { openChannel } from './channel';
import { Reading, type Line, type ReadingCommands } from './reading';
import type { FromPage, PageState } from './protocol';
import type { Story, StorySource } from './source';

export interface ReadingOptions extends ReadingCommands {
  readonly extensionUri: vscode.Uri;
  readonly source: StorySource;
  readonly log: { warn(text: string): void };
}

type Content =
  | { readonly kind: 'empty' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'story'; readonly reading: Reading }
  /** The conversation is not this account's to show. */
  | { readonly kind: 'gone'; readonly text: string }
  | { readonly kind: 'problem'; readonly text: string; readonly actions: readonly ProblemAction[] };

interface ProblemAction {
  readonly label: string;
  run(): void;
}

/** The panel and the conversation in it. The page may be away (hidden, reloading): what it missed it asks for by `ready`. */
export class ReadingPanel {
  #state: PageState;
  #content: Content = { kind: 'empty' };
  #seq = 0;
  #loading: AbortController | undefined;
  #painted: (() => void) | undefined;
  readonly #channel: ReturnType<typeof openChannel>;
  readonly #subscriptions: vscode.Disposable[];

  constructor(
    readonly panel: vscode.WebviewPanel,
    private readonly options: ReadingOptions,
    state: PageState,
  ) {
    this.#state = state;
    this.#channel = openChannel(
      panel,
      options,
      (message) => this.#hear(message),
      () => this.#catchUp(),
    );
    this.#subscriptions = [
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.#settle();
      }),
      options.source.onDidChange((id) => {
        if (this.#content.kind === 'story' && this.#content.reading.story.id === id)
          this.#content.reading.listChanged();
      }),
      options.source.onDidChangeActivity(() => {
        if (this.#content.kind === 'story') this.#content.reading.activityChanged();
      }),
    ];
  }

  /** Shown and not taken away. */
  get id(): string | undefined {
    return this.#content.kind === 'gone' ? undefined : this.#state.id;
  }

  /** The message that somebody is at, if the panel has the focus. */
  get current(): string | undefined {
    return this.panel.active && this.#content.kind === 'story' ? this.#content.reading.current : undefined;
  }

  get usedAt(): number {
    return this.#content.kind === 'story' ? this.#content.reading.usedAt : 0;
  }

  /** Resolves once a person sees the conversation or the problem, or something else took its place. */
  show(id: string, messageId?: string): Promise<void> {
    this.#state = { id, at: messageId };
    const painted = this.#expectPaint();
    void this.#load(id, undefined, messageId);
    return painted;
  }

  /** After a reload. `locationId` is that of the account the conversation was seen in. */
  restore(state: PageState): void {
    void this.#expectPaint();
    void this.#load(state.id, state.locationId, undefined);
  }

  /** Whatever is shown belongs to an account that is gone. */
  clear(): void {
    void this.#expectPaint();
    this.#leave(vscode.l10n.t('This conversation belongs to an account that is no longer signed in here.'));
  }

  dispose(): void {
    this.#expectNothing();
    this.#settle();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#channel.dispose();
  }

  async #load(id: string, expectedLocation: string | undefined, at: string | undefined): Promise<void> {
    const loading = new AbortController();
    this.#loading = loading;
    // VS Code keeps the titles of open tabs on disk: no name goes into it.
    this.panel.title = vscode.l10n.t('Conversation …{0}', id.slice(-6));
    this.#update({ kind: 'loading' });
    try {
      const story = await this.options.source.open(id, loading.signal);
      if (loading.signal.aborted) return;
      const moved = expectedLocation !== undefined && story.locationId !== expectedLocation;
      if (moved) this.#leave(vscode.l10n.t('This conversation belongs to another account.'));
      else this.#begin(story, at);
    } catch (error) {
      if (!loading.signal.aborted) this.#fail(error);
    }
  }

  #begin(story: Story, at: string | undefined): void {
    // Nothing came, and why says more than an empty page.
    if (story.list.items.length === 0 && story.list.error !== undefined) {
      this.#fail(story.list.error);
      return;
    }
    this.#state = { ...this.#state, locationId: story.locationId };
    const line: Line = {
      post: (message) => this.#channel.post({ ...message, seq: this.#seq }),
      state: () => this.#state,
    };
    const reading = new Reading(story, this.options, line, at);
    this.#update({ kind: 'story', reading });
  }

  #fail(error: unknown): void {
    const described = describeLoading(error);
    const { id } = this.#state;
    this.#update({
      kind: 'problem',
      text: described.text,
      actions: [
        { label: vscode.l10n.t('Try Again'), run: () => void this.show(id) },
        ...besidesTryAgain(described.actions).map(({ label, command }) => ({
          label,
          run: () => void this.options.run(command),
        })),
      ],
    });
  }

  #leave(text: string): void {
    this.panel.title = vscode.l10n.t('HighLevel conversation');
    this.#update({ kind: 'gone', text });
  }

  #update(content: Content): void {
    this.#content = content;
    this.#catchUp();
  }

  #catchUp(): void {
    const [content, seq, state] = [this.#content, this.#seq, this.#state];
    switch (content.kind) {
      case 'empty':
        return;
      case 'loading':
        this.#channel.post({ type: 'loading', seq, state });
        return;
      case 'story':
        content.reading.tellAll(state.at);
        return;
      case 'gone':
        this.#channel.post({ type: 'problem', seq, state, text: content.text, actions: [] });
        return;
      case 'problem': {
        const actions = content.actions.map(({ label }) => label);
        this.#channel.post({ type: 'problem', seq, state, text: content.text, actions });
      }
    }
  }

  #hear(message: Exclude<FromPage, { type: 'ready' }>): void {
    if (message.seq !== this.#seq) return;
    const content = this.#content;
    if (message.type === 'painted') this.#settle();
    else if (message.type === 'place') this.#state = { ...this.#state, at: message.key };
    else if (message.type === 'problemAction') {
      if (content.kind === 'problem') content.actions[message.index]?.run();
    } else if (content.kind === 'story') content.reading.answer(message);
  }

  /** A new number for what is shown next; whoever waited for the last is told that it is over. */
  #expectPaint(): Promise<void> {
    this.#expectNothing();
    this.#settle();
    this.#seq++;
    return new Promise((resolve) => {
      this.#painted = resolve;
    });
  }

  #expectNothing(): void {
    this.#loading?.abort();
    if (this.#content.kind === 'story') this.#content.reading.dispose();
    this.#content = { kind: 'empty' };
  }

  #settle(): void {
    this.#painted?.();
    this.#painted = undefined;
  }
}
