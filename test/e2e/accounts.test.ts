import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { sampleLocationId } from '../../src/sample/account';
import { createSampleHandler } from '../../src/sample/handler';
import type { Handler } from '../../src/api/http';
import { quickInput, runCommand, waitForNotification } from '../host/hands';
import { until } from '../host/until';
import { allScopes, type Tokens } from '../support/loopbackAuth';
import { OAuthApp } from '../support/oauthApp';
import { sampleMessages } from '../support/sampleIds';
import { createSyntheticHandler } from '../support/synthetic';
import { filesWith, partsWith } from './leaks';
import { openMessage } from './openMessage';
import {
  copied,
  dismiss,
  editorText,
  enterToken,
  leaveQuestion,
  madeUpToken,
  row,
  rowNames,
  signIn,
  titleAction,
  useStage,
} from './support';

const ada = { location: sampleLocationId, token: `${madeUpToken()}/+=` };
const other = { location: 'AnotherLocation00002', token: `${madeUpToken()}/+=` };
const third = 'ThirdLocation0000003';
const app = new OAuthApp({ locationId: third, scopes: allScopes });
const now = Date.now();

/** Each account has conversations of its own. */
const sample = createSampleHandler({ now: () => now });
const synthetic = createSyntheticHandler({ conversations: 12, messagesPer: 3 }, now);
const handler: Handler = (request) =>
  request.headers['authorization'] === `Bearer ${ada.token}` ? sample(request) : synthetic(request);
const tokens: Tokens = Object.assign(app.tokens, {
  [ada.token]: { locationId: ada.location, scopes: allScopes },
  [other.token]: { locationId: other.location, scopes: allScopes },
});

const adaRow = /^Ada Example, 1 unread/;
const otherRow = /^Synthetic 1,/;

const statusItem = (page: Page): Locator =>
  page.locator('.statusbar-item').filter({ has: page.locator('.codicon-comment-discussion') });

async function shows(page: Page, wanted: RegExp, unwanted: RegExp): Promise<void> {
  await row(page, wanted).waitFor();
  assert.deepEqual(
    (await rowNames(page)).filter((name) => unwanted.test(name)),
    [],
  );
}

/** One sitting: each test goes on where the last one ended. */
describe('A developer with several accounts', () => {
  const stage = useStage({ api: { tokens, handler, oauth: (form) => app.answer(form) } });
  const secrets = (): readonly string[] => [ada.token, other.token, ...app.secrets];

  async function nowhere(): Promise<void> {
    for (const secret of secrets()) {
      assert.deepEqual(await filesWith(secret, [stage.dir]), []);
      assert.deepEqual(await partsWith(secret, stage.page), []);
    }
  }

  it('adds a second one, which is shown at once', async () => {
    const { page } = stage;
    await signIn(page, ada.token, ada.location);
    await shows(page, adaRow, /Synthetic/);
    await statusItem(page).click();
    const pick = quickInput(page, 'Switch Account');
    await pick.pick('Sign In to Another Account…');
    await quickInput(page, 'Sign In to HighLevel').box.waitFor();
    await enterToken(page, other.token, other.location);
    await dismiss(await waitForNotification(page, `Signed in to location ${other.location}.`));
    await shows(page, otherRow, /Ada Example/);
    await statusItem(page).getByText(other.location).waitFor();
  });

  it('switches by the icon in the title', async () => {
    const { page } = stage;
    await titleAction(page, /^Switch Account/).click();
    const pick = quickInput(page, 'Switch Account');
    await pick.row('Sample account').waitFor();
    await pick.row(other.location).getByText('Shown now').waitFor();
    await pick.pick(ada.location);
    await shows(page, adaRow, /Synthetic/);
    await statusItem(page).getByText(ada.location).waitFor();
  });

  it('switches by the status bar, with the keyboard alone', async () => {
    const { page } = stage;
    await statusItem(page).click();
    await quickInput(page, 'Switch Account').box.fill(other.location);
    await page.keyboard.press('Enter');
    await shows(page, otherRow, /Ada Example/);
  });

  it('never sees an answer of one account among the rows of another', async () => {
    const { page, api } = stage;
    const asked = api.requests.filter(({ query }) => query['locationId'] === ada.location).length;
    const gate = api.gate(/^\/conversations\/search\?/);
    await runCommand(page, 'HighLevel: Refresh');
    await gate.whenHeld();
    await runCommand(page, 'HighLevel: Switch Account…');
    await quickInput(page, 'Switch Account').pick(ada.location);
    // The request of the account that was left is ended, and its rows are gone before others come.
    const late = await api.waitForRequest(
      ({ query, headers }) =>
        query['locationId'] === ada.location && headers.authorization === `Bearer ${ada.token}`,
      { count: asked + 1 },
    );
    await row(page, otherRow).waitFor({ state: 'detached' });
    assert.deepEqual(await rowNames(page), []);
    assert.equal(gate.held, 1);
    gate.release();
    await shows(page, adaRow, /Synthetic/);
    assert.equal(late.status, 200);
  });

  it('has the look-ups of each account for itself', async () => {
    const { page } = stage;
    const id = sampleMessages.showcaseCall;
    // What is found comes to the front, and would take the keyboard from the next question.
    await openMessage(page, id);
    await runCommand(page, 'HighLevel: Find by Id…');
    await quickInput(page, 'Find by Id').widget.getByText(id.slice(-8)).first().waitFor();
    await leaveQuestion(page);
    await runCommand(page, 'HighLevel: Switch Account…');
    await quickInput(page, 'Switch Account').pick(other.location);
    await shows(page, otherRow, /Ada Example/);
    await page.evaluate(`navigator.clipboard.writeText('nothing')`);
    await runCommand(page, 'HighLevel: Find by Id…');
    await quickInput(page, 'Find by Id').box.waitFor();
    assert.equal(await quickInput(page).widget.getByText(id.slice(-8)).count(), 0);
    await leaveQuestion(page);
  });

  it('gives an account a name, without its rows being read again', async () => {
    const { page, api } = stage;
    const before = api.requests.length;
    await runCommand(page, 'HighLevel: Rename Account…');
    await quickInput(page, 'Rename Account').pick(other.location);
    await quickInput(page, 'Rename Account').message.getByText('A name for location').waitFor();
    await quickInput(page, 'Rename Account').enter('$(trash) Otto’s shop');
    await statusItem(page).getByText('$(trash) Otto’s shop').waitFor();
    assert.equal(await statusItem(page).locator('.codicon-trash').count(), 0);
    assert.equal(api.requests.length, before);
  });

  it('keeps an OAuth account signed in, from its refresh token alone', async () => {
    const { page, api } = stage;
    app.lasts = 60;
    await runCommand(page, 'HighLevel: Sign In with OAuth Refresh Token…');
    const question = quickInput(page, 'Sign In with an OAuth Refresh Token');
    assert.equal(await question.box.getAttribute('type'), 'password');
    await question.enter(app.issue().refresh_token);
    await question.message.getByText('Client id').waitFor();
    await question.enter(app.clientId);
    await question.message.getByText('Client secret').waitFor();
    assert.equal(await question.box.getAttribute('type'), 'password');
    await question.enter(app.clientSecret);
    await dismiss(await waitForNotification(page, `Signed in to location ${third}.`));
    await shows(page, otherRow, /Ada Example/);
    await runCommand(page, 'HighLevel: Refresh');
    await until('the renewals', () => app.forms.length >= 2);
    assert.equal(new Set(app.forms.map((form) => form.get('refresh_token'))).size, app.forms.length);
    const posts = api.requests.filter(({ method }) => method !== 'GET');
    assert.ok(posts.every(({ path }) => path === '/oauth/token'));
    app.lasts = 86_399;
  });

  it('has none of the tokens and secrets anywhere', nowhere);

  it('reads a doctor’s report that can be shown to anybody', async () => {
    const { page } = stage;
    await runCommand(page, 'HighLevel: Doctor');
    await page.locator('.tab.active[data-resource-name="HighLevel Doctor.md"]').waitFor();
    await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    const report = await editorText(page);
    assert.equal(report.split('### ').length, 4);
    assert.equal(report.match(/conversations\.readonly \| OK/g)?.length, 3, report);
    // The server behind this test has messages of one location only.
    assert.equal(report.match(/message\.readonly \| OK/g)?.length, 1, report);
    for (const text of [...secrets(), app.clientId, ada.location, other.location, third, 'Otto’s shop']) {
      assert.ok(!report.includes(text), text);
    }
    await page.keyboard.type('x');
    assert.equal(await editorText(page), report);
    await page.keyboard.press('ControlOrMeta+W');
  });

  it('can have the status bar to itself', async () => {
    const { page } = stage;
    await runCommand(page, 'Preferences: Open User Settings (JSON)');
    // It opens in front of the editors, without a tab.
    await page.locator('.monaco-editor.focused').getByText('"highlevel.apiBaseUrl"').waitFor();
    const before = await editorText(page);
    const settings = async (text: string): Promise<void> => {
      await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.press('ControlOrMeta+V');
      await page.keyboard.press('ControlOrMeta+S');
    };
    await settings(before.replace('{', '{ "highlevel.statusBar": false,'));
    await statusItem(page).waitFor({ state: 'detached' });
    await settings(before);
    await statusItem(page).waitFor();
    await page.keyboard.press('ControlOrMeta+W');
  });

  it('sends a token that was pasted as an id nowhere', async () => {
    const { page, api } = stage;
    const before = api.requests.length;
    await runCommand(page, 'HighLevel: Search Conversations…');
    await quickInput(page, 'Search Conversations').enter(ada.token);
    await dismiss(await waitForNotification(page, 'This is a token, and it was sent nowhere.'));
    assert.equal(api.requests.length, before);
  });

  it('is asked which one to leave, and keeps the others', async () => {
    const { page } = stage;
    await runCommand(page, 'HighLevel: Sign Out');
    await quickInput(page, 'Sign Out').pick(third);
    await shows(page, adaRow, /Synthetic/);
    await runCommand(page, 'HighLevel: Switch Account…');
    assert.equal(await quickInput(page, 'Switch Account').row(third).count(), 0);
    await leaveQuestion(page);
  });

  it('leaves another one in the editor’s own Accounts menu', async () => {
    const { page } = stage;
    await page.locator('.activitybar').getByRole('button', { name: 'Accounts' }).click();
    const entry = page.getByRole('menuitem', { name: /Otto’s shop \(HighLevel\)/ });
    await entry.waitFor();
    await entry.hover();
    const leave = page.getByRole('menuitem', { name: 'Sign Out' });
    const confirm = page.getByRole('dialog').getByRole('button', { name: /Sign Out/ });
    // A menu takes no click in its first moments.
    await until('the question whether to sign out', async () => {
      await leave.click({ timeout: 1_000 }).catch(() => undefined);
      return confirm.isVisible();
    });
    await confirm.click();
    await runCommand(page, 'HighLevel: Switch Account…');
    await quickInput(page, 'Switch Account').row(ada.location).waitFor();
    assert.equal(await quickInput(page, 'Switch Account').row('$(trash) Otto’s shop').count(), 0);
    await leaveQuestion(page);
    await shows(page, adaRow, /Synthetic/);
  });

  it('leaves nothing of any of them', async () => {
    const { page } = stage;
    assert.ok(
      (
        await copied(page, () =>
          row(page, adaRow)
            .click()
            .then(() => page.keyboard.press('ControlOrMeta+C')),
        )
      ).includes('Ada'),
    );
    await nowhere();
    assert.ok((await partsWith('Ada Example', page)).length > 0, 'the search finds nothing at all');
  });
});
