import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { sampleLocationId } from '../../src/sample/account';
import { quickInput, runCommand, waitForNotification } from '../host/hands';
import { until } from '../host/until';
import { asObject } from '../support/ask';
import type { Gate } from '../support/gate';
import { sampleConversations, sampleMessages } from '../support/sampleIds';
import { filesWith, partsWith } from './leaks';
import { openMessage } from './openMessage';
import {
  activeTab,
  askedForToken,
  compact,
  contextMenu,
  copied,
  details,
  dismiss,
  editorText,
  enterToken,
  knows,
  leaveQuestion,
  madeUpToken,
  openFile,
  row,
  clickInRow,
  rowCount,
  rowNames,
  save,
  sealedSecrets,
  sent,
  tab,
  useStage,
  welcome,
  welcomeButton,
} from './support';

// Characters that an address would have to escape: a token in an address is found in either spelling.
const token = `${madeUpToken()}/+=`;
const morePages = /^\/conversations\/search\?.*startAfterDate=/;
const newest = sampleMessages.showcaseNewest;
/** An email of Otto's, on no page that is loaded. */
const unseen = sampleMessages.quoteEmail;
const ofMessage = (id: string): string => `/conversations/messages/${id}`;

const adaRow = /^Ada Example, 1 unread/;
const newestRow = /^Inbound, SMS, Could my daughter come along/;
const secondRow = /^Outbound, SMS, Thank you, you are confirmed/;
const callRow = /^Inbound, Call, Call of 2:12/;

/** One sitting, from the first look at the view to the sign-out: each test goes on where the last one ended. */
describe('A developer with a token', () => {
  const stage = useStage({
    api: { tokens: knows(token) },
    files: {
      'app.ts': 'export function handle() {\n  const payload = \n}\n',
      'ids.txt': unseen,
    },
  });
  let more: Gate;
  let total: number;
  let panel: Frame;

  const asked = (path: string): number =>
    stage.api.requests.filter(
      (request) => request.path === path && request.headers['user-agent'] !== 'oracle',
    ).length;
  const payload = (id: string): Promise<string> => sent(stage.api, ofMessage(id), token);

  it('is offered to sign in, and told what for', async () => {
    await welcomeButton(stage.page, 'Sign In').waitFor();
    const text = await welcome(stage.page).innerText();
    assert.match(text, /Browse the conversations/);
    assert.match(text, /nothing is ever sent/);
    assert.equal(stage.api.requests.length, 0);
  });

  it('types the token unseen', async () => {
    const input = await askedForToken(stage.page);
    assert.equal(await input.box.getAttribute('type'), 'password');
    await input.box.fill(token);
    assert.equal(await stage.page.getByText(token).count(), 0);
  });

  it('has it tried with one call before anything is stored', async () => {
    const { page, api } = stage;
    const check = api.gate('/conversations/search');
    more = api.gate(morePages);
    await enterToken(page, token, sampleLocationId);
    await check.whenHeld();
    assert.equal(await sealedSecrets(page), undefined);
    assert.deepEqual(await rowNames(page), []);
    assert.equal(api.requests.length, 1);
    assert.equal(api.requests[0]?.query['limit'], '1');
    assert.equal(api.requests[0].headers.authorization, `Bearer ${token}`);
    check.release();
    await dismiss(await waitForNotification(page, `Signed in to location ${sampleLocationId}.`));
    assert.notEqual(await sealedSecrets(page), undefined);
  });

  it('sees the conversations, newest first', async () => {
    await row(stage.page, adaRow).waitFor();
    const names = await rowNames(stage.page, 1);
    assert.match(names[0] ?? '', /^Ada Example, 1 unread, \d+ minutes ago, Could my daughter/);
    assert.match(names[1] ?? '', /^Otto Beispiel, \d+ minutes ago, You: /);
    assert.match(names[9] ?? '', /^Lena Longthread/);
  });

  it('reads how many there are of how many', async () => {
    const page = await sent(stage.api, `/conversations/search?locationId=${sampleLocationId}&limit=1`, token);
    total = Number(asObject(JSON.parse(page))['total']);
    assert.equal((await rowNames(stage.page)).at(-1), `Load More 50 of ${total}`);
  });

  it('sees more loading after a click, and a second click asks for nothing', async () => {
    const { page, api } = stage;
    const asks = (): number =>
      api.requests.filter(({ query }) => query['startAfterDate'] !== undefined).length;
    await row(page, /^Load More/).click();
    await row(page, /^Loading/).waitFor();
    await row(page, /^Loading/).click();
    await row(page, /^Loading/).click();
    assert.equal(asks(), 1);
    more.release();
    await until('the next page', async () => (await rowCount(page, 1)) > 51);
    await page.keyboard.press('End');
    const rows = (await rowCount(page, 1)) - 1;
    assert.ok(rows > 50 && rows < total);
    await row(page, `Load More ${rows} of ${total}`).waitFor();
    await page.keyboard.press('Home');
    // The page after that is fetched ahead, and none beyond.
    assert.equal(asks(), 2);
  });

  it('opens a conversation and sees its messages, newest first, with direction, channel and status', async () => {
    const { page } = stage;
    await row(page, adaRow).click();
    await row(page, newestRow).waitFor();
    const names = await rowNames(page, 2);
    assert.equal(names.length, 13);
    assert.match(
      names[0] ?? '',
      /^Inbound, SMS, Could my daughter come along for a quick look too\?, \d+ minutes ago, delivered$/,
    );
    assert.match(names[5] ?? '', /^Inbound, Call, Call of 2:12, 3 days ago, completed$/);
    assert.match(names[12] ?? '', /^Inbound, Form submission, New patient form/);
  });

  it('reads a message in the panel', async () => {
    const { page } = stage;
    await row(page, newestRow).click();
    panel = await details(page, newest);
    assert.equal(await panel.locator('h1').innerText(), 'Ada Example');
    assert.equal(
      await panel.locator('.body-text').innerText(),
      'Could my daughter come along for a quick look too?',
    );
    assert.deepEqual(await panel.locator('.chip').allTextContents(), ['SMS', 'Inbound', 'delivered']);
    const codes = await panel.locator('dd .value.code').allInnerTexts();
    for (const id of [newest, sampleConversations.showcase, 'AdaExampleConta6O0Lw', sampleLocationId]) {
      assert.ok(codes.includes(id), id);
    }
    const { dateAdded } = asObject(JSON.parse(await payload(newest)));
    assert.equal(await panel.locator('.utc').innerText(), dateAdded);
    await tab(page, /^SMS …/).waitFor();
  });

  it('copies the payload by the button of the panel, as the server sent it, pretty', async () => {
    const text = await copied(stage.page, () => panel.getByRole('button', { name: 'Copy payload' }).click());
    const received = await payload(newest);
    assert.equal(compact(text), compact(received));
    assert.equal(text, JSON.stringify(JSON.parse(received), undefined, 2));
  });

  it('copies an id by the button beside it', async () => {
    const button = panel.getByRole('button', { name: 'Copy Message ID' });
    assert.equal(await copied(stage.page, () => button.click()), newest);
  });

  it('copies the payload by the icon in the row', async () => {
    const text = await copied(stage.page, () => clickInRow(row(stage.page, callRow), /^Copy Payload/));
    assert.equal(compact(text), compact(await payload(sampleMessages.showcaseCall)));
  });

  it('copies the payload of the row with the keys that copy', async () => {
    const { page } = stage;
    await row(page, newestRow).click();
    const text = await copied(page, () => page.keyboard.press('ControlOrMeta+C'));
    assert.equal(compact(text), compact(await payload(newest)));
  });

  it('copies several rows as an array in the order of the tree', async () => {
    const { page } = stage;
    await row(page, callRow).click();
    await row(page, newestRow).click({ modifiers: ['ControlOrMeta'] });
    await row(page, secondRow).click({ modifiers: ['ControlOrMeta'] });
    const text = await copied(page, () => page.keyboard.press('ControlOrMeta+C'));
    const ids = [newest, 'AdaExampleM012ISrarE', sampleMessages.showcaseCall];
    const received = await Promise.all(ids.map(payload));
    assert.equal(compact(text), `[${received.map(compact).join(',')}]`);
  });

  it('looks an id up that was typed, with one request, and reads the message', async () => {
    const { page } = stage;
    await runCommand(page, 'HighLevel: Find by Id…');
    const input = quickInput(page, 'Find by Id');
    await input.box.fill(sampleMessages.longNewest);
    await input.pick(`Look up ${sampleMessages.longNewest}`);
    panel = await details(page, sampleMessages.longNewest);
    assert.equal(asked(ofMessage(sampleMessages.longNewest)), 1);
  });

  it('copies from the palette what the panel in front shows, whatever row is selected', async () => {
    const { page } = stage;
    const text = await copied(page, () => runCommand(page, 'HighLevel: Copy Payload'));
    assert.equal(compact(text), compact(await payload(sampleMessages.longNewest)));
  });

  it('copies numbers, escapes and double keys as they came', async () => {
    const { page } = stage;
    for (const id of [sampleMessages.bigNumbers, sampleMessages.oddSpelling]) {
      panel = await openMessage(page, id);
      const text = await copied(page, () => panel.getByRole('button', { name: 'Copy payload' }).click());
      const received = await payload(id);
      assert.notEqual(compact(received), JSON.stringify(JSON.parse(received)));
      assert.equal(compact(text), compact(received));
    }
  });

  it('is offered the id on the clipboard; a message that is held costs no request and is selected in the tree', async () => {
    const { page, api } = stage;
    await page.evaluate(`navigator.clipboard.writeText(' ${newest}\\n')`);
    await row(page, adaRow).click();
    await row(page, newestRow).waitFor({ state: 'detached' });
    const before = api.requests.length;
    await runCommand(page, 'HighLevel: Find by Id…');
    const offered = quickInput(page, 'Find by Id').row(newest);
    assert.match(await offered.innerText(), /from the clipboard/);
    await offered.click();
    await details(page, newest);
    await until(
      'the selected row',
      async () => (await row(page, newestRow).getAttribute('aria-selected')) === 'true',
    );
    assert.equal(api.requests.length, before);
  });

  it('is offered the id that is selected in the editor', async () => {
    const { page } = stage;
    await openFile(page, 'ids.txt');
    await page.keyboard.press('ControlOrMeta+A');
    await runCommand(page, 'HighLevel: Find by Id…');
    const offered = quickInput(page, 'Find by Id').row(unseen);
    assert.match(await offered.innerText(), /from the selection/);
    await offered.click();
    panel = await details(page, unseen);
    assert.equal(asked(ofMessage(unseen)), 1);
  });

  it('is told that an id is unknown, and what else it may be', async () => {
    const { page } = stage;
    await runCommand(page, 'HighLevel: Find by Id…');
    await quickInput(page, 'Find by Id').enter('NobodyKnowsThis00001');
    const said = await waitForNotification(page, 'Not found in this location: NobodyKnowsThis00001');
    assert.match(await said.innerText(), /is no message, email, conversation, or contact/);
    assert.match(await said.innerText(), /trace id [0-9a-f-]{8}/);
    await said.getByRole('button', { name: 'Try Another Id' }).click();
    await quickInput(page, 'Find by Id').box.waitFor();
    await leaveQuestion(page);
  });

  it('sees the ids looked up before', async () => {
    const { page } = stage;
    await runCommand(page, 'HighLevel: Find by Id…');
    const input = quickInput(page, 'Find by Id');
    const labels = await until('the history', async () => {
      const texts = await input.rows.locator('.label-name').allInnerTexts();
      return texts.length === 5 && texts;
    });
    // What is on the clipboard comes first, and once.
    const odd = [sampleMessages.oddSpelling, sampleMessages.bigNumbers];
    assert.deepEqual(labels, [newest, unseen, ...odd, sampleMessages.longNewest]);
    await leaveQuestion(page);
  });

  it('inserts a payload at the cursor, indented to fit', async () => {
    const { page } = stage;
    await openFile(page, 'app.ts');
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await contextMenu(page, row(page, callRow), 'Insert Payload at Cursor');
    await save(page, 'app.ts');
    const parsed: unknown = JSON.parse(await payload(sampleMessages.showcaseCall));
    const lines = JSON.stringify(parsed, undefined, 2).split('\n').join('\n  ');
    assert.equal(await stage.read('app.ts'), `export function handle() {\n  const payload = ${lines}\n}\n`);
  });

  it('inserts from the panel that covers the file, where the cursor was', async () => {
    const { page } = stage;
    await openFile(page, 'ids.txt');
    await page.keyboard.press('ControlOrMeta+End');
    await row(page, newestRow).click();
    panel = await details(page, newest);
    await panel.getByRole('button', { name: 'Insert at cursor' }).click();
    await save(page, 'ids.txt');
    assert.equal(compact(await stage.read('ids.txt')), unseen + compact(await payload(newest)));
  });

  it('opens the payload as a JSON document that cannot be changed', async () => {
    const { page } = stage;
    await contextMenu(page, row(page, newestRow), 'Open Payload as JSON');
    await activeTab(page, `${newest}.json`).waitFor();
    await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    await page.getByRole('button', { name: 'JSON', exact: true }).waitFor();
    const expected = JSON.stringify(JSON.parse(await payload(newest)), undefined, 2);
    assert.equal(await editorText(page), expected);
    await page.keyboard.type('x');
    await page
      .getByText('A payload is shown as the server sent it, and cannot be changed.')
      .first()
      .waitFor();
    assert.equal(await editorText(page), expected);
  });

  it('leaves the token nowhere but in the sealed secret', async () => {
    const { page, api, dir } = stage;
    assert.deepEqual(await filesWith(token, [dir]), []);
    assert.deepEqual(await partsWith(token, page), []);
    // The same search finds what is there.
    assert.ok((await filesWith(api.url, [dir])).some((file) => file.endsWith('settings.json')));
    assert.ok(
      (await filesWith('GET searchConversations 200', [dir])).some((file) =>
        file.endsWith('HighLevel Conversations.log'),
      ),
    );
    assert.ok((await partsWith(sampleMessages.longNewest, page)).includes('stores'), 'the history');
    assert.ok((await partsWith('Ada Example', page)).length > 0);
  });

  it('signs out: rows, panels and documents are gone, and the token with them', async () => {
    const { page, dir } = stage;
    await row(page, newestRow).click();
    panel = await details(page, newest);
    await runCommand(page, 'HighLevel: Sign Out');
    await welcomeButton(page, 'Sign In').waitFor();
    assert.deepEqual(await rowNames(page), []);
    await panel.getByText('no longer signed in here').waitFor();
    await page.locator(`.tab[data-resource-name="${newest}.json"]`).waitFor({ state: 'detached' });
    assert.equal(await panel.getByText('Ada Example').count(), 0);
    assert.deepEqual(await filesWith(token, [dir]), []);
    assert.deepEqual(await partsWith(token, page), []);
  });

  it('has to sign in to find a message afterwards', async () => {
    const { page, api } = stage;
    const before = api.requests.length;
    await runCommand(page, 'HighLevel: Find by Id…');
    const said = await waitForNotification(page, 'Nobody is signed in.');
    await said.getByRole('button', { name: 'Sign In', exact: true }).click();
    await quickInput(page, 'Sign In to HighLevel').box.waitFor();
    await leaveQuestion(page);
    assert.equal(api.requests.length, before);
  });
});
