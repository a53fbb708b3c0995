import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../src/ids';
import { layOut } from '../../../src/payload/json';
import type { PayloadFormat } from '../../../src/settings';
import { sampleMessages } from '../../support/sampleIds';
import { closeEverything, messageId, openSample, run, withFormat } from '../support/extension';
import { servedMessage, withoutDates } from '../support/sample';

describe('highlevel.copyPayload', () => {
  const copied = async (...args: readonly unknown[]): Promise<string> => {
    await vscode.env.clipboard.writeText('before');
    const returned = await run(commands.copyPayload, ...args);
    const clipboard = await vscode.env.clipboard.readText();
    assert.equal(returned ?? 'before', clipboard, 'returned and copied differ');
    return clipboard;
  };

  before(openSample);
  after(closeEverything);

  const messages = Object.entries(sampleMessages);
  const formats: readonly PayloadFormat[] = ['pretty', 'compact', 'received'];

  for (const format of formats) {
    it(`copies every notable message as the server sent it, laid out ${format}`, async () => {
      await withFormat(format, async () => {
        for (const [name, id] of messages) {
          const wanted = layOut(servedMessage(id), format);
          assert.equal(withoutDates(await copied(messageId(id))), withoutDates(wanted), name);
        }
      });
    });
  }

  it('is pretty by default', async () => {
    assert.match(await copied(messageId(sampleMessages.bigNumbers)), /^\{\n {2}"/);
  });

  it('keeps digits, escapes and spellings that parsing would lose', async () => {
    const text = await copied(messageId(sampleMessages.bigNumbers));
    for (const spelling of ['12345678901234567890', '1.0', '\\/', '\\u00e9']) {
      assert.ok(text.includes(spelling), `${spelling} is gone`);
    }
  });

  it('keeps a key that is there twice', async () => {
    const keys = (text: string): readonly string[] => text.match(/"(?:[^"\\]|\\.)*"(?=\s*:)/g) ?? [];
    const served = keys(servedMessage(sampleMessages.oddSpelling));
    assert.ok(new Set(served).size < served.length, 'the sample has no such message any more');
    assert.deepEqual(keys(await copied(messageId(sampleMessages.oddSpelling))), served);
  });

  it('takes a bare id', async () => {
    assert.match(await copied(sampleMessages.uuid), new RegExp(sampleMessages.uuid));
  });

  it('takes the message in the focused panel when it is called with nothing', async () => {
    await run(commands.findById, sampleMessages.showcaseCall);
    assert.match(await copied(), new RegExp(sampleMessages.showcaseCall));
  });

  const refused: Readonly<Record<string, unknown>> = {
    'an unknown message': messageId('NoSuchMessage0000001'),
    'a text that is no id': messageId('../contacts'),
  };

  for (const [what, argument] of Object.entries(refused)) {
    it(`leaves the clipboard alone for ${what}`, async () => {
      assert.equal(await copied(argument), 'before');
    });
  }

  it('copies an id', async () => {
    await run(commands.copyId, messageId(sampleMessages.uuid));
    assert.equal(await vscode.env.clipboard.readText(), sampleMessages.uuid);
  });
});
