import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWindowLock } from '../../../src/accounts/windowLock';
import { deferred } from '../../support/deferred';

describe('a lock between windows', () => {
  let folder = '';
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'highlevel-lock-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const usual = { stale: 60_000, patience: 20_000 };

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

  it('is taken over from a window that was killed', async () => {
    const path = join(folder, 'name.lock');
    await mkdir(path);
    const longAgo = new Date(Date.now() - 120_000);
    await utimes(path, longAgo, longAgo);
    const lock = createWindowLock(folder, usual);
    assert.equal(await lock('name', () => Promise.resolve('done')), 'done');
    assert.deepEqual(await readdir(folder), []);
  });

  it('is given up where another window holds it for too long', async () => {
    await mkdir(join(folder, 'name.lock'));
    const lock = createWindowLock(folder, { stale: 60_000, patience: 50 });
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
