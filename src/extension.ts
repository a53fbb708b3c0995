import * as vscode from 'vscode';
import { Accounts } from './accounts/accounts';
import { createVault } from './accounts/vault';
import { guarded, registerCommands, type CommandTable } from './commands/register';
import { registerRowDrops } from './commands/rowDrops';
import { createLazyPanels } from './details/lazyPanels';
import { registerDocuments } from './documents/register';
import { BoundedMap } from './explorer/boundedMap';
import { commands, detailsViewType, readingViewType, section } from './ids';
import { createLazyReading } from './reading/lazyReading';
import { readSettings } from './settings';
import { registerDecorations } from './tree/decorations';
import { ExplorerView } from './tree/explorerView';
import { createContextSetter } from './ui/contextKeys';
import { trackLastEditor } from './ui/lastEditor';
import { createLog, type Log } from './ui/log';
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
  const view: ExplorerView = new ExplorerView({
    accounts,
    settings,
    setContext,
    time,
    handleDrag: async (rows, transfer) => (await onDemand()).fillDrag(rows, transfer, view.session?.store),
  });
  const { extensionUri } = context;
  const panels = createLazyPanels(async () => {
    const { createDetailsPanels, createMessageLoader } = await onDemand();
    return createDetailsPanels({ extensionUri, ...createMessageLoader(view), setContext, log });
  });
  const reading = createLazyReading(async () => {
    const { createReadingView, createStorySource } = await onDemand();
    return createReadingView({
      extensionUri,
      source: createStorySource(view),
      openMessage: (id) => panels.show(id, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }),
      run: (command, ...args) => vscode.commands.executeCommand(command, ...args),
      attempt: (work) => void guarded(commands.openConversation, log, work),
      log,
    });
  });
  const memento = context.globalState;
  const comparisons = new BoundedMap<string>(40);
  const lastEditor = trackLastEditor();
  const table = async (): Promise<CommandTable> => {
    const { commandTable } = await onDemand();
    const parts = { accounts, view, panels, reading, memento, settings, comparisons, log };
    return commandTable({ ...parts, lastEditor: lastEditor.get });
  };
  const showMessage = (id: string): Promise<void> => panels.show(id);
  const uriHandler: vscode.UriHandler = {
    handleUri: async (uri) => {
      await guarded('openLink', log, async () => {
        const { openLink } = await onDemand();
        await openLink({ accounts, view, memento, showMessage }, uri);
      });
    },
  };
  context.subscriptions.push(
    log,
    vault,
    accounts,
    view,
    panels,
    reading,
    lastEditor,
    registerCommands(table, log),
    vscode.window.registerUriHandler(uriHandler),
    later(log, async () => {
      const { registerIdLinks, registerPayloadHints } = await import('./afterActivation');
      return vscode.Disposable.from(registerIdLinks(view, time), registerPayloadHints());
    }),
    registerDecorations(),
    registerDocuments(view, async (uri) => (await onDemand()).payloadDocument(view, comparisons, uri)),
    registerRowDrops(async (document, position, transfer) =>
      (await onDemand()).dropEdit({ view, memento, settings }, document, position, transfer),
    ),
    vscode.window.registerWebviewPanelSerializer(detailsViewType, panels.serializer),
    vscode.window.registerWebviewPanelSerializer(readingViewType, reading.serializer),
    view.onDidLeaveSession(() => {
      panels.clear();
      reading.clear();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(section)) void accounts.reload();
      if (shapesPages.some((name) => event.affectsConfiguration(name))) view.rebuild();
    }),
  );
  void accounts.reload();
}

/** A part that nobody can miss in the first moments: loaded after activation, and gone with the extension all the same. */
function later(log: Log, load: () => Promise<vscode.Disposable>): vscode.Disposable {
  const loading = load();
  loading.catch((error: unknown) => log.error('activation', error));
  return {
    dispose: () =>
      void loading.then(
        (part) => void part.dispose(),
        () => undefined,
      ),
  };
}

const onDemand = async () => import('./onDemand');

const shapesPages = [`${section}.pageSize`, `${section}.prefetch`];

function userAgentOf(manifest: unknown): string {
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return `highlevel-conversations/${String(version)} (VS Code extension)`;
}
