import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleLocationId } from '../../src/sample/account';
import type { Frame } from 'playwright-core';
import { quickInput, runCommand, waitForNotification, webviewFrame } from '../host/hands';
import { until } from '../host/until';
import { accessToken } from '../support/accessToken';
import type { Responder } from '../support/faults';
import { allScopes, type Tokens } from '../support/loopbackAuth';
import { OAuthApp } from '../support/oauthApp';
import { sampleMessages } from '../support/sampleIds';
import { filesWith, isDrawn, partsWith } from '../e2e/leaks';
import { openMessage } from '../e2e/openMessage';
import {
  clickInRow,
  copied,
  dismiss,
  editorText,
  enterToken,
  leaveQuestion,
  madeUpToken,
  row,
  useStage,
} from '../e2e/support';

/*
 * Every kind of secret, while the server repeats in its answers what it was sent: in errors, in redirects, in the id of
 * a trace, spelled in several ways, and with the network cutting it in two.
 */

const hour = 3600;
const app = new OAuthApp({ locationId: sampleLocationId, scopes: allScopes });
const grant = { locationId: sampleLocationId, scopes: allScopes };
// Signs that are spelled otherwise in addresses and in base64.
const pit = `${madeUpToken()}/+=~`;
const jwt = accessToken({
  authClass: 'Location',
  authClassId: sampleLocationId,
  exp: Math.floor(Date.now() / 1000) + hour,
});
const tokens: Tokens = Object.assign(app.tokens, { [pit]: grant, [jwt]: grant });

const spellings: Readonly<Record<string, (token: string) => string>> = {
  'as it is': (token) => token,
  percent: encodeURIComponent,
  base64: (token) => Buffer.from(token).toString('base64'),
  base64url: (token) => Buffer.from(token).toString('base64url'),
};

const sentWith = (request: Parameters<Extract<Responder, (...args: never) => unknown>>[0]): string =>
  /^Bearer (.*)$/.exec(request.headers.authorization ?? '')?.[1] ?? assert.fail('no token was sent');

/** Repeats the token in an error, whose body comes in two pieces that part it in the middle. */
const echo =
  (status: number, spell: (token: string) => string): Responder =>
  (request, response) => {
    const token = spell(sentWith(request));
    const body = JSON.stringify({
      statusCode: status,
      message: [`echo of ${token}`],
      error: token,
      traceId: token,
    });
    const middle = body.indexOf(token) + Math.floor(token.length / 2);
    const headers = { 'content-type': 'application/json', 'x-trace-id': encodeURIComponent(token) };
    response.writeHead(status, headers).write(body.slice(0, middle), () => response.end(body.slice(middle)));
  };

const redirect: Responder = (request, response) => {
  const token = encodeURIComponent(sentWith(request));
  response.writeHead(302, { location: `https://${token}@elsewhere.example/${token}?token=${token}` }).end();
};

describe('A server that repeats secrets', () => {
  const stage = useStage({
    api: { tokens, oauth: (form) => app.answer(form) },
    files: { 'app.ts': '' },
  });
  const secrets = (): readonly string[] => [pit, jwt, ...app.secrets];

  /** Everything that was ever drawn in the workbench, notifications that are gone included. */
  before(() => stage.page.evaluate(drawnFromNowOn));
  const everDrawn = async (): Promise<string> =>
    String(await stage.page.evaluate('window.everDrawn.join("\\n")'));

  async function nowhere(): Promise<void> {
    const drawn = await everDrawn();
    assert.deepEqual(await filesWith(secrets(), [stage.dir, stage.workspace]), []);
    assert.deepEqual(await partsWith(secrets(), stage.page), []);
    for (const secret of secrets()) {
      for (const spell of Object.values(spellings)) assert.ok(!drawn.includes(spell(secret)), 'it was drawn');
    }
  }

  /** Does what the server answers so. @returns what is said, which is put away */
  async function said(responder: Responder, work: () => Promise<unknown>, sentence: RegExp): Promise<string> {
    const { page, api } = stage;
    const undo = api.respondNext(/^\/conversations\//, responder, Infinity);
    await work();
    const notification = await waitForNotification(page, sentence);
    const text = await notification.innerText();
    await dismiss(notification);
    undo();
    return text;
  }

  async function signInAgain(token: string, location?: string): Promise<void> {
    const { page } = stage;
    const enter = async (): Promise<void> => {
      await runCommand(page, 'HighLevel: Sign In…');
      await quickInput(page, 'Sign In to HighLevel').box.waitFor();
      await enterToken(page, token, location);
    };
    for (const [name, spell] of Object.entries(spellings)) {
      const text = await said(echo(400, spell), enter, /refused the request \(HTTP 400\)/);
      assert.match(text, /echo of \[token\]/, name);
    }
    await enter();
    await dismiss(await waitForNotification(page, `Signed in to location ${sampleLocationId}.`));
  }

  let ids = 0;
  /** A look-up of what nobody holds. */
  const lookUp = async (): Promise<void> => {
    await runCommand(stage.page, 'HighLevel: Find by Id…');
    await quickInput(stage.page, 'Find by Id').enter(`NobodysMessage${String(++ids).padStart(6, '0')}`);
  };
  // 500 is what HighLevel says of some ids that are wrong: it would be told as not found.
  async function everyEcho(): Promise<void> {
    for (const spell of Object.values(spellings)) await said(echo(501, spell), lookUp, /\(HTTP 501\)/);
    assert.match(await said(redirect, lookUp, /answered with a redirect/), /elsewhere\.example/);
  }

  /** Asks in a page of ours, which says what the server repeats, and asks again: it shows what there is. */
  async function onPage(
    path: RegExp,
    ask: () => Promise<Frame>,
    [problem, again, shown]: readonly [problem: string, again: string | RegExp, shown: string],
  ): Promise<void> {
    const { api } = stage;
    const undo = api.respondNext(
      path,
      echo(400, (token) => token),
      Infinity,
    );
    const frame = await ask();
    await frame.locator(problem).getByText('echo of [token]').first().waitFor();
    await unseen();
    undo();
    await frame.getByRole('button', { name: again }).first().click();
    await frame.locator(shown).first().waitFor();
    await unseen();
  }

  /** While it is shown: what a page drew is gone with it. */
  async function unseen(): Promise<void> {
    assert.equal(await isDrawn(secrets(), stage.page), false, 'a frame shows it');
  }

  async function usePages(): Promise<void> {
    const { page } = stage;
    const read = async (): Promise<Frame> => {
      await clickInRow(row(page, /^Ada Example, 1 unread/), 'Read Conversation');
      return webviewFrame(page, { selector: '.edge.problem, [role=alert]' });
    };
    await onPage(/^\/conversations\/\w+\/messages/, read, [
      '[role=alert]',
      'Try Again',
      '.story .row:not(.waiting)',
    ]);
    const email = (): Promise<Frame> => openMessage(page, sampleMessages.showcaseEmail);
    await onPage(/\/messages\/email\//, email, ['.mail-notice', 'Try Again', '.mail-head']);
    const call = await openMessage(page, sampleMessages.showcaseCall);
    for (const [what, path, shown] of [
      ['recording', /\/recording/, '.player'],
      ['transcript', /\/transcription/, '.line'],
    ] as const) {
      const load = async (): Promise<Frame> => {
        await call.getByRole('button', { name: `Load ${what}` }).click();
        return call;
      };
      await onPage(path, load, ['.media-note:visible', `Load ${what}`, shown]);
    }
    const payload = await copied(page, () => call.getByRole('button', { name: 'Copy payload' }).click());
    for (const secret of secrets()) assert.ok(!payload.includes(secret));
  }

  /** What becomes of the message in the panel. */
  async function useTexts(): Promise<void> {
    const { page, api } = stage;
    const curl = await copied(page, () =>
      // The page may take the keyboard once more, now that the transcript is there, and a question goes with it.
      until('a format to be chosen', async () => {
        await runCommand(page, 'HighLevel: Copy As…');
        const question = quickInput(page, 'Copy As');
        const filled = question.box.fill('Request: cURL', { timeout: 3_000 });
        return filled
          .then(() => question.row('Request: cURL').click({ timeout: 3_000 }))
          .then(
            () => true,
            () => false,
          );
      }),
    );
    assert.match(curl, /HIGHLEVEL_TOKEN/);
    await runCommand(page, 'HighLevel: Open Payload as JSON');
    await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    const opened = await editorText(page);
    assert.match(opened, new RegExp(sampleMessages.showcaseCall));
    const path = `/conversations/messages/${sampleMessages.showcaseCall}`;
    api.respondNext(path, { body: opened.replace('completed', 'voicemail') });
    await runCommand(page, 'HighLevel: Compare Payload with a Fresh Copy');
    await page.locator('.monaco-diff-editor:visible .editor.modified .view-line').first().waitFor();
    await unseen();
    for (const secret of secrets()) assert.ok(!`${curl} ${opened}`.includes(secret));
    await runCommand(page, 'View: Close All Editors');
  }

  async function useIt(): Promise<void> {
    const { page } = stage;
    await row(page, /^Ada Example, 1 unread/).waitFor();
    await everyEcho();
    await usePages();
    await useTexts();
    await runCommand(page, 'HighLevel: Show Requests');
    const list = quickInput(page, /^Requests of This Window/);
    // The newest may be the renewal of the token, which is no command to copy.
    await list.box.fill('GET');
    await list.rows.filter({ hasText: 'GET' }).first().waitFor();
    const curl = await copied(page, () => list.box.press('Enter'));
    assert.match(curl, /HIGHLEVEL_TOKEN/);
    for (const secret of secrets()) assert.ok(!curl.includes(secret));
    await nowhere();
  }

  it('leaves none of a private integration’s token', async () => {
    await signInAgain(pit, sampleLocationId);
    await useIt();
  });

  it('leaves none of an OAuth access token', async () => {
    await signInAgain(jwt);
    await useIt();
  });

  it('leaves none of a refresh token, its client’s secret, and the tokens that it brings', async () => {
    const { page } = stage;
    await runCommand(page, 'HighLevel: Sign In with OAuth Refresh Token…');
    const question = quickInput(page, 'Sign In with an OAuth Refresh Token');
    await question.enter(app.issue().refresh_token);
    await question.message.getByText('Client id').waitFor();
    await question.enter(app.clientId);
    await question.message.getByText('Client secret').waitFor();
    await question.enter(app.clientSecret);
    await dismiss(await waitForNotification(page, `Signed in to location ${sampleLocationId}.`));
    await useIt();
  });

  it('leaves none in the doctor’s report, nor in the requests as HAR', async () => {
    const { page, api } = stage;
    const undo = api.respondNext(
      /^\/conversations\//,
      echo(400, (token) => token),
      Infinity,
    );
    await runCommand(page, 'HighLevel: Doctor');
    await page.locator('.tab.active[data-resource-name="HighLevel Doctor.md"]').waitFor();
    await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    const report = await editorText(page);
    undo();
    await runCommand(page, 'HighLevel: Show Requests');
    // By the keyboard: what is said of the list lies over its buttons for a while.
    await page.locator('.quick-input-widget:visible').getByRole('button', { name: 'Save as HAR…' }).focus();
    await page.keyboard.press('Enter');
    const { box } = quickInput(page, 'Save Requests as HAR');
    await until('the name that is offered', async () =>
      (await box.inputValue()).endsWith('highlevel-requests.har'),
    );
    await page.keyboard.press('Enter');
    const file = join(stage.workspace, 'highlevel-requests.har');
    const har = await until('the file', () => readFile(file, 'utf8').catch(() => undefined));
    assert.match(har, /"status": ?400/);
    for (const secret of secrets()) assert.ok(!`${report} ${har}`.includes(secret));
    await nowhere();
  });

  it('is found out: the search finds what is there', async () => {
    const { page, api, dir, workspace } = stage;
    assert.match(await everDrawn(), /echo of \[token\]/);
    assert.ok((await filesWith('searchConversations 400', [dir])).some((file) => file.endsWith('.log')));
    assert.ok((await filesWith(new URL(api.url).host, [workspace])).some((file) => file.endsWith('.har')));
    // While it is typed it is on the page.
    await runCommand(page, 'HighLevel: Sign In…');
    const input = quickInput(page, 'Sign In to HighLevel');
    await input.box.fill(pit);
    assert.ok((await partsWith(pit, page)).length > 0);
    await leaveQuestion(page);
    const panel = await openMessage(page, sampleMessages.showcaseNewest);
    await unseen();
    await panel.evaluate(`document.body.append(${JSON.stringify(pit)})`);
    await assert.rejects(unseen());
  });
});

const drawnFromNowOn = `(() => {
  window.everDrawn = [];
  const note = (node) => window.everDrawn.push(node.outerHTML ?? node.textContent ?? '');
  new MutationObserver((changes) => {
    for (const { target, addedNodes, type } of changes) {
      if (type === 'characterData') note(target);
      for (const node of addedNodes) note(node);
    }
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
})()`;
