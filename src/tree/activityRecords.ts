import * as vscode from 'vscode';
import { contextKeys } from '../ids';
import type { SetContext } from '../ui/contextKeys';

const key = 'activityHidden';

/** Whether records of activity are shown: one choice for the side bar and the reading view, every conversation, from now on. */
export class ActivityRecords implements vscode.Disposable {
  #hidden: boolean;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly memento: vscode.Memento,
    private readonly setContext: SetContext,
  ) {
    this.#hidden = memento.get(key) === true;
    setContext(contextKeys.activityHidden, this.#hidden);
  }

  get hidden(): boolean {
    return this.#hidden;
  }

  async setHidden(hidden: boolean): Promise<void> {
    this.#hidden = hidden;
    this.setContext(contextKeys.activityHidden, hidden);
    this.#changed.fire();
    await this.memento.update(key, hidden || undefined);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
