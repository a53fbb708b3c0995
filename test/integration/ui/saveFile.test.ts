import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { describeError } from '../../../src/ui/errorText';
import { saveFile } from '../../../src/ui/saveFile';
import { SmallDisk } from '../support/smallDisk';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const failureOf = (work: Promise<void>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );
const saidOf = async (work: Promise<void>): Promise<string | undefined> =>
  describeError(await failureOf(work))?.text;

const full = /^Not saved: the disk is full\. What was there before is unchanged\./;
const refused = /^Not saved: nothing may be written there\. What was there before is unchanged\./;

/** Each disk has a name of its own: VS Code remembers for a while what a scheme was of. */
let disks = 0;

for (const before of ['absent', 'old']) {
  describe(`a file that is saved where it is ${before}, on a file system that is no disk`, () => {
    let disk: SmallDisk;
    let target: vscode.Uri;
    const start = (options?: { isReadonly: boolean }): void => {
      target = vscode.Uri.from({ scheme: `small-disk-${++disks}`, path: '/call.wav' });
      disk = new SmallDisk(target.scheme, 20, target, options);
      if (before !== 'absent') disk.put(target, before);
    };
    afterEach(() => disk.dispose());
    const isAsBefore = (): void => {
      assert.equal(disk.text(target) ?? 'absent', before);
      assert.deepEqual(disk.names, before === 'absent' ? [] : [target.path], 'something is left beside it');
    };

    it('is absent, old or complete at every moment, and nothing is left beside it', async () => {
      start();
      await saveFile(target, bytesOf('complete'));
      assert.deepEqual(
        disk.seen,
        before === 'absent' ? ['absent', 'complete'] : ['old', 'absent', 'complete'],
      );
      assert.equal(disk.text(target), 'complete');
      assert.deepEqual(disk.names, [target.path]);
    });

    it('F29 stays as it is where the disk is full', async () => {
      start();
      assert.match((await saidOf(saveFile(target, bytesOf('x'.repeat(21))))) ?? '', full);
      isAsBefore();
    });

    const reasons: readonly (readonly [Error, RegExp])[] = [
      [new Error('ENOSPC: no space left on device, write'), full],
      [new Error('EDQUOT: disk quota exceeded, write'), full],
      [new vscode.FileSystemError('The quota of this storage is exceeded.'), full],
      [new Error("EROFS: read-only file system, open '/call.wav'"), refused],
      [vscode.FileSystemError.NoPermissions('no'), refused],
      [
        new Error("EIO: i/o error, write '/quota/read-only.wav'"),
        /^Not saved \(.+\)\. What was there before is unchanged\./,
      ],
      [vscode.FileSystemError.Unavailable('gone'), /^Not saved \(Unavailable\)\. What was there before/],
    ];
    for (const [reason, said] of reasons) {
      it(`F29 stays as it is, and it is said why: ${reason.message}`, async () => {
        start();
        disk.failing = { writeFile: () => reason };
        assert.match((await saidOf(saveFile(target, bytesOf('complete')))) ?? '', said);
        isAsBefore();
      });
    }

    it('F29 stays as it is where everything is read-only', async () => {
      start({ isReadonly: true });
      assert.match((await saidOf(saveFile(target, bytesOf('complete')))) ?? '', refused);
      isAsBefore();
    });

    it('F28 stays as it is, or comes back, where the new file cannot take its place', async () => {
      start();
      let times = 0;
      disk.failing = {
        rename: ({ path }) =>
          path === target.path && ++times === 1 ? new Error('EIO: i/o error') : undefined,
      };
      assert.match((await saidOf(saveFile(target, bytesOf('complete')))) ?? '', /^Not saved/);
      isAsBefore();
    });

    it('F28 stays as it is where it is cancelled in the middle, without a word of failure', async () => {
      start();
      const abort = new AbortController();
      disk.meanwhile = () => abort.abort();
      assert.equal(await failureOf(saveFile(target, bytesOf('complete'), abort.signal)), abort.signal.reason);
      isAsBefore();
    });

    it('F28 is as it was where nothing more is done in the middle, as of a host that was killed', async () => {
      start();
      const killed = new Promise<never>(() => undefined);
      const begun = new Promise<void>((resolve) => {
        disk.meanwhile = () => (resolve(), killed);
      });
      void saveFile(target, bytesOf('complete'));
      await begun;
      assert.equal(disk.text(target) ?? 'absent', before);
      assert.equal(disk.names.filter((name) => name.endsWith('.part')).length, 1);
    });
  });
}

describe('a file that is saved on a disk', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'highlevel-save-'))));
  afterEach(async () => {
    await chmod(folder, 0o755);
    await rm(folder, { recursive: true, force: true });
  });

  // Some file systems take 255 bytes for a name: a longer one beside it could not be made.
  for (const name of ['call.wav', `${'x'.repeat(251)}.wav`]) {
    it(`is all of it, in place of what was there: a name of ${name.length} characters`, async () => {
      const file = join(folder, name);
      await saveFile(vscode.Uri.file(file), bytesOf('first'));
      assert.equal(await readFile(file, 'utf8'), 'first');
      await saveFile(vscode.Uri.file(file), bytesOf('second'));
      assert.equal(await readFile(file, 'utf8'), 'second');
      assert.deepEqual(await readdir(folder), [name]);
    });
  }

  it('F28 is never half of it for who looks while it is replaced again and again', async () => {
    const file = join(folder, 'large.bin');
    const size = 4_000_000;
    await writeFile(file, Buffer.alloc(size, 'a'));
    const done = { yet: false };
    const saving = (async () => {
      for (const letter of 'bcdef') await saveFile(vscode.Uri.file(file), Buffer.alloc(size, letter));
      done.yet = true;
    })();
    const seen = new Set<string>();
    while (!done.yet) {
      const bytes = await readFile(file);
      assert.equal(bytes.length, size);
      assert.equal(bytes[0], bytes[size - 1]);
      seen.add(String.fromCharCode(bytes[0] ?? 0));
    }
    await saving;
    assert.ok(seen.size > 1, 'nobody looked in between');
  });

  it('F29 is refused in a folder that is read-only, with what to do', async () => {
    // Permissions do not keep the system's own user out; where the kernel shows its settings nobody makes a file.
    const isRoot = process.getuid?.() === 0;
    const closed = isRoot ? '/sys' : folder;
    if (!isRoot) await chmod(folder, 0o555);
    const before = await readdir(closed);
    assert.match(
      (await saidOf(saveFile(vscode.Uri.file(join(closed, 'call.wav')), bytesOf('x')))) ?? '',
      refused,
    );
    assert.deepEqual(await readdir(closed), before);
  });

  it('is refused where a folder has that name, and the folder keeps what is in it', async () => {
    await saveFile(vscode.Uri.file(join(folder, 'call.wav', 'inside.txt')), bytesOf('kept'));
    assert.match(
      (await saidOf(saveFile(vscode.Uri.file(join(folder, 'call.wav')), bytesOf('x')))) ?? '',
      /^Not saved/,
    );
    assert.equal(await readFile(join(folder, 'call.wav', 'inside.txt'), 'utf8'), 'kept');
    assert.deepEqual(await readdir(folder), ['call.wav']);
  });
});
