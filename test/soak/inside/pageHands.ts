import * as vscode from 'vscode';
import { detailsViewType } from '../../../src/ids';
import { until } from '../../host/until';
import { asObject } from '../../support/ask';

/** A page that is gone, or whose message was refused, answers nothing. */
const patience = 2_000;

/** What a person does in the message panel's page: nobody clicks inside the extension host. */
export class PageHands {
  #hear: ((data: unknown) => unknown) | undefined;
  /** How often a page was told what, by its type. */
  readonly counts = new Map<string, number>();
  #told: { readonly type: unknown; readonly seq: unknown }[] = [];

  /** Takes hold of every panel that is made from now on, until it is closed. */
  constructor() {
    const { createWebviewPanel } = vscode.window;
    const instead = (...args: Parameters<typeof createWebviewPanel>): vscode.WebviewPanel => {
      const panel = createWebviewPanel(...args);
      if (panel.viewType === detailsViewType) this.#hold(panel);
      return panel;
    };
    Object.assign(vscode.window, { createWebviewPanel: instead });
  }

  /** Opens something, and waits until the page is told one of these. @returns whether it was */
  async sees(open: () => Promise<unknown>, ...types: readonly string[]): Promise<boolean> {
    this.#told = [];
    await open();
    return this.#isTold(types);
  }

  /** Asks as the page would, and waits for one of the answers. */
  async ask(message: object, ...types: readonly string[]): Promise<boolean> {
    const seq = this.#told.findLast((one) => one.seq !== undefined)?.seq;
    this.#told = [];
    this.#hear?.({ ...message, seq });
    return this.#isTold(types);
  }

  #isTold(types: readonly string[]): Promise<boolean> {
    const isThere = (): boolean => this.#told.some(({ type }) => types.some((one) => one === type));
    return until(types.join(), isThere, patience).catch(() => false);
  }

  #hold(panel: vscode.WebviewPanel): void {
    const { webview } = panel;
    const { onDidReceiveMessage } = webview;
    const postMessage = webview.postMessage.bind(webview);
    Object.assign(webview, {
      onDidReceiveMessage: (listener: (data: unknown) => unknown): vscode.Disposable => {
        this.#hear = listener;
        return onDidReceiveMessage(listener);
      },
      postMessage: (message: unknown): Thenable<boolean> => {
        const { type, seq } = asObject(message);
        this.#told.push({ type, seq });
        this.counts.set(String(type), (this.counts.get(String(type)) ?? 0) + 1);
        return postMessage(message);
      },
    });
    panel.onDidDispose(() => {
      this.#hear = undefined;
      this.#told = [];
    });
  }
}
