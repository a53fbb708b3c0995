import assert from 'node:assert/strict';
import { turn } from '../support/scriptedSource';
import { navigatorReads, unhandledRejections } from './support/faults';

/* Outside every suite: it runs after the last test of the run, whichever that is, and its failure fails the run. */
after('nothing went wrong beside the tests', async () => {
  // A rejection is reported once the microtasks after it have run.
  await turn();
  await turn();
  assert.deepEqual(unhandledRejections(), [], 'unhandled rejections');
  assert.deepEqual(navigatorReads(), [], 'the extension read the global navigator');
});
