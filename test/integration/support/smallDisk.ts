import * as vscode from 'vscode';

/** What may go wrong, by the name of the operation; it comes in the middle of it. */
export type Failing = Partial<
  Record<'writeFile' | 'rename' | 'delete', (file: vscode.Uri) => Error | undefined>
>;

/**
 * A file system of the editor's own kind, that an extension brings: so many bytes large, and not on a disk. It looks
 * at one file after each thing that was done: whoever is killed is killed between two of those.
 */
export class SmallDisk implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #files = new Map<string, Uint8Array>();
  readonly #changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #registered: vscode.Disposable;
  readonly onDidChangeFile = this.#changes.event;
  /** What the watched file held, whenever it held something else. */
  readonly seen: string[] = [];
  failing: Failing = {};
  /** Runs in the middle of writing. */
  meanwhile: () => Promise<void> | void = () => undefined;

  constructor(
    readonly scheme: string,
    private readonly bytes: number,
    private readonly watched: vscode.Uri,
    { isReadonly = false } = {},
  ) {
    this.#registered = vscode.workspace.registerFileSystemProvider(scheme, this, {
      isCaseSensitive: true,
      isReadonly,
    });
  }

  /** Puts a file there, whatever the disk says of it. */
  put(file: vscode.Uri, text: string): void {
    this.#files.set(file.path, new TextEncoder().encode(text));
    this.#look();
  }

  text(file: vscode.Uri): string | undefined {
    const held = this.#files.get(file.path);
    return held && new TextDecoder().decode(held);
  }

  get names(): readonly string[] {
    return [...this.#files.keys()];
  }

  dispose(): void {
    this.#registered.dispose();
    this.#changes.dispose();
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(file: vscode.Uri): vscode.FileStat {
    const held = this.#files.get(file.path);
    if (held !== undefined) return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: held.length };
    if (file.path === '/') return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    throw vscode.FileSystemError.FileNotFound(file);
  }

  readDirectory(): [string, vscode.FileType][] {
    return this.names.map((name) => [name.slice(1), vscode.FileType.File]);
  }

  readFile(file: vscode.Uri): Uint8Array {
    const held = this.#files.get(file.path);
    if (held === undefined) throw vscode.FileSystemError.FileNotFound(file);
    return held;
  }

  async writeFile(file: vscode.Uri, content: Uint8Array): Promise<void> {
    this.#files.delete(file.path);
    const taken = [...this.#files.values()].reduce((sum, { length }) => sum + length, 0);
    const room = Math.max(0, this.bytes - taken);
    // As on a disk: what fits is there, and a little of all that comes while it is being written.
    this.#files.set(file.path, content.slice(0, Math.min(room, Math.ceil(content.length / 2))));
    this.#look();
    await this.meanwhile();
    this.#fail('writeFile', file);
    if (content.length > room) throw new Error('ENOSPC: no space left on device, write');
    this.#files.set(file.path, content.slice());
    this.#look();
  }

  rename(from: vscode.Uri, to: vscode.Uri, { overwrite }: { readonly overwrite: boolean }): void {
    const held = this.readFile(from);
    this.#fail('rename', to);
    if (!overwrite && this.#files.has(to.path)) throw vscode.FileSystemError.FileExists(to);
    this.#files.delete(from.path);
    this.#files.set(to.path, held);
    this.#look();
  }

  delete(file: vscode.Uri): void {
    this.readFile(file);
    this.#fail('delete', file);
    this.#files.delete(file.path);
    this.#look();
  }

  createDirectory(): void {
    throw new Error('There is one folder.');
  }

  #fail(operation: keyof Failing, file: vscode.Uri): void {
    const error = this.failing[operation]?.(file);
    if (error !== undefined) throw error;
  }

  #look(): void {
    const now = this.text(this.watched) ?? 'absent';
    if (this.seen.at(-1) !== now) this.seen.push(now);
  }
}
