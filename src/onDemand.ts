/*
 * What activation does not need, in one chunk: commands, panels, documents and links from outside. One, because every further
 * entry would cut the code that it shares with activation into more files to read.
 */
export { dropEdit } from './commands/dropEdit';
export { createLookUpHistory } from './commands/lookUpHistory';
export { openLink } from './commands/openLink';
export { commandTable } from './commands/table';
export { createDetailsPanels } from './details/panels';
export { payloadDocument } from './documents/payloadDocuments';
export { createMessageLoader } from './messageLoader';
export { createReadingView } from './reading/panels';
export { createStorySource } from './reading/source';
export { fillDrag } from './tree/dragAndDrop';
