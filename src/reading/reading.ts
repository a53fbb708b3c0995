import * as vscode from 'vscode';
import type { Message } from '../api/types';
import { messageKey } from '../explorer/sources';
import { commands as ids, type CommandId } from '../ids';
import { openForeignLink } from '../ui/foreignLink';
import { Finder } from './finder';
import type { Ask, PageState, ToPage } from './protocol';
import { slice } from './rows';
import { SearchTexts } from './searchTexts';
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

/** 1: the next newer match, -1: the next older one, 0: the first at the row or above it. */
type Step = -1 | 0 | 1;

interface Sought {
  readonly near: number;
  readonly step: Step;
}

/** Rows that come with the conversation, before the page has asked for any. */
const first = 30;
/** Most rows that one question gets. */
const most = 400;

const searchTexts = (): SearchTexts => {
  const { t } = vscode.l10n;
  return new SearchTexts(t);
};

/** One conversation as it is read: keeps the messages, tells the page what it asks for and what has changed. */
export class Reading {
  readonly #shown: ShownRows;
  #rev = 0;
  #finder: Finder | undefined;
  #texts = searchTexts();
  #found: number | undefined;
  /** What a person looks for, until it is answered. */
  #sought: Sought | undefined;
  #finding = new AbortController();
  #currentKey: string | undefined;
  #usedAt = performance.now();

  /** @param at the message that somebody has come for */
  constructor(
    readonly story: Story,
    private readonly commands: ReadingCommands,
    private readonly line: Line,
    at: string | undefined,
  ) {
    this.#currentKey = at;
    this.#shown = new ShownRows(story.withActivity());
    this.#shown.update(story.list.items);
  }

  get #rows(): readonly Message[] {
    return this.#shown.rows;
  }

  /** The message that somebody is at, by its id, as long as it is in the list. */
  get current(): string | undefined {
    const message = this.#currentKey === undefined ? undefined : this.story.list.get(this.#currentKey);
    return message?.id === '' ? undefined : message?.id;
  }

  /** When a person did something with a message, by the clock of `performance.now`. */
  get usedAt(): number {
    return this.#usedAt;
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

  activityChanged(): void {
    this.#tell(this.#shown.setActivity(this.story.withActivity()));
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
        commands.attempt(() => story.showActivity(ask.shown));
        return;
      case 'clearFilter':
        story.showEveryType();
        return;
      case 'current':
        this.#currentKey = ask.key;
        this.#usedAt = performance.now();
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
        this.#find(ask.query, ask.near, ask.step);
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
    if (change === undefined) return;
    // Their room is for the rows that are there now.
    if (replaced || removed > 0) this.#texts = searchTexts();
    if (this.#finder === undefined) return;
    this.#finder.changed(change, change.replaced);
    const nowAt = (index: number): number => moved({ index, offset: 0 }, change, this.#rows.length).index;
    if (this.#found !== undefined) this.#found = nowAt(this.#found);
    if (this.#sought !== undefined) this.#sought = { ...this.#sought, near: nowAt(this.#sought.near) };
    void this.#tellFound();
  }

  #find(query: string, near: number, step: Step): void {
    if (query !== this.#finder?.query) {
      this.#finder = new Finder(query, (row) => this.#texts.of(row));
      this.#found = undefined;
    }
    this.#sought = { near, step };
    void this.#tellFound();
  }

  /** Tells what is found. A change of the list begins the search anew, and then answers what was asked before it. */
  async #tellFound(): Promise<void> {
    const finder = this.#finder;
    if (finder === undefined || !(await this.#search(finder))) return;
    const sought = this.#sought;
    this.#sought = undefined;
    if (sought !== undefined) this.#found = placeOf(finder, sought, this.#found);
    this.#postFound(finder, sought !== undefined);
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

function placeOf(finder: Finder, { near, step }: Sought, found: number | undefined): number | undefined {
  const isStep = found !== undefined && finder.ordinal(found) > 0;
  return step === 0 || !isStep ? finder.from(near) : finder.next(found, step);
}
