import * as vscode from 'vscode';
import { shellHtml, storySources } from '../details/html';
import { decodeFromPage, type FromPage, type ToPage } from './protocol';
import { pageStrings } from './strings';

export interface ChannelOptions {
  readonly extensionUri: vscode.Uri;
  readonly log: { warn(text: string): void };
}

/** The page's end of the line: sets up the document and speaks only while somebody is there to listen. */
export class PageChannel {
  #listening = false;
  readonly #subscriptions: vscode.Disposable[];

  /**
   * @param hear a decoded message of the page
   * @param ready the page is new and knows nothing
   */
  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly options: ChannelOptions,
    private readonly hear: (message: Exclude<FromPage, { type: 'ready' }>) => void,
    private readonly ready: () => void,
  ) {
    const { webview } = panel;
    const { extensionUri } = options;
    this.#subscriptions = [
      webview.onDidReceiveMessage((data: unknown) => this.#receive(data)),
      // A hidden page is thrown away by VS Code; shown again, it asks for everything.
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.#listening = false;
      }),
    ];
    const places = [...folders].map((folder) => vscode.Uri.joinPath(extensionUri, ...folder));
    webview.options = { enableScripts: true, enableCommandUris: false, localResourceRoots: places };
    webview.html = html(webview, extensionUri);
  }

  get listening(): boolean {
    return this.#listening;
  }

  post(message: ToPage): void {
    if (this.#listening) void this.panel.webview.postMessage(message);
  }

  dispose(): void {
    this.#listening = false;
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #receive(data: unknown): void {
    const message = decodeFromPage(data);
    if (message === undefined)
      this.options.log.warn('Reading page: a message that is not in the protocol was ignored');
    else if (message.type === 'ready') this.#welcome();
    else this.hear(message);
  }

  #welcome(): void {
    this.#listening = true;
    this.post({ type: 'init', strings: pageStrings(), language: vscode.env.language });
    this.ready();
  }
}

const folders = [['dist', 'page'], ['dist', 'codicons'], ['media']] as const;

function html(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const resource = (...path: readonly string[]): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString();
  return shellHtml({
    cspSource: webview.cspSource,
    language: vscode.env.language,
    title: vscode.l10n.t('HighLevel conversation'),
    script: resource('dist', 'page', 'reading.js'),
    styles: [resource('dist', 'codicons', 'codicon.css'), resource('media', 'reading.css')],
    sources: storySources,
  });
}
