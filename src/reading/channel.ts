import * as vscode from 'vscode';
import { PageChannel } from '../webview/channel';
import { pageResources, resourceRoots } from '../webview/resources';
import { shellHtml } from '../webview/shell';
import { decodeFromPage, type FromPage, type ToPage } from './protocol';
import { pageStrings } from './strings';

export interface ChannelOptions {
  readonly extensionUri: vscode.Uri;
  readonly log: { warn(text: string): void };
}

type Heard = Exclude<FromPage, { type: 'ready' }>;

export function openChannel(
  panel: vscode.WebviewPanel,
  { extensionUri, log }: ChannelOptions,
  hear: (message: Heard) => void,
  ready: () => void,
): PageChannel<Heard, ToPage> {
  return new PageChannel<Heard, ToPage>(panel, {
    html: (webview) =>
      shellHtml({
        ...pageResources(webview, extensionUri, { script: 'reading.js', styles: ['reading.css'] }),
        language: vscode.env.language,
        title: vscode.l10n.t('HighLevel conversation'),
        // Texts and icons are all that it shows.
        sources: {},
      }),
    roots: resourceRoots(extensionUri),
    decode: decodeFromPage,
    greeting: () => ({ type: 'init', strings: pageStrings(), language: vscode.env.language }),
    ready,
    hear,
    log,
  });
}
