import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { textOf } from '../../../src/commands/copyAsText';
import type { Target } from '../../../src/commands/targets';
import type { Format } from '../../../src/payload/formats/format';
import { formatOf } from '../../../src/payload/formats/table';
import { readSettings } from '../../../src/settings';
import { messageOf } from '../../support/builders';
import { fixedApi, openTree, type OpenTree } from '../support/tree';

type Task = (progress: vscode.Progress<object>, token: vscode.CancellationToken) => Thenable<unknown>;

/** Stands in for the notification: counts what its progress says, and presses its Cancel. */
async function withNotification<T>(
  press: 'at once' | 'soon' | 'never',
  work: () => Promise<T>,
): Promise<{ readonly value: T | undefined; readonly cancelled: boolean; readonly reports: number }> {
  const original = Object.getOwnPropertyDescriptor(vscode.window, 'withProgress');
  const source = new vscode.CancellationTokenSource();
  let reports = 0;
  const report = (): void => {
    // As the click arrives: in a turn of the event loop of its own.
    if (++reports === 1 && press === 'soon') setImmediate(() => source.cancel());
  };
  Object.defineProperty(vscode.window, 'withProgress', {
    ...original,
    value: (_options: unknown, task: Task) => {
      const done = task({ report }, source.token);
      if (press === 'at once') source.cancel();
      return done;
    },
  });
  try {
    const value = await work();
    return { value, cancelled: false, reports };
  } catch (error) {
    assert.ok(error instanceof vscode.CancellationError, String(error));
    return { value: undefined, cancelled: true, reports };
  } finally {
    if (original !== undefined) Object.defineProperty(vscode.window, 'withProgress', original);
    source.dispose();
  }
}

const fixture = formatOf('fixture.json');

describe('writing more than 1,000 rows', () => {
  let opened: OpenTree;
  before(() => (opened = openTree(fixedApi())));
  after(() => opened.dispose());

  const rows = (count: number, length: number): readonly Target[] =>
    Array.from({ length: count }, (_, n) => ({
      kind: 'message',
      message: messageOf(n, { body: 'It is a long mail. '.repeat(length) }),
      conversationId: 'c',
    }));
  const written = (targets: readonly Target[], format: Format): Promise<string> =>
    textOf(targets, format, {
      store: opened.store,
      settings: readSettings(),
      indent: '  ',
      standalone: false,
      expression: false,
    });

  it('says how far it is, and gives all of them', async () => {
    const targets = rows(1_001, 100);
    const { value, reports } = await withNotification('never', () => written(targets, fixture));
    assert.equal((JSON.parse(value ?? '[]') as unknown[]).length, 1_001);
    assert.ok(reports > 1, String(reports));
  });

  it('asks for no patience where there are 1,000', async () => {
    const { reports } = await withNotification('soon', () => written(rows(1_000, 100), fixture));
    assert.equal(reports, 0);
  });

  it('ends at the next breath once it is cancelled, and gives nothing', async () => {
    const targets = rows(3_000, 200);
    const whole = await withNotification('never', () => written(targets, fixture));
    const { cancelled, reports } = await withNotification('soon', () => written(targets, fixture));
    assert.ok(cancelled);
    assert.ok(whole.reports > 5 * reports, `${reports} of ${whole.reports}`);
  });

  it('gives nothing either where the click had to wait for what is made of all rows at once', async () => {
    const atOnce = { ...formatOf('json.compact'), render: () => Promise.resolve('all') };
    const { value, cancelled } = await withNotification('at once', () => written(rows(1_001, 1), atOnce));
    assert.deepEqual([value, cancelled], [undefined, true]);
  });
});
