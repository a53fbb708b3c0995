import * as vscode from 'vscode';

type Step = 'get' | 'store' | 'delete';

/** What is done in place of a step. */
type Instead = (properly: () => string | undefined) => Promise<string | undefined>;

/**
 * A keyring in memory that can be as bad as real ones are: `next` takes the place of an operation, once or until it is
 * taken back. It remembers everything that was ever written.
 */
export class FakeSecrets implements vscode.SecretStorage {
  readonly held = new Map<string, string>();
  readonly written: string[] = [];
  readonly asked: Step[] = [];
  readonly #changed = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>();
  readonly #instead = new Map<Step, Instead>();
  readonly onDidChange = this.#changed.event;

  /** Every such step is done this way from now on; `undefined`: properly again. */
  make(step: Step, instead: Instead | undefined): this {
    if (instead === undefined) this.#instead.delete(step);
    else this.#instead.set(step, instead);
    return this;
  }

  async get(key: string): Promise<string | undefined> {
    return this.#do('get', () => this.held.get(key));
  }

  async store(key: string, value: string): Promise<void> {
    await this.#do('store', () => {
      this.written.push(value);
      this.held.set(key, value);
      this.#changed.fire({ key });
      return undefined;
    });
  }

  async delete(key: string): Promise<void> {
    await this.#do('delete', () => {
      this.held.delete(key);
      this.#changed.fire({ key });
      return undefined;
    });
  }

  keys(): Promise<string[]> {
    return Promise.resolve([...this.held.keys()]);
  }

  /** Another extension's secret changed. */
  changeForeign(): void {
    this.#changed.fire({ key: 'somebody.else' });
  }

  async #do(step: Step, properly: () => string | undefined): Promise<string | undefined> {
    this.asked.push(step);
    // No keyring answers in the same turn.
    await Promise.resolve();
    const instead = this.#instead.get(step);
    return instead === undefined ? properly() : instead(properly);
  }
}

/** State in memory, as VS Code keeps it: values go through JSON. */
export class FakeMemento implements vscode.Memento {
  readonly #values = new Map<string, string>();

  keys(): readonly string[] {
    return [...this.#values.keys()];
  }

  // The signatures are VS Code's.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  get<T>(key: string): T | undefined;
  get<T>(key: string, defaultValue: T): T;
  get(key: string, defaultValue?: unknown): unknown {
    const text = this.#values.get(key);
    if (text === undefined) return defaultValue;
    const value: unknown = JSON.parse(text);
    return value;
  }

  update(key: string, value: unknown): Promise<void> {
    if (value === undefined) this.#values.delete(key);
    else this.#values.set(key, JSON.stringify(value));
    return Promise.resolve();
  }

  /** Everything held, as text. */
  get text(): string {
    return [...this.#values].join('\n');
  }
}
