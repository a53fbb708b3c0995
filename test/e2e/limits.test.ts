import assert from 'node:assert/strict';
import { openViewContainer, quickInput, runCommand, webviewFrame } from '../host/hands';
import { until } from '../host/until';
import { reload } from '../host/workbench';
import { apiError } from '../support/faults';
import { syntheticMessageId } from '../support/synthetic';
import { openMessage } from './openMessage';
import { copied, knows, madeUpToken, row, rowCount, signIn, titleAction, useStage } from './support';

const token = madeUpToken();
const search = '/conversations/search';

describe('The limits', () => {
  const stage = useStage({
    api: { tokens: knows(token), synthetic: { conversations: 650, messagesPer: 3 } },
    workbench: { settings: { 'highlevel.prefetch': false } },
  });
  const searches = (): number => stage.api.requests.filter(({ path }) => path === search).length;

  before(async () => {
    await signIn(stage.page, token);
    await row(stage.page, /^Synthetic 0/).waitFor();
  });

  it('are told before everything is loaded; who says no has spent nothing', async () => {
    const { page } = stage;
    const before = searches();
    await runCommand(page, 'HighLevel: Load All Conversations');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByText('Loading everything takes about 12 more requests.').waitFor();
    await dialog.getByText(/199,779 requests left today/).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(searches(), before);
    await runCommand(page, 'HighLevel: Load All Conversations');
    await dialog.getByRole('button', { name: 'Load All' }).click();
    await until('all conversations', async () => searches() > before + 12 && (await rowCount(page, 1)) > 50);
    assert.equal(searches(), before + 12 + 1);
  });

  it('hold everything up for as long as the server says, which stands in the status bar', async () => {
    const { page, api } = stage;
    api.respondNext(search, apiError(429, 'Too Many Requests', { 'retry-after': '3' }));
    const before = searches();
    await runCommand(page, 'HighLevel: Refresh');
    const said = page.locator('.statusbar').getByText(/waiting \d s for the rate limit/);
    await said.first().waitFor();
    await said.first().waitFor({ state: 'detached' });
    await until('the refresh', () => searches() >= before + 2);
    await row(page, /^Synthetic 0/).waitFor();
  });

  it('F28 are not spent on by an extension host that is restarted in the middle of Load All, and nothing is lost', async () => {
    const { page, api } = stage;
    const agree = async (): Promise<void> => {
      await runCommand(page, 'HighLevel: Load All Conversations');
      const dialog = page.locator('.monaco-dialog-box');
      await dialog.getByRole('button', { name: 'Load All' }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    // A window that is loaded anew ends its extension host, whatever that is at.
    const restart = async (): Promise<void> => {
      await reload(page);
      await openViewContainer(page, 'HighLevel');
    };
    await restart();
    await row(page, /^Synthetic 0/).waitFor();
    const gate = api.gate(search);
    await agree();
    await gate.whenHeld();
    const held = searches();
    await restart();
    await until(
      'the restarted one to ask, and the old one to be gone',
      () => searches() > held && gate.held === 1,
    );
    gate.release();
    await row(page, /^Synthetic 0/).waitFor();
    assert.equal(searches(), held + 1, 'the old one went on');
    await agree();
    await until('all conversations', async () => searches() >= held + 14 && (await rowCount(page, 1)) > 50);
    assert.equal(searches(), held + 14);
    const notifications = page.locator('.notification-list-item');
    await until('the end of what was said', async () => (await notifications.count()) === 0);
  });

  it('of what was sent are in the list of requests, to be copied without the token, or by their trace id', async () => {
    const { page } = stage;
    await runCommand(page, 'HighLevel: Show Requests');
    const list = quickInput(page, /^Requests of This Window/);
    await list.rows.first().waitFor();
    const text = await copied(page, () => list.box.press('Enter'));
    assert.match(text, /^curl .*--header "Authorization: Bearer \$HIGHLEVEL_TOKEN"/s);
    assert.match(text, new RegExp(`'${stage.api.url}/conversations/`));
    assert.equal(text.includes(token), false);
    await runCommand(page, 'HighLevel: Show Requests');
    const newest = list.rows.first();
    await newest.getByText(/^200 GET \/conversations\//).waitFor();
    const said = await newest.innerText();
    await newest.hover();
    const traceId = await copied(page, () => newest.getByRole('button', { name: 'Copy Trace Id' }).click());
    assert.ok(traceId !== '' && said.includes(`trace id ${traceId}`));
  });

  it('can be waited for no longer, in a panel and in the view', async () => {
    const { page, api } = stage;
    const id = syntheticMessageId(0, 0);
    await openMessage(page, id);
    const busy = apiError(429, 'Too Many Requests', { 'retry-after': '55' });
    api.respondNext(`/conversations/messages/${id}`, busy);
    await reload(page);
    await openViewContainer(page, 'HighLevel');
    const panel = await webviewFrame(page, { selector: '.cancel' });
    await panel.locator('.cancel').click();
    await panel.getByText('Loading was cancelled').waitFor();
    await runCommand(page, 'HighLevel: Refresh');
    const cancel = titleAction(page, 'Cancel Waiting');
    await cancel.click();
    await cancel.waitFor({ state: 'detached' });
    const asked = api.requests.filter(({ path }) => path.endsWith(id)).length;
    assert.equal(asked, 2, 'what was given up was asked again');
  });
});
