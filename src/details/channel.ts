import * as vscode from 'vscode';
import { PageChannel } from '../webview/channel';
import { pageResources, resourceRoots } from '../webview/resources';
import { shellHtml } from '../webview/shell';
import { panelSources } from './policy';
import { decodeFromPage, type FromPage, type ToPage } from './protocol';
import { pageStrings } from './strings';
import type { DetailsOptions } from './types';

export interface DetailsChannel {
  /** Whether the page's policy lets the email in it load images. Another policy is another document. */
  remoteImages: boolean;
  post(message: ToPage): void;
  dispose(): void;
}

type Heard = Exclude<FromPage, { type: 'ready' }>;

export function openChannel(
  panel: vscode.WebviewPanel,
  { extensionUri, log }: DetailsOptions,
  hear: (message: Heard) => void,
  ready: () => void,
): DetailsChannel {
  let remoteImages = false;
  const channel = new PageChannel<Heard, ToPage>(panel, {
    html: (webview) =>
      shellHtml({
        ...pageResources(webview, extensionUri, {
          script: 'main.js',
          styles: ['details.css', 'mail.css', 'media.css'],
        }),
        language: vscode.env.language,
        title: vscode.l10n.t('HighLevel message'),
        sources: panelSources(remoteImages),
      }),
    roots: resourceRoots(extensionUri),
    decode: decodeFromPage,
    greeting: () => ({ type: 'init', strings: pageStrings(vscode.l10n.t), language: vscode.env.language }),
    ready,
    hear,
    log,
  });
  return {
    get remoteImages() {
      return remoteImages;
    },
    set remoteImages(allowed) {
      if (allowed === remoteImages) return;
      remoteImages = allowed;
      channel.renew();
    },
    post: (message) => channel.post(message),
    dispose: () => channel.dispose(),
  };
}
