import * as vscode from 'vscode';
import { Accounts } from './accounts/accounts';
import { createLock } from './accounts/lock';
import { createVault } from './accounts/vault';
import { createRunner, guarded, type CommandTable } from './commands/boundary';
import type { RunCommand } from './commands/register';
import { registerRowDrops } from './commands/rowDrops';
import { createLazyPanels } from './details/lazyPanels';
import { closeDocuments } from './documents/closing';
import { BoundedMap } from './explorer/boundedMap';
import { commands, detailsViewType, readingViewType, section } from './ids';
import { createLazyReading } from './reading/lazyReading';
import { readSettings } from './settings';
import { registerDecorations } from './tree/decorations';
import { ExplorerView } from './tree/explorerView';
import type { CreateView } from './tree/treeShell';
import { createContextSetter } from './ui/contextKeys';
import { trackLastEditor } from './ui/lastEditor';
import { createLog, type Log } from './ui/log';
import { createTimeFormat } from './ui/time';

/** What is behind everything that activation registered. */
export interface Product extends vscode.Disposable {
  readonly runCommand: RunCommand;
  readDocument(uri: vscode.Uri): Promise<string>;
}

/** Builds the parts and hands them to each other. It waits for nothing and asks nobody. */
export function startProduct(context: vscode.ExtensionContext, createView: CreateView): Product {
  const settings = readSettings;
  const setContext = createContextSetter();
  const log = createLog();
  const lock = createLock(context.globalStorageUri);
  const vault = createVault(context.secrets, log.warn, undefined, lock);
  const userAgent = userAgentOf(context.extension.packageJSON);
  const accounts = new Accounts({ vault, lock, memento: context.workspaceState, userAgent, settings, log });
  const time = createTimeFormat(vscode.env.language);
  const view: ExplorerView = new ExplorerView({
    accounts,
    settings,
    setContext,
    time,
    createView,
    memento: context.globalState,
    handleDrag: async (rows, transfer) => (await onDemand()).fillDrag(rows, transfer, view.session?.store),
  });
  const { extensionUri } = context;
  const panels = createLazyPanels(async () => {
    const { createDetailsPanels, createMessageLoader } = await onDemand();
    const codeLanguage = lastEditor.language;
    return createDetailsPanels({
      extensionUri,
      ...createMessageLoader(view, log),
      setContext,
      codeLanguage,
      log,
    });
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
    const installation = { extension: context.extension, secrets: context.secrets };
    return commandTable({ ...parts, installation, lastEditor });
  };
  const showMessage = (id: string): Promise<void> => panels.show(id);
  const handleUri = async (uri: vscode.Uri): Promise<void> => {
    await guarded('openLink', log, async () => {
      const { openLink } = await onDemand();
      await openLink({ accounts, view, memento, showMessage }, uri);
    });
  };
  const parts = vscode.Disposable.from(
    log,
    vault,
    accounts,
    view,
    panels,
    reading,
    lastEditor,
    vscode.window.registerUriHandler({ handleUri }),
    vscode.window.registerWebviewPanelSerializer(detailsViewType, panels.serializer),
    vscode.window.registerWebviewPanelSerializer(readingViewType, reading.serializer),
    later(log, async () => {
      const later = await import('./afterActivation');
      const limits = later.watchLimits(view);
      return vscode.Disposable.from(
        limits,
        later.registerAuthentication(accounts),
        later.registerStatusBar(accounts, limits),
        later.registerIdLinks(view, time),
        later.registerPayloadHints(),
      );
    }),
    registerDecorations(),
    registerRowDrops(async (document, position, transfer) =>
      (await onDemand()).dropEdit({ view, memento, settings }, document, position, transfer),
    ),
    accounts.onDidSignOut((key) => {
      void guarded(commands.signOut, log, async () => {
        const { createLookUpHistory } = await onDemand();
        await createLookUpHistory(memento).forget(key);
      });
    }),
    view.onDidLeaveSession(() => {
      panels.clear();
      reading.clear();
      void closeDocuments();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(section)) void accounts.reload();
      if (shapesPages.some((name) => event.affectsConfiguration(name))) view.rebuild();
    }),
  );
  void accounts.reload();
  return {
    runCommand: createRunner(table, log),
    readDocument: async (uri) => (await onDemand()).payloadDocument(view, comparisons, uri),
    dispose: () => void parts.dispose(),
  };
}

/** A part that nobody can miss in the first moments: loaded after the others, and gone with them all the same. */
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
