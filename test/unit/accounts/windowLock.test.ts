import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, rmdir, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWindowLock } from '../../../src/accounts/windowLock';
import { deferred } from '../../support/deferred';

describe('a lock between windows', () => {
  let folder = '';
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'highlevel-lock-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const usual = { beat: 4_000, stale: 15_000, patience: 20_000 };
  /** Takes away what is left untouched for a moment. */
  const hasty = { beat: 40, stale: 300, patience: 20_000 };
  const day = 86_400_000;

  it('lets one of two windows work at a time, and leaves nothing', async () => {
    const [one, other] = [createWindowLock(folder, usual), createWindowLock(folder, usual)];
    const held = deferred<undefined>();
    const order: string[] = [];
    const began = deferred<undefined>();
    const first = one('name', async () => {
      began.resolve(undefined);
      await held.promise;
      order.push('first');
    });
    await began.promise;
    const second = other('name', () => Promise.resolve(order.push('second')));
    await other('another name', () => Promise.resolve(order.push('another')));
    held.resolve(undefined);
    await Promise.all([first, second]);
    assert.deepEqual(order, ['another', 'first', 'second']);
    assert.deepEqual(await readdir(folder), []);
  });

  it('keeps the order of one window, and goes on after a failure', async () => {
    const lock = createWindowLock(folder, usual);
    const order: number[] = [];
    const failed = lock('name', () => Promise.reject(new Error('work')));
    const rest = [1, 2, 3].map((number) => lock('name', () => Promise.resolve(order.push(number))));
    await assert.rejects(failed, /work/);
    await Promise.all(rest);
    assert.deepEqual(order, [1, 2, 3]);
  });

  for (const [when, from] of [
    ['just now', 0],
    ['long ago', -day],
    ['tomorrow, by a clock that was set back since', day],
  ] as const) {
    it(`is taken over from a window that was killed ${when}`, async () => {
      const path = join(folder, 'name.lock');
      await mkdir(path);
      const made = new Date(Date.now() + from);
      await utimes(path, made, made);
      const lock = createWindowLock(folder, { ...hasty, patience: 2_000 });
      assert.equal(await lock('name', () => Promise.resolve('done')), 'done');
      assert.deepEqual(await readdir(folder), []);
    });
  }

  it('is never taken away from a window that is at work, however long it takes', async () => {
    const held = deferred<undefined>();
    const began = deferred<undefined>();
    const first = createWindowLock(folder, hasty)('name', async () => {
      began.resolve(undefined);
      await held.promise;
    });
    await began.promise;
    const other = createWindowLock(folder, { ...hasty, patience: 4 * hasty.stale });
    await assert.rejects(
      other('name', () => Promise.resolve('done')),
      /Another window/,
    );
    held.resolve(undefined);
    await first;
    assert.deepEqual(await readdir(folder), []);
  });

  it('is left alone by a window that it was taken away from', async () => {
    const path = join(folder, 'name.lock');
    await createWindowLock(folder, usual)('name', async () => {
      await rmdir(path);
      await mkdir(path);
      const then = new Date(Date.now() - 1_000);
      await utimes(path, then, then);
    });
    assert.ok(existsSync(path), 'the lock of another window is gone');
  });

  it('is given up where another window holds it for too long', async () => {
    await mkdir(join(folder, 'name.lock'));
    const lock = createWindowLock(folder, { ...usual, patience: 50 });
    await assert.rejects(
      lock('name', () => Promise.resolve('done')),
      /Another window/,
    );
    assert.ok(existsSync(join(folder, 'name.lock')), 'another window lost its lock');
  });

  it('lets work be done where there is no place for it', async () => {
    await writeFile(join(folder, 'file'), '');
    for (const place of [undefined, join(folder, 'file')]) {
      const lock = createWindowLock(place, usual);
      assert.equal(await lock('name', () => Promise.resolve('done')), 'done');
    }
  });

  it('makes a folder of any name, inside its own', async () => {
    const lock = createWindowLock(folder, usual);
    const names = await lock('../a b/host:1', () => readdir(folder));
    assert.deepEqual(names, ['___a_b_host_1.lock']);
  });

  it('lets one process work at a time, of several that all want to', async function () {
    this.timeout(60_000);
    const file = join(folder, 'count');
    await writeFile(file, '0');
    const module = require.resolve('../../../src/accounts/windowLock');
    const script = join(folder, 'window.cjs');
    await writeFile(
      script,
      `const { readFileSync, writeFileSync } = require('node:fs');
       const lock = require(${JSON.stringify(module)}).createWindowLock(${JSON.stringify(join(folder, 'locks'))});
       const add = async () => {
         const before = Number(readFileSync(${JSON.stringify(file)}, 'utf8'));
         await new Promise((resolve) => setImmediate(resolve));
         writeFileSync(${JSON.stringify(file)}, String(before + 1));
       };
       (async () => { for (let i = 0; i < 20; i++) await lock('count', add); })();`,
    );
    const ended = [1, 2, 3].map(
      () =>
        new Promise<number | null>((resolve) => {
          fork(script, { execArgv: [] }).once('exit', resolve);
        }),
    );
    assert.deepEqual(await Promise.all(ended), [0, 0, 0]);
    assert.equal(await readFile(file, 'utf8'), '60');
  });
});
