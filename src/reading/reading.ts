import type { Message } from '../api/types';
import { messageKey } from '../explorer/sources';
import { commands as ids, type CommandId } from '../ids';
import { openForeignLink } from '../ui/foreignLink';
import { Finder } from './finder';
import type { Ask, PageState, ToPage } from './protocol';
import { slice } from './rows';
import { ShownRows, type Change } from './shownRows';
import type { Story } from './source';
import { edgeRemedy, surroundings } from './surroundings';
import { moved } from './viewport';

/** What reaches beyond the conversation. */
export interface ReadingCommands {
  openMessage(id: string): Promise<void>;
  run(command: CommandId, ...args: readonly unknown[]): Thenable<unknown>;
  /** Runs what a person asked for; a failure is told to them. */
  attempt(work: () => Promise<unknown>): void;
}

type Told = Extract<ToPage, { type: 'conversation' | 'changed' | 'rows' | 'found' }>;
type Untold = Told extends infer T ? (T extends Told ? Omit<T, 'seq'> : never) : never;

export interface Line {
  /** Adds which conversation it is about. */
  post(message: Untold): void;
  /** What outlives the page. */
  state(): PageState;
}

/** Rows that come with the conversation, before the page has asked for any. */
const first = 30;
/** Most rows that one question gets. */
const most = 400;

/** One conversation as it is read: keeps the messages, tells the page what it asks for and what has changed. */
export class Reading {
  readonly #shown: ShownRows;
  #rev = 0;
  #finder: Finder | undefined;
  #found: number | undefined;
  #finding = new AbortController();

  constructor(
    readonly story: Story,
    withActivity: boolean,
    private readonly commands: ReadingCommands,
    private readonly line: Line,
  ) {
    this.#shown = new ShownRows(withActivity);
    this.#shown.update(story.list.items);
  }

  get #rows(): readonly Message[] {
    return this.#shown.rows;
  }

  /** @param at the message to begin at, where it is loaded; else the newest */
  tellAll(at: string | undefined): void {
    const rev = this.#rev;
    const place = at === undefined ? -1 : this.#rows.findIndex((row) => messageKey(row) === at);
    const reveal = place < 0 ? undefined : place;
    const from = Math.max(0, place - first / 2);
    this.line.post({
      type: 'conversation',
      rev,
      state: this.line.state(),
      name: this.story.name,
      count: this.#rows.length,
      around: surroundings(this.story, this.#shown),
      slice: slice(this.#rows, from, from + first, this.story.name),
      ...(reveal === undefined ? {} : { reveal }),
    });
  }

  listChanged(): void {
    // A list that was emptied (its filter changed, its pages were forgotten) begins anew.
    const { list } = this.story;
    if (list.state === 'pristine' && list.activity === 'idle' && list.error === undefined)
      void list.ensureLoaded();
    this.#tell(this.#shown.update(list.items));
  }

  answer(ask: Ask): void {
    const { story, commands } = this;
    switch (ask.type) {
      case 'want':
        if (ask.rev === this.#rev) this.#send(ask.from, Math.min(ask.to, ask.from + most));
        return;
      case 'loadOlder':
        story.loadOlder();
        return;
      case 'edgeRemedy': {
        const remedy = edgeRemedy(story);
        if (remedy !== undefined) void commands.run(remedy.command);
        return;
      }
      case 'refresh':
        commands.attempt(() => story.refresh());
        return;
      case 'showActivity':
        this.#tell(this.#shown.setActivity(ask.shown));
        return;
      case 'clearFilter':
        story.showEveryType();
        return;
      case 'open':
      case 'copy': {
        const message = story.list.get(ask.key);
        if (message === undefined || message.id === '') return;
        const { id } = message;
        if (ask.type === 'open') commands.attempt(() => commands.openMessage(id));
        else void commands.run(ids.copyPayload, { kind: 'messageId', id });
        return;
      }
      case 'openLink':
        commands.attempt(() => openForeignLink(ask.url));
        return;
      case 'find':
        void this.#find(ask.query, ask.near, ask.step);
    }
  }

  dispose(): void {
    this.#finding.abort();
  }

  #send(from: number, to: number): void {
    const rows = slice(this.#rows, from, to, this.story.name);
    this.line.post({ type: 'rows', rev: this.#rev, slice: rows });
  }

  #tell(change: Change | undefined): void {
    const { at, removed, inserted, replaced } = change ?? { at: 0, removed: 0, inserted: 0, replaced: false };
    if (change !== undefined) this.#rev++;
    this.line.post({
      type: 'changed',
      rev: this.#rev,
      state: this.line.state(),
      splice: { at, removed, inserted },
      replaced,
      around: surroundings(this.story, this.#shown),
    });
    if (change === undefined || this.#finder === undefined) return;
    this.#finder.changed(change, change.replaced);
    if (this.#found !== undefined)
      this.#found = moved({ index: this.#found, offset: 0 }, change, this.#rows.length).index;
    void this.#tellFound(false);
  }

  async #find(query: string, near: number, step: -1 | 0 | 1): Promise<void> {
    if (query !== this.#finder?.query) {
      this.#finder = new Finder(query);
      this.#found = undefined;
    }
    if (!(await this.#search(this.#finder))) return;
    const known = this.#found !== undefined && this.#finder.ordinal(this.#found) > 0;
    this.#found =
      step === 0 || !known ? this.#finder.from(near) : this.#finder.next(this.#found ?? near, step);
    this.#postFound(this.#finder, true);
  }

  async #tellFound(go: boolean): Promise<void> {
    const finder = this.#finder;
    if (finder !== undefined && (await this.#search(finder))) this.#postFound(finder, go);
  }

  async #search(finder: Finder): Promise<boolean> {
    this.#finding.abort();
    this.#finding = new AbortController();
    return finder.search(this.#rows, this.#finding.signal);
  }

  #postFound(finder: Finder, go: boolean): void {
    const index = this.#found;
    const ordinal = index === undefined ? 0 : finder.ordinal(index);
    this.line.post({
      type: 'found',
      rev: this.#rev,
      query: finder.query,
      count: finder.matches.length,
      ordinal,
      ...(index === undefined || ordinal === 0 ? {} : { index }),
      go,
    });
  }
}
