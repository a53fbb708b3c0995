import assert from 'node:assert/strict';
import { openViewContainer, runCommand, webviewFrame } from '../host/hands';
import { reload } from '../host/workbench';
import { sampleMessages } from '../support/sampleIds';
import {
  activeTab,
  contextMenu,
  details,
  editorText,
  knows,
  madeUpToken,
  openSampleAccount,
  row,
  sent,
  signIn,
  useStage,
  welcomeButton,
} from './support';

const token = madeUpToken();
const adaRow = /^Ada Example, 1 unread/;
const newest = sampleMessages.showcaseNewest;
const newestRow = /^Inbound, SMS, Could my daughter/;
const call = sampleMessages.showcaseCall;
const payloadTab = `${newest}.json`;

describe('After a reload of the window', () => {
  const stage = useStage({ api: { tokens: knows(token) } });

  before(async () => {
    await signIn(stage.page, token);
    await row(stage.page, adaRow).click();
    await contextMenu(stage.page, row(stage.page, newestRow), 'Open Payload as JSON');
    await activeTab(stage.page, payloadTab).waitFor();
    await row(stage.page, /^Inbound, Call, Call of 2:12/).click();
    const panel = await details(stage.page, call);
    await panel.getByRole('button', { name: /^Pin/ }).click();
    await panel.locator('.pin[aria-pressed="true"]').waitFor();
    stage.api.requests.length = 0;
    await reload(stage.page);
  });

  it('the person is still signed in', async () => {
    await openViewContainer(stage.page, 'HighLevel');
    await row(stage.page, adaRow).waitFor();
    assert.ok(stage.api.requests.every(({ headers }) => headers.authorization === `Bearer ${token}`));
  });

  it('the message is in its panel again, still pinned, read anew with one request', async () => {
    const { page, api } = stage;
    const panel = await details(page, call);
    assert.match(await panel.locator('time').innerText(), /\d{4}/);
    await panel.locator('.pin[aria-pressed="true"]').waitFor();
    assert.equal(api.requests.filter(({ path }) => path.endsWith(call)).length, 1);
  });

  it('the payload is in its document again', async () => {
    const { page, api } = stage;
    await page.locator(`.tab[data-resource-name="${payloadTab}"]`).click();
    await activeTab(page, payloadTab).waitFor();
    await page.locator('.editor-group-container.active .monaco-editor .view-line').first().click();
    const expected: unknown = JSON.parse(await sent(api, `/conversations/messages/${newest}`, token));
    assert.equal(await editorText(page), JSON.stringify(expected, undefined, 2));
  });

  it('another window on the same data is signed in as well', async () => {
    const { page, workbench } = stage;
    const other = await page.context().newPage();
    await other.goto(workbench.url);
    await openViewContainer(other, 'HighLevel');
    await row(other, adaRow).waitFor();
    await runCommand(other, 'HighLevel: Sign Out');
    await welcomeButton(other, 'Sign In').waitFor();
    await other.close();
    await page.bringToFront();
    // The other page, which closed its tabs, may have saved them to the storage of both. A page saves only what changed
    // in it: a pinned tab makes this one the last to save.
    await activeTab(page, payloadTab).waitFor();
    await runCommand(page, 'View: Pin Editor');
    await page.locator(`.tab.sticky[data-resource-name="${payloadTab}"]`).waitFor();
    // The browser build keeps secrets in each page and tells no other page: only a reload reads them again.
    await reload(page);
    await openViewContainer(page, 'HighLevel');
    await welcomeButton(page, 'Sign In').waitFor();
  });

  it('nothing of an account that is signed out comes back', async () => {
    const { page, api } = stage;
    api.requests.length = 0;
    await page.locator(`.tab[data-resource-name="${payloadTab}"]`).click();
    await page.getByText('The editor could not be opened').waitFor();
    await page.locator('.tab[data-resource-name^="webview-"]').click();
    const panel = await webviewFrame(page, { selector: '.problem' });
    assert.match(await panel.locator('.problem').innerText(), /Nobody is signed in/);
    assert.equal(api.requests.length, 0);
  });

  it('the sample account is open again', async () => {
    const { page } = stage;
    await openSampleAccount(page);
    await reload(page);
    await openViewContainer(page, 'HighLevel');
    await row(page, adaRow).waitFor();
  });
});
