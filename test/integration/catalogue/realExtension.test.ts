import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../src/ids';
import { apiError, reset } from '../../support/faults';
import { startLoopbackApi, type LoopbackApi } from '../../support/loopbackApi';
import { turn } from '../../support/scriptedSource';
import { syntheticMessageId } from '../../support/synthetic';
import { closeEverything, messageId, run } from '../support/extension';
import { signInFor, signOutFrom } from '../support/signedIn';
import { size } from './stage';

/* The extension as it is built and activated, on the real clock: few faults, but nothing of it is the test's own. */

describe('the activated extension', () => {
  let server: LoopbackApi;
  const token = 'pit-00000000-0000-4000-8000-0000000000f1';
  const one = syntheticMessageId(0, 3);
  const path = `/conversations/messages/${one}`;
  const requests = (): number => server.requests.filter((request) => request.path === path).length;
  const copies = async (): Promise<boolean> => {
    await vscode.env.clipboard.writeText('');
    await run(commands.copyPayload, messageId(one));
    return (await vscode.env.clipboard.readText()).includes(one);
  };

  beforeEach(async () => {
    server = await startLoopbackApi({ synthetic: size });
    await signInFor(server, token);
  });
  afterEach(async () => {
    await closeEverything();
    await signOutFrom();
    await server.close();
  });

  it('asks again after a connection that broke, and after a server that was busy', async () => {
    server.respondNext(path, reset, 1);
    server.respondNext(path, apiError(503, 'no'), 1);
    assert.equal(await copies(), true);
    assert.equal(requests(), 3);
  });

  it('waits for as long as the server says', async () => {
    server.respondNext(path, apiError(429, 'Too Many Requests', { 'retry-after': '1' }), 1);
    assert.equal(await copies(), true);
    const [first, second] = server.requests.filter((request) => request.path === path);
    assert.ok((second?.time ?? 0) - (first?.time ?? 0) >= 1_000);
  });

  it('asks once where it is refused, and not again for a token that was refused', async () => {
    server.respondNext(path, apiError(401, 'Invalid JWT'), Infinity);
    for (let n = 0; n < 5; n++) assert.equal(await copies(), false);
    assert.equal(requests(), 1);
  });

  it('F23 tells of a revoked token once, however many commands it ends, and again who asks again', async () => {
    const shown: string[] = [];
    const { showErrorMessage } = vscode.window;
    // It stays on screen, as one with a button does.
    const instead = (text: string): Promise<undefined> => {
      shown.push(text);
      return new Promise(() => undefined);
    };
    Object.assign(vscode.window, { showErrorMessage: instead });
    try {
      server.respondNext(/./, apiError(401, 'Invalid JWT'), Infinity);
      const ids = Array.from({ length: 50 }, (_, n) => syntheticMessageId(n % 23, n % 7));
      await Promise.all(ids.map((id) => run(commands.copyPayload, messageId(id))));
      assert.equal(shown.length, 1);
      assert.match(shown[0] ?? '', /did not accept the token/);
      for (const id of ids) {
        const asked = server.requests.filter(({ path: of }) => of.endsWith(id));
        assert.ok(asked.length <= 2, `${asked.length} requests for one call`);
      }
      assert.ok(server.requests.length <= 5, `${server.requests.length} requests`);
      await run(commands.copyPayload, messageId(one));
      assert.equal(shown.length, 2);
    } finally {
      Object.assign(vscode.window, { showErrorMessage });
    }
  });

  it('F1 asks once for what is clicked again while it waits, and not at all once somebody gives up', async () => {
    server.respondNext(/./, apiError(429, 'Too Many Requests', { 'retry-after': '2' }), 1);
    const clicks = Promise.all(Array.from({ length: 10 }, () => run(commands.copyPayload, messageId(one))));
    await server.waitForRequest(path);
    await clicks;
    assert.equal(requests(), 2, 'clicks were queued');
    const other = syntheticMessageId(1, 1);
    server.respondNext(/./, apiError(429, 'Too Many Requests', { 'retry-after': '50' }), 1);
    const given = run(commands.copyPayload, messageId(other));
    const ended = { yet: false };
    void given.finally(() => (ended.yet = true));
    // Until it waits there is nothing to give up.
    while (!ended.yet) {
      await run(commands.cancelWaiting);
      await turn();
    }
    assert.equal(server.requests.filter(({ path: of }) => of.endsWith(other)).length, 1);
  });

  it('asks a dead network three times, and then nobody until somebody clicks', async () => {
    const recover = server.respondNext(/./, reset, Infinity);
    for (let n = 0; n < 5; n++) assert.equal(await copies(), false);
    assert.equal(requests(), 3);
    recover();
    await run(commands.refresh);
    assert.equal(await copies(), true);
  });

  it('lists what it asked, and copies it without the token', async () => {
    await copies();
    const shown = run(commands.showRequests);
    const ended = { yet: false };
    void shown.finally(() => (ended.yet = true));
    // Accepting is in vain until the list is there.
    while (!ended.yet) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    const text = await vscode.env.clipboard.readText();
    assert.match(text, /^curl [^]*HIGHLEVEL_TOKEN/);
    assert.match(text, new RegExp(`${server.url}/conversations`));
    assert.equal(text.includes(token), false);
  });
});
