import * as vscode from 'vscode';
import { registerCommands } from './commands/register';
import { registerDocuments } from './documents/register';
import { detailsViewType } from './ids';
import type { Product } from './product';
import { createTreeShell, type CreateView } from './tree/treeShell';

/**
 * Tells VS Code what there is, and no more, because every window waits for it. All that anything of it does is the
 * product's: read when VS Code or a person first asks, at the latest once the window has nothing better to do.
 */
export function activate(context: vscode.ExtensionContext): void {
  let started: Promise<Product> | undefined;
  const product = (): Promise<Product> => (started ??= start(context, tree.createView));
  const tree = createTreeShell(product);
  const idle = setImmediate(() => void product());
  context.subscriptions.push(
    tree,
    registerCommands(async (id, args) => (await product()).runCommand(id, args)),
    registerDocuments(async (uri) => (await product()).readDocument(uri)),
    vscode.window.registerUriHandler({ handleUri: async (uri) => (await product()).openLink(uri) }),
    vscode.window.registerWebviewPanelSerializer(detailsViewType, {
      deserializeWebviewPanel: async (panel, state: unknown) => (await product()).restorePanel(panel, state),
    }),
    { dispose: () => clearImmediate(idle) },
  );
}

async function start(context: vscode.ExtensionContext, createView: CreateView): Promise<Product> {
  const { startProduct } = await import('./product');
  const product = startProduct(context, createView);
  context.subscriptions.push(product);
  return product;
}
