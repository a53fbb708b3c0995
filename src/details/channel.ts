import * as vscode from 'vscode';
import { panelSources, shellHtml } from './html';
import { decodeFromPage, type FromPage, type ToPage } from './protocol';
import { pageStrings } from './strings';
import type { DetailsOptions } from './types';

/** The page's end of the line: sets up the document and speaks only while somebody is there to listen. */
export class PageChannel {
  #listening = false;
  #remoteImages = false;
  readonly #subscriptions: vscode.Disposable[];

  /**
   * @param hear a decoded message of the page
   * @param ready the page is new and knows nothing
   */
  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly options: DetailsOptions,
    private readonly hear: (message: FromPage) => void,
    private readonly ready: () => void,
  ) {
    const { webview } = panel;
    this.#subscriptions = [
      webview.onDidReceiveMessage((data: unknown) => this.#receive(data)),
      // A hidden page is thrown away by VS Code; shown again, it asks for everything.
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.#listening = false;
      }),
    ];
    webview.options = {
      enableScripts: true,
      enableCommandUris: false,
      localResourceRoots: resourceRoots(options.extensionUri),
    };
    webview.html = html(webview, options.extensionUri, false);
  }

  /**
   * Whether the page's policy lets the email in it load images. Another policy is another document: the page begins
   * anew and asks for everything.
   */
  set remoteImages(allowed: boolean) {
    if (allowed === this.#remoteImages) return;
    this.#remoteImages = allowed;
    this.#listening = false;
    this.panel.webview.html = html(this.panel.webview, this.options.extensionUri, allowed);
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
      this.options.log.warn('Details page: a message that is not in the protocol was ignored');
    else if (message.type === 'ready') this.#welcome();
    else this.hear(message);
  }

  #welcome(): void {
    this.#listening = true;
    this.post({ type: 'init', strings: pageStrings(vscode.l10n.t), language: vscode.env.language });
    this.ready();
  }
}

const folders = { page: ['dist', 'page'], codicons: ['dist', 'codicons'], media: ['media'] } as const;

function resourceRoots(extensionUri: vscode.Uri): vscode.Uri[] {
  return Object.values(folders).map((folder) => vscode.Uri.joinPath(extensionUri, ...folder));
}

function html(webview: vscode.Webview, extensionUri: vscode.Uri, remoteImages: boolean): string {
  const resource = (folder: keyof typeof folders, file: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...folders[folder], file)).toString();
  return shellHtml({
    cspSource: webview.cspSource,
    language: vscode.env.language,
    title: vscode.l10n.t('HighLevel message'),
    script: resource('page', 'main.js'),
    styles: [
      resource('codicons', 'codicon.css'),
      resource('media', 'details.css'),
      resource('media', 'mail.css'),
      resource('media', 'media.css'),
    ],
    sources: panelSources(remoteImages),
  });
}
