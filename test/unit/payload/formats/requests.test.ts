import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { curlCommand } from '../../../../src/payload/formats/requests/shell';
import { formatIds, formatOf } from '../../../../src/payload/formats/table';
import { Refusal } from '../../../../src/payload/refusal';
import { texts } from '../../../support/corpora';
import { context, rowOf } from '../../../support/hostile';

const requests = formatIds.filter((id) => formatOf(id).group === 'request');

describe('requests', () => {
  const row = { ...rowOf('{}'), id: 'AbcMessage0000000001' };

  for (const id of requests) {
    it(`${id} has the address, the version and the token from the environment`, async () => {
      const text = await formatOf(id).render([row], context);
      assert.ok(text.includes(`${context.baseUrl}/conversations/messages/${row.id}`), text);
      assert.match(text, /Version/);
      assert.match(text, /2021-04-15/);
      assert.match(text, /Accept.*application\/json/);
      assert.match(text, /HIGHLEVEL_TOKEN/);
      assert.doesNotMatch(text, /Bearer [\w-]{8,}/);
      assert.match(await formatOf(id).render([row], { ...context, version: 'v3' }), /Version.*\bv3\b/);
    });

    it(`${id} refuses an id that would lead elsewhere`, async () => {
      for (const bad of ['../../users', 'a/b', 'a?b', "a'b", 'a\nb', '']) {
        await assert.rejects(
          formatOf(id).render([{ ...row, id: bad }], context),
          (error) => error instanceof Refusal && error.reason === 'noId',
        );
      }
    });
  }

  it('.http names no variable but the token, whatever the address and version are set to', async () => {
    const odd = { ...context, baseUrl: 'https://x.example/{{$processEnv HOME}}', version: 'v{{$guid}}' };
    const text = await formatOf('request.http').render([row], odd);
    assert.deepEqual(text.match(/\{\{.*?\}\}/g), ['{{$processEnv HIGHLEVEL_TOKEN}}']);
  });

  it('asks for a conversation by its own path', async () => {
    const text = await formatOf('request.http').render([{ ...row, kind: 'conversation' }], context);
    assert.match(text, new RegExp(`^GET ${context.baseUrl}/conversations/${row.id}\n`));
  });
});

/** Shells of this machine; each has to be no more clever than the other. */
const shells = ['/bin/sh', '/bin/bash', '/usr/bin/bash', '/bin/dash', '/usr/bin/dash'].filter(existsSync);

describe('the cURL command in a shell', () => {
  const own = [
    "'",
    "'; touch hacked; '",
    '$(touch hacked)',
    '`touch hacked`',
    '${IFS}',
    '-o hacked',
    '!!',
    '\\',
    '"',
    ' ',
    '~',
    '*',
  ];
  const hostile = texts('shell-injection', own);
  let folder = '';

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'highlevel-curl-'));
    // Arguments one after the other, each ended by NUL, as nothing else can tell them apart.
    writeFileSync(join(folder, 'curl'), '#!/bin/sh\nprintf "%s\\0" "$@"\n');
    chmodSync(join(folder, 'curl'), 0o755);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (shell: string, script: string): string[] => {
    const env = { PATH: folder, HIGHLEVEL_TOKEN: 'secret $(x) token' };
    const file = join(folder, 'script');
    writeFileSync(file, script);
    const { stdout, stderr } = spawnSync(shell, [file], { env, cwd: folder, encoding: 'utf8' });
    assert.equal(stderr, '');
    return stdout.split('\0').slice(0, -1);
  };

  it('has a shell to be tried in', () => assert.ok(shells.length > 0));

  for (const shell of shells) {
    it(`passes ${hostile.length} hostile texts on as they are in ${shell}`, () => {
      const sent = hostile.filter((text) => !/[\0\r\n]/.test(text));
      const script = sent.map((text) => curlCommand({ url: text, version: text })).join('\n');
      const expected = sent.flatMap((text) => [
        '--silent',
        '--show-error',
        '--globoff',
        '--header',
        'Accept: application/json',
        '--header',
        `Version: ${text}`,
        '--header',
        'Authorization: Bearer secret $(x) token',
        '--',
        text,
      ]);
      assert.deepEqual(run(shell, script), expected);
      assert.equal(existsSync(join(folder, 'hacked')), false);
    });
  }

  it('is refused where a text ends the line or the argument', () => {
    for (const text of ['a\nb', 'a\rb', 'a\0b']) {
      assert.throws(() => curlCommand({ url: text, version: 'v3' }), Refusal);
      assert.throws(() => curlCommand({ url: 'x', version: text }), Refusal);
    }
  });

  it('would be seen to run what is not quoted', () => {
    assert.deepEqual(run(shells[0] ?? '', 'curl $(echo a b)').length, 2);
  });
});
