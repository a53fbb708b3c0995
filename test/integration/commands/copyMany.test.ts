import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ApiError } from '../../../src/api/errors';
import { Governor } from '../../../src/api/policy/governor';
import { textOf } from '../../../src/commands/copyAsText';
import type { Target } from '../../../src/commands/targets';
import type { Format } from '../../../src/payload/formats/format';
import { formatOf } from '../../../src/payload/formats/table';
import { readSettings } from '../../../src/settings';
import { messageOf } from '../../support/builders';
import { answering } from '../links/support';
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
      session: { store: opened.store, governor: new Governor() },
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

describe('a format that reads emails', () => {
  let opened: OpenTree;
  let asked = 0;
  beforeEach(() => {
    asked = 0;
    const getEmail = (): Promise<never> => {
      asked++;
      return Promise.reject(new ApiError({ operation: 'getEmail', kind: 'notFound' }));
    };
    opened = openTree({ ...fixedApi(), getEmail });
  });
  afterEach(() => opened.dispose());

  const threads = (count: number): readonly Target[] =>
    Array.from({ length: count }, (_, n) => {
      const meta = { email: { messageIds: [`EmailOfThread${n}`] } };
      const message = messageOf(n, { type: 3, messageType: 'TYPE_EMAIL', meta });
      return { kind: 'message', message, conversationId: 'c' };
    });
  /** Copies so many, answering any question so. @returns the questions, and whether there is a text */
  const copied = async (count: number, says: boolean): Promise<readonly [readonly string[], boolean]> => {
    const said: string[] = [];
    const answer = (text: unknown, _options: unknown, button: unknown): unknown => {
      said.push(String(text));
      return says ? button : undefined;
    };
    const text = await answering('showInformationMessage', answer, () =>
      textOf(threads(count), formatOf('webhook'), {
        session: { store: opened.store, governor: new Governor() },
        settings: readSettings(),
        ...{ indent: '  ', standalone: false, expression: false },
      }).catch((error: unknown) => {
        assert.ok(error instanceof vscode.CancellationError, String(error));
      }),
    );
    return [said, text !== undefined];
  };
  const question = ['This format needs 11 emails, each by a request of its own.'];

  it('says beforehand what more than ten of them cost; who says no has spent nothing', async () => {
    assert.deepEqual(await copied(11, false), [question, false]);
    assert.equal(asked, 0);
  });

  it('fetches them after a yes', async () => {
    assert.deepEqual(await copied(11, true), [question, true]);
    assert.equal(asked, 11);
  });

  it('does not ask for a few', async () => {
    assert.deepEqual(await copied(10, false), [[], true]);
    assert.equal(asked, 10);
  });
});
