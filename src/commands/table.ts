import type { Accounts } from '../accounts/accounts';
import type { Panels } from '../details/lazyPanels';
import type { ReadingView } from '../reading/panels';
import { isObject } from '../api/read';
import { commands, section, walkthroughId } from '../ids';
import type { Comparisons } from '../documents/payloadDocuments';
import type { Settings } from '../settings';
import type { ExplorerView } from '../tree/explorerView';
import type { Installation } from '../doctor/facts';
import type { LastEditor } from '../ui/lastEditor';
import type { Log } from '../ui/log';
import * as vscode from 'vscode';
import {
  compareSelected,
  compareWithClipboard,
  compareWithEarlier,
  compareWithFetched,
  type CompareOptions,
} from './compare';
import {
  clearFilters,
  clearMessageFilter,
  filterConversations,
  filterMessages,
  searchConversations,
} from './filters';
import { createCopyAs } from './copyAs';
import type { FindOptions } from './find';
import { askForRecord, findById } from './findById';
import { loadAll, loadAllMessages, loadMore, refresh, refreshMessages } from './loading';
import { copyLink } from './copyLink';
import { copyAtCursor } from './copyAtCursor';
import { openConversation } from './openConversation';
import { openInBrowser } from './openInBrowser';
import { copyId, copyPayload, insertPayload, openPayload, type PayloadCommandOptions } from './payload';
import type { CommandTable } from './boundary';
import { renameAccount, setWebAddress } from './amendAccount';
import { openDoctor } from './doctor';
import { showRequests } from '../requests/showRequests';
import { signIn, signInOAuth } from './signIn';
import { signOut } from './signOut';
import { switchAccount } from './switchAccount';
import { resolveTarget } from './targets';

export interface CommandOptions {
  readonly accounts: Accounts;
  readonly view: ExplorerView;
  readonly panels: Panels;
  readonly reading: Pick<ReadingView, 'show' | 'activeMessage' | 'usedAt'>;
  /** Remembers look-ups, and the last format for each language. */
  readonly memento: vscode.Memento;
  readonly settings: () => Settings;
  readonly lastEditor: LastEditor;
  readonly comparisons: Comparisons;
  readonly log: Log;
  readonly installation: Installation;
}

/** One row a command. */
export function commandTable(options: CommandOptions): CommandTable {
  const { accounts, view, panels, reading, memento, settings, comparisons, lastEditor, log, installation } =
    options;
  const find: FindOptions = { accounts, view, memento, showMessage: (id) => panels.show(id) };
  // The panel stays the active editor while somebody is in the tree: what was used last is meant.
  const activeDetails = (): string | undefined =>
    view.selectedSince(panels.usedAt) ? undefined : panels.active;
  const activeMessage = (): string | undefined =>
    activeDetails() ?? (view.selectedSince(reading.usedAt) ? undefined : reading.activeMessage);
  const payload: PayloadCommandOptions = {
    view,
    settings,
    lastEditor: lastEditor.get,
    activeMessage,
    askForRecord: () => askForRecord(find),
  };
  const compare: CompareOptions = { ...payload, comparisons };
  const copyAs = createCopyAs({ ...payload, memento, language: lastEditor.language });
  return {
    [commands.signIn]: () => signIn({ accounts, settings }),
    [commands.signInOAuth]: () => signInOAuth({ accounts, settings }),
    [commands.signOut]: (which) => signOut(accounts, which),
    [commands.switchAccount]: (which) => switchAccount(accounts, which),
    [commands.renameAccount]: (which) => renameAccount(accounts, which),
    [commands.setWebAddress]: (which) => setWebAddress(accounts, which),
    [commands.doctor]: () => openDoctor({ accounts, settings, comparisons, installation }),
    [commands.openWalkthrough]: () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthroughId, false),
    [commands.openSampleAccount]: async () => {
      await accounts.openSample();
      await vscode.commands.executeCommand('highlevel.conversations.focus');
    },
    [commands.findById]: (what) => findById(find, what),
    [commands.openMessage]: async (row, how) => {
      const target = await resolveTarget(payload, row);
      const preserveFocus = isObject(how) && how['preserveFocus'] === true;
      if (target.kind === 'message') await panels.show(target.message.id, { preserveFocus });
      else await view.revealConversation(target.conversation.id);
    },
    [commands.openConversation]: (row) => openConversation({ view, reading, activeDetails }, row),
    [commands.copyPayload]: (row, rows) => copyPayload(payload, row, rows),
    [commands.copyId]: (row) => copyId(payload, row),
    [commands.copyLink]: (row) => copyLink(payload, row),
    [commands.insertPayload]: (row, rows) => insertPayload(payload, row, rows),
    [commands.openPayload]: (row) => openPayload(payload, row),
    [commands.compareSelected]: (row, rows) => compareSelected(compare, row, rows),
    [commands.compareWithClipboard]: (row) => compareWithClipboard(compare, row),
    [commands.compareWithFetched]: (row) => compareWithFetched(compare, row),
    [commands.compareWithEarlier]: (row) => compareWithEarlier(compare, row),
    [commands.copyAs]: (row, rows) => copyAs.choose('copy', row, rows),
    [commands.insertAs]: (row, rows) => copyAs.choose('insert', row, rows),
    [commands.openAs]: (row, rows) => copyAs.choose('open', row, rows),
    [commands.repeatCopyAs]: (row, rows) => copyAs.repeat(row, rows),
    [commands.copyValueAtCursor]: () => copyAtCursor('value', lastEditor.language()),
    [commands.copyPathAtCursor]: () => copyAtCursor('path', lastEditor.language()),
    [commands.copyAccessorAtCursor]: () => copyAtCursor('accessor', lastEditor.language()),
    [commands.refresh]: () => refresh(view, accounts),
    [commands.refreshMessages]: (row) => refreshMessages(view, row),
    [commands.loadMore]: (row) => loadMore(view, row),
    [commands.loadAll]: () => loadAll(view),
    [commands.loadAllMessages]: (row) => loadAllMessages(view, row),
    [commands.cancelWaiting]: () => view.session?.governor.cancelWaiting(),
    [commands.searchConversations]: (query) => searchConversations(view, query),
    [commands.filterConversations]: () => filterConversations(view),
    [commands.clearFilters]: () => clearFilters(view),
    [commands.filterMessages]: (row) => filterMessages(view, row),
    [commands.clearMessageFilter]: (row) => clearMessageFilter(view, row),
    [commands.hideActivity]: () => view.activity.setHidden(true),
    [commands.showActivity]: () => view.activity.setHidden(false),
    [commands.openInBrowser]: (row) => openInBrowser(view, settings, activeMessage(), row),
    [commands.pinDetails]: () => panels.togglePin(),
    [commands.unpinDetails]: () => panels.togglePin(),
    [commands.openSettings]: () =>
      vscode.commands.executeCommand('workbench.action.openSettings', `${section}.`),
    [commands.showLog]: () => log.show(),
    [commands.showRequests]: () => showRequests(accounts),
  };
}
