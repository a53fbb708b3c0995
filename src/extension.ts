import * as vscode from 'vscode';
import { Accounts } from './accounts/accounts';
import { createVault } from './accounts/vault';
import { guarded, registerCommands, type CommandTable } from './commands/register';
import { createLazyPanels } from './details/lazyPanels';
import { registerDocuments } from './documents/register';
import { detailsViewType, section } from './ids';
import { registerLinks } from './links/register';
import { createMessageLoader } from './messageLoader';
import { readSettings } from './settings';
import { registerDecorations } from './tree/decorations';
import { ExplorerView } from './tree/explorerView';
import { createContextSetter } from './ui/contextKeys';
import { trackLastEditor } from './ui/lastEditor';
import { createLog } from './ui/log';
import { createTimeFormat } from './ui/time';

/** Builds the parts and hands them to each other. It waits for nothing and asks nobody. */
export function activate(context: vscode.ExtensionContext): void {
  const settings = readSettings;
  const setContext = createContextSetter();
  const log = createLog();
  const vault = createVault(context.secrets, log.warn);
  const userAgent = userAgentOf(context.extension.packageJSON);
  const accounts = new Accounts({ vault, memento: context.workspaceState, userAgent, settings, log });
  const time = createTimeFormat(vscode.env.language);
  const view = new ExplorerView({ accounts, settings, setContext, time });
  const loader = createMessageLoader(view);
  const { extensionUri } = context;
  const panels = createLazyPanels(async () => {
    const { createDetailsPanels } = await import('./details/panels');
    return createDetailsPanels({ extensionUri, ...loader, setContext, log });
  });
  const memento = context.globalState;
  const lastEditor = trackLastEditor();
  const table = async (): Promise<CommandTable> => {
    const { commandTable } = await onDemand();
    return commandTable({ accounts, view, panels, memento, settings, lastEditor: lastEditor.get, log });
  };
  const showMessage = (id: string): Promise<void> => panels.show(id);
  const links = registerLinks({
    providers: async () => (await import('./links/providers')).createIdLinkProviders(view, time),
    open: (uri) =>
      guarded('openLink', log, async () => {
        const { openLink } = await onDemand();
        await openLink({ accounts, view, memento, showMessage }, uri);
      }),
  });
  context.subscriptions.push(
    log,
    vault,
    accounts,
    view,
    panels,
    lastEditor,
    registerCommands(table, log),
    links,
    registerDecorations(),
    registerDocuments(async (...asked) => (await onDemand()).payloadDocument(view, ...asked)),
    vscode.window.registerWebviewPanelSerializer(detailsViewType, panels.serializer),
    view.onDidLeaveSession(() => panels.clear()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(section)) void accounts.reload();
      if (shapesPages.some((name) => event.affectsConfiguration(name))) view.rebuild();
    }),
  );
  void accounts.reload();
}

const onDemand = async () => import("./onDemand");

const shapesPages = [`${section}.pageSize`, `${section}.prefetch`];

function userAgentOf(manifest: unknown): string {
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return `highlevel-conversations/${String(version)} (VS Code extension)`;
}
