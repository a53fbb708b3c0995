import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { commands } from '../../../src/ids';
import { scanIds } from '../../../src/links/scan';
import { sampleConversations, sampleMessages } from '../../support/sampleIds';
import { busyLog } from '../logs';

/*
 * Inside the extension host, by the commands that a person runs. The figures go to the file that the environment names.
 */

const rounds = 15;
/** Pages of 100. */
const pages = 10;

export async function run(): Promise<void> {
  const { HIGHLEVEL_BENCH_RESULTS: results } = process.env;
  if (results === undefined) throw new Error('Run this with "npm run bench".');
  const scan = scans();
  await vscode.commands.executeCommand(commands.openSampleAccount);
  await vscode.commands.executeCommand(commands.findById, sampleConversations.long);
  // The conversation is selected now, and its first page is there.
  for (let page = 1; page < pages; page++) await vscode.commands.executeCommand(commands.loadMore);
  const row = { kind: 'messageId', id: sampleMessages.longNewest };
  const types = { ...row, format: 'kindTypes.typescript' };
  const samples = {
    scan,
    bareCopy: await times(() => vscode.env.clipboard.writeText('a text of the same length'.repeat(20))),
    payloadCopy: await times(() => vscode.commands.executeCommand(commands.copyPayload, row)),
    firstTypes: [await time(() => vscode.commands.executeCommand(commands.copyAs, types))],
    types: await times(() => vscode.commands.executeCommand(commands.copyAs, types)),
  };
  writeFileSync(results, JSON.stringify(samples));
}

/** The first one finds all code cold, as when a log is opened. */
function scans(): number[] {
  const log = busyLog();
  return Array.from({ length: rounds }, () => {
    const started = performance.now();
    scanIds(log);
    return performance.now() - started;
  });
}

async function times(work: () => Thenable<unknown>): Promise<number[]> {
  const taken: number[] = [];
  await work();
  for (let round = 0; round < rounds; round++) taken.push(await time(work));
  return taken;
}

async function time(work: () => Thenable<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
