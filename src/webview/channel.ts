import type * as vscode from 'vscode';
import { isReady, type Heard, type Ready } from './protocol';

interface ChannelOptions<FromPage extends Heard, ToPage> {
  /** The document, anew for each time that it is set: its nonce is used once. */
  html(webview: vscode.Webview): string;
  readonly roots: readonly vscode.Uri[];
  decode(data: unknown): FromPage | Ready | undefined;
  /** The page is new and knows nothing: what it is told first. */
  greeting(): ToPage;
  /** The page has been greeted. */
  ready(): void;
  hear(message: FromPage): void;
  readonly log: { warn(text: string): void };
}

/** The host's end of the line to a page: sets up the document and speaks only while somebody is there to listen. */
export class PageChannel<FromPage extends Heard, ToPage> {
  #listening = false;
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly options: ChannelOptions<FromPage, ToPage>,
  ) {
    const { webview } = panel;
    this.#subscriptions = [
      webview.onDidReceiveMessage((data: unknown) => this.#receive(data)),
      // A hidden page is thrown away by VS Code; shown again, it asks for everything.
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.#listening = false;
      }),
    ];
    webview.options = { enableScripts: true, enableCommandUris: false, localResourceRoots: options.roots };
    this.renew();
  }

  get listening(): boolean {
    return this.#listening;
  }

  /** Another document: the page begins anew and asks for everything. */
  renew(): void {
    this.#listening = false;
    this.panel.webview.html = this.options.html(this.panel.webview);
  }

  post(message: ToPage): void {
    if (this.#listening) void this.panel.webview.postMessage(message);
  }

  dispose(): void {
    this.#listening = false;
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #receive(data: unknown): void {
    const message = this.options.decode(data);
    if (message === undefined)
      this.options.log.warn(`${this.panel.viewType}: a message that is not in the protocol was ignored`);
    else if (isReady(message)) this.#welcome();
    else this.options.hear(message);
  }

  #welcome(): void {
    this.#listening = true;
    this.post(this.options.greeting());
    this.options.ready();
  }
}
