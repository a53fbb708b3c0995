import * as vscode from 'vscode';
import { Accounts } from './accounts/accounts';
import { createVault } from './accounts/vault';
import { createLookUpHistory } from './commands/lookUpHistory';
import type * as Commands from './commands/table';
import { registerCommands, type CommandTable } from './commands/register';
import { createLazyPanels } from './details/lazyPanels';
import { registerPayloadDocuments } from './documents/payloadDocuments';
import { registerRowDrops } from './commands/rowDrops';
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
  const view: ExplorerView = new ExplorerView({
    accounts,
    settings,
    setContext,
    time: createTimeFormat(vscode.env.language),
    handleDrag: async (rows, transfer) =>
      (await loadCommands()).fillDrag(rows, transfer, view.session?.store),
  });
  const loader = createMessageLoader(view);
  const { extensionUri } = context;
  const panels = createLazyPanels(async () => {
    const { createDetailsPanels } = await import('./details/panels');
    return createDetailsPanels({ extensionUri, ...loader, setContext, log });
  });
  const state = context.globalState;
  const history = createLookUpHistory(state);
  const lastEditor = trackLastEditor();
  const table = async (): Promise<CommandTable> => {
    const { commandTable } = await loadCommands();
    return commandTable({
      accounts,
      view,
      panels,
      history,
      settings,
      lastEditor: lastEditor.get,
      state,
      log,
    });
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
    registerRowDrops(async (document, position, transfer) =>
      (await loadCommands()).dropEdit({ view, state, settings }, document, position, transfer),
    ),
    vscode.window.registerWebviewPanelSerializer(detailsViewType, panels.serializer),
    view.onDidLeaveSession(() => panels.clear()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(section)) void accounts.reload();
      if (shapesPages.some((name) => event.affectsConfiguration(name))) view.rebuild();
    }),
  );
  void accounts.reload();
}

/** Read with the first command, drag or drop. */
const loadCommands = (): Promise<typeof Commands> => import('./commands/table');

const shapesPages = [`${section}.pageSize`, `${section}.prefetch`];

function userAgentOf(manifest: unknown): string {
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return `highlevel-conversations/${String(version)} (VS Code extension)`;
}
