/* The names of the manifest, once. A test compares them with package.json. */

export const extensionId = 'conversation-explorer.highlevel-conversations';

/** Settings, commands and context keys begin with it. */
export const section = 'highlevel';

/** VS Code's own name for our accounts. */
export const authenticationId = 'highlevel';
export const walkthroughId = `${extensionId}#start`;

export const viewId = 'highlevel.conversations';
export const detailsViewType = 'highlevel.message';
export const readingViewType = 'highlevel.conversation';
export const documentScheme = 'highlevel';
/** What a dragged row is, for an editor that it is dropped into. */
export const rowsMime = 'application/vnd.highlevel.rows';
/** Carries unread counts and failures to the decoration provider; nothing is ever opened under it. */
export const rowScheme = 'highlevel-row';

export const commands = {
  signIn: 'highlevel.signIn',
  signOut: 'highlevel.signOut',
  signInOAuth: 'highlevel.signInOAuth',
  switchAccount: 'highlevel.switchAccount',
  renameAccount: 'highlevel.renameAccount',
  setWebAddress: 'highlevel.setWebAddress',
  doctor: 'highlevel.doctor',
  openWalkthrough: 'highlevel.openWalkthrough',
  openSampleAccount: 'highlevel.openSampleAccount',
  findById: 'highlevel.findById',
  openMessage: 'highlevel.openMessage',
  openConversation: 'highlevel.openConversation',
  copyPayload: 'highlevel.copyPayload',
  copyId: 'highlevel.copyId',
  copyLink: 'highlevel.copyLink',
  insertPayload: 'highlevel.insertPayload',
  openPayload: 'highlevel.openPayload',
  compareSelected: 'highlevel.compareSelected',
  compareWithClipboard: 'highlevel.compareWithClipboard',
  compareWithFetched: 'highlevel.compareWithFetched',
  compareWithEarlier: 'highlevel.compareWithEarlier',
  copyAs: 'highlevel.copyAs',
  insertAs: 'highlevel.insertAs',
  openAs: 'highlevel.openAs',
  repeatCopyAs: 'highlevel.repeatCopyAs',
  copyValueAtCursor: 'highlevel.copyValueAtCursor',
  copyPathAtCursor: 'highlevel.copyPathAtCursor',
  copyAccessorAtCursor: 'highlevel.copyAccessorAtCursor',
  refresh: 'highlevel.refresh',
  refreshMessages: 'highlevel.refreshMessages',
  loadMore: 'highlevel.loadMore',
  loadAll: 'highlevel.loadAll',
  loadAllMessages: 'highlevel.loadAllMessages',
  cancelWaiting: 'highlevel.cancelWaiting',
  searchConversations: 'highlevel.searchConversations',
  filterConversations: 'highlevel.filterConversations',
  clearFilters: 'highlevel.clearFilters',
  filterMessages: 'highlevel.filterMessages',
  clearMessageFilter: 'highlevel.clearMessageFilter',
  hideActivity: 'highlevel.hideActivity',
  showActivity: 'highlevel.showActivity',
  openInBrowser: 'highlevel.openInBrowser',
  pinDetails: 'highlevel.pinDetails',
  unpinDetails: 'highlevel.unpinDetails',
  openSettings: 'highlevel.openSettings',
  showLog: 'highlevel.showLog',
  showRequests: 'highlevel.showRequests',
} as const;

export type CommandId = (typeof commands)[keyof typeof commands];

/** Keys for `when` clauses. */
export const contextKeys = {
  /** What the view shows: one of `ViewState` in tree/viewState.ts. */
  viewState: 'highlevel.viewState',
  /** `none`, `token` or `sample`. */
  account: 'highlevel.account',
  filtered: 'highlevel.filtered',
  activityHidden: 'highlevel.activityHidden',
  /** Calls wait for the rate limit. */
  waiting: 'highlevel.waiting',
  detailsActive: 'highlevel.detailsActive',
  detailsPinned: 'highlevel.detailsPinned',
} as const;

export type ContextKey = (typeof contextKeys)[keyof typeof contextKeys];
