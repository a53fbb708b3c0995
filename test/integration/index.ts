import { runSuite } from '../support/suite';

/** What the editor calls inside its extension host. */
export async function run(): Promise<void> {
  const { failed } = await runSuite(__dirname, {
    timeout: 60_000,
    countsFile: process.env['HIGHLEVEL_TEST_COUNTS'],
  });
  if (failed > 0) throw new Error(`${failed} tests failed.`);
}
