import { runSuite } from '../support/suite';
import { watchForFaults } from './support/faults';

/** What the editor calls inside its extension host. */
export async function run(): Promise<void> {
  watchForFaults();
  const { failed } = await runSuite(__dirname, {
    timeout: 60_000,
    countsFile: process.env['HIGHLEVEL_TEST_COUNTS'],
  });
  if (failed > 0) throw new Error(`${failed} tests failed.`);
}
