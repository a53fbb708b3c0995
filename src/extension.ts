import * as vscode from 'vscode';
import { Accounts } from './accounts/accounts';
import { createVault } from './accounts/vault';
import { createLookUpHistory } from './commands/lookUpHistory';
import { registerCommands, type CommandTable } from './commands/register';
import { createLazyPanels } from './details/lazyPanels';
import { registerPayloadDocuments } from './documents/payloadDocuments';
import { detailsViewType, section } from './ids';
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
  const view = new ExplorerView({
    accounts,
    settings,
    setContext,
    time: createTimeFormat(vscode.env.language),
  });
  const loader = createMessageLoader(view);
  const { extensionUri } = context;
  const panels = createLazyPanels(async () => {
    const { createDetailsPanels } = await import('./details/panels');
    return createDetailsPanels({ extensionUri, ...loader, setContext, log });
  });
  const history = createLookUpHistory(context.globalState);
  const lastEditor = trackLastEditor();
  const table = async (): Promise<CommandTable> => {
    const { commandTable } = await import('./commands/table');
    return commandTable({ accounts, view, panels, history, settings, lastEditor: lastEditor.get, log });
  };
  context.subscriptions.push(
    log,
    vault,
    accounts,
    view,
    panels,
    lastEditor,
    registerCommands(table, log),
    registerDecorations(),
    registerPayloadDocuments(view),
    vscode.window.registerWebviewPanelSerializer(detailsViewType, panels.serializer),
    view.onDidLeaveSession(() => panels.clear()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(section)) void accounts.reload();
      if (shapesPages.some((name) => event.affectsConfiguration(name))) view.rebuild();
    }),
  );
  void accounts.reload();
}

const shapesPages = [`${section}.pageSize`, `${section}.prefetch`];

function userAgentOf(manifest: unknown): string {
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return `highlevel-conversations/${String(version)} (VS Code extension)`;
}
