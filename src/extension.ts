import type * as vscode from 'vscode';
import { registerCommands } from './commands/register';
import { registerDocuments } from './documents/register';
import type { Product } from './product';
import { createTreeShell, type CreateView } from './tree/treeShell';

/**
 * Tells VS Code what it must know at once, and no more: other extensions wait behind it. All else is the product's, and
 * comes when VS Code or a person first asks, at the latest as soon as the host is free. (VS Code keeps panels and links
 * from outside until somebody registers for them; commands, rows and files it would call unknown.)
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
    { dispose: () => clearImmediate(idle) },
  );
}

async function start(context: vscode.ExtensionContext, createView: CreateView): Promise<Product> {
  const { startProduct } = await import('./product');
  const product = startProduct(context, createView);
  context.subscriptions.push(product);
  return product;
}
