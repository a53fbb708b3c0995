import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { sampleLocationId } from '../../src/sample/account';
import { quickInput, runCommand, waitForNotification } from '../host/hands';
import { until } from '../host/until';
import {
  sampleContacts,
  sampleConversations,
  sampleMails,
  sampleMessages,
  unlistedConversations,
} from '../support/sampleIds';
import {
  activeTab,
  contextMenu,
  copied,
  details,
  dismiss,
  knows,
  madeUpToken,
  openFile,
  restOn,
  row,
  signIn,
  titleAction,
  useStage,
  viewMessage,
  followLink,
} from './support';

const token = madeUpToken();
const { showcaseCall, showcaseNewest, longNewest, failedSms, uuid } = sampleMessages;
const adaRow = /^Ada Example, 1 unread/;
const label = 'https://app.white-label.example';
const ottoPage = `${label}/v2/location/${sampleLocationId}/conversations/conversations/${sampleConversations.quote}`;
const link = `code-oss://conversation-explorer.highlevel-conversations/message?location=${sampleLocationId}&id=${failedSms}`;

const log = `2026-05-04T12:00:00Z INFO deploy 1290dea4f5b6c7d8e9f0a1b2c3d4e5f60718293a is out
2026-05-04T12:00:01Z INFO webhook messageId=${uuid} is queued
2026-05-04T12:00:02Z INFO trace 7b9f9a52-1c3d-4e5f-8a90-5a3b1e0000ff took 12 ms
2026-05-04T12:00:03Z WARN contactId: ${sampleContacts.showcase} has no email
2026-05-04T12:00:04Z INFO see ${link}
`;

describe('Opening anything by its id', () => {
  const stage = useStage({
    api: { tokens: knows(token) },
    files: {
      'app.log': log,
      'payload.txt': `{"id":"${failedSms}","conversationId":"${sampleConversations.failures}","contactId":"${sampleContacts.showcase}","direction":"outbound"}`,
    },
    workbench: { settings: { 'terminal.integrated.gpuAcceleration': 'off' } },
  });

  before(() => signIn(stage.page, token));

  /** Paths that were asked for since. */
  function asking(): () => readonly string[] {
    const before = stage.api.requests.length;
    return () => stage.api.requests.slice(before).map(({ path }) => path);
  }

  async function find(text: string): Promise<void> {
    await runCommand(stage.page, 'HighLevel: Find by Id…');
    await quickInput(stage.page, 'Find by Id').enter(text);
  }

  const selected = (name: RegExp): Promise<void> =>
    row(stage.page, name).and(stage.page.locator('[aria-selected="true"]')).waitFor();

  /** The ids that are underlined in the editor in front. */
  const links = (): Locator => stage.page.locator('.editor-group-container.active .detected-link');

  describe('in the box', () => {
    it('takes a message: one request, and the row is revealed where its conversation is loaded', async () => {
      const { page } = stage;
      await row(page, adaRow).click();
      await row(page, /^Inbound, SMS, Could my daughter/).waitFor();
      await row(page, adaRow).click();
      const asked = asking();
      await find(longNewest);
      await details(page, longNewest);
      assert.deepEqual(asked(), [`/conversations/messages/${longNewest}`]);
      await find(showcaseCall);
      await details(page, showcaseCall);
      await selected(/^Inbound, Call, Call of 2:12/);
      assert.equal(asked().length, 1, 'what is held is not asked for');
    });

    it('takes an email, and says that it is one', async () => {
      const asked = asking();
      await find(sampleMails.quoteTable);
      await details(stage.page, sampleMails.quoteTable);
      await activeTab(stage.page, '')
        .or(stage.page.getByRole('tab', { name: /^Email …/ }))
        .first()
        .waitFor();
      assert.deepEqual(asked(), [
        `/conversations/messages/${sampleMails.quoteTable}`,
        `/conversations/messages/email/${sampleMails.quoteTable}`,
      ]);
    });

    it('takes a conversation that search does not know, expanded and selected in the tree', async () => {
      const { page } = stage;
      await find(unlistedConversations.groupSms);
      const found = page.locator('.pane-body [role="treeitem"][aria-selected="true"][aria-level="1"]');
      await found.waitFor();
      assert.equal(await found.getAttribute('aria-expanded'), 'true');
      await row(page, /^(In|Out)bound, Group SMS/)
        .first()
        .waitFor();
    });

    it('takes a contact, and shows its conversations', async () => {
      const { page } = stage;
      await find(sampleContacts.showcase);
      await until('the filter', async () => /contact Ada Example/.test(await viewMessage(page).innerText()));
      await row(page, adaRow).waitFor();
      await titleAction(page, 'Clear Filters').click();
      await row(page, /^Otto Beispiel/).waitFor();
    });

    it('takes an address of the web application under any label', async () => {
      await find(ottoPage);
      await selected(/^Otto Beispiel/);
      await row(stage.page, /^Otto Beispiel/)
        .and(stage.page.locator('[aria-expanded="true"]'))
        .waitFor();
    });

    it('takes our own link', async () => {
      const asked = asking();
      await find(link);
      await details(stage.page, failedSms);
      assert.deepEqual(asked(), [`/conversations/messages/${failedSms}`]);
    });

    it('takes a pasted payload, and lets one choose from its ids, which are named by what they are', async () => {
      const { page } = stage;
      await openFile(page, 'payload.txt');
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.press('ControlOrMeta+C');
      await page.keyboard.press('ArrowRight');
      await runCommand(page, 'HighLevel: Find by Id…');
      const input = quickInput(page, 'Find by Id');
      await input.box.press('ControlOrMeta+V');
      await input.row(sampleConversations.failures).waitFor();
      const rows = await input.rows.allInnerTexts();
      for (const [id, kind] of [
        [failedSms, 'Message'],
        [sampleConversations.failures, 'Conversation'],
        [sampleContacts.showcase, 'Contact'],
      ] as const) {
        assert.ok(
          rows.some((text) => text.includes(id) && text.includes(kind)),
          `${kind} in ${rows.join('|')}`,
        );
      }
      await input.pick(sampleConversations.failures);
      await selected(/^Nora Noreply/);
      await row(page, /^Outbound, SMS, Your appointment is on/)
        .first()
        .waitFor();
    });

    it('says that a wrong id is nothing here, with the trace id, after one request a kind', async () => {
      const { page } = stage;
      const asked = asking();
      await find('NobodyKnowsThis00001');
      const said = await waitForNotification(page, 'Not found in this location: NobodyKnowsThis00001');
      assert.match(await said.innerText(), /\(trace id [0-9a-f-]{36}\)/);
      assert.deepEqual(asked(), [
        '/conversations/messages/NobodyKnowsThis00001',
        '/conversations/messages/email/NobodyKnowsThis00001',
        '/conversations/NobodyKnowsThis00001',
        '/conversations/search',
      ]);
      await dismiss(said);
    });
  });

  describe('in a log', () => {
    it('ids are links where the text says what they are, and hashes are not', async () => {
      const { page } = stage;
      const asked = asking();
      await openFile(page, 'app.log');
      await until('the links', async () => (await links().count()) >= 3);
      const underlined = (await links().allInnerTexts()).join('');
      assert.ok(underlined.includes(uuid) && underlined.includes(sampleContacts.showcase), underlined);
      assert.ok(!underlined.includes('1290dea4') && !underlined.includes('7b9f9a52'), underlined);
      assert.deepEqual(asked(), []);
    });

    it('a click opens one, by one request', async () => {
      const { page } = stage;
      const asked = asking();
      await followLink(
        page,
        links()
          .filter({ hasText: uuid.slice(0, 8) })
          .first(),
      );
      await details(page, uuid);
      assert.deepEqual(asked(), [`/conversations/messages/${uuid}`]);
    });

    it('resting on one shows what is held of it, and asks nobody', async () => {
      const { page } = stage;
      await openFile(page, 'app.log');
      const asked = asking();
      const hover = page.locator('.monaco-hover').getByText(/Message\s·\sSMS/);
      const id = links().filter({ hasText: uuid.slice(0, 8) });
      await restOn(page, id.first(), hover.first());
      assert.deepEqual(asked(), []);
    });
  });

  describe('in a terminal', () => {
    afterEach(() => stage.page.keyboard.up('Control'));

    it('an id is a link that opens', async () => {
      const { page } = stage;
      await runCommand(page, 'Terminal: Create New Terminal');
      const screen = page.locator('.terminal-wrapper.active .xterm-rows');
      await page.locator('.terminal-wrapper.active .xterm-helper-textarea').waitFor({ state: 'attached' });
      await page.keyboard.type(`clear; echo messageId=${showcaseNewest}\n`);
      const line = screen.locator('> div').filter({ hasText: new RegExp(`^messageId=${showcaseNewest}`) });
      await line.first().waitFor();
      const hover = page.getByText(/Open\sthis\smessage\shere/).filter({ visible: true });
      const [x, y] = await until('the link under the mouse', async () => {
        const text = await line.first().locator('span').first().boundingBox();
        if (text === null) return undefined;
        const at = [text.x + 160, text.y + text.height / 2] as const;
        await page.mouse.move(5, 5);
        await page.mouse.move(...at, { steps: 4 });
        return hover
          .first()
          .waitFor({ timeout: 2_000 })
          .then(
            () => at,
            () => undefined,
          );
      });
      await page.keyboard.down('Control');
      await page.mouse.click(x, y);
      await page.keyboard.up('Control');
      await details(page, showcaseNewest);
      await runCommand(page, 'Terminal: Kill the Active Terminal Instance');
    });
  });

  describe('by a link', () => {
    it('that a row gives away: location and id, nothing else', async () => {
      const { page } = stage;
      const text = await copied(page, () => contextMenu(page, row(page, adaRow), 'Copy Link'));
      assert.equal(
        text,
        `code-oss://conversation-explorer.highlevel-conversations/conversation?location=${sampleLocationId}&id=${sampleConversations.showcase}`,
      );
    });

    it('that the panel gives away', async () => {
      const { page } = stage;
      await find(failedSms);
      const panel = await details(page, failedSms);
      const text = await copied(page, () =>
        panel.getByRole('button', { name: 'Copy link to this message' }).click(),
      );
      assert.equal(text, link);
    });

    it('that stands in a text', async () => {
      const { page } = stage;
      await runCommand(page, 'View: Close All Editors');
      await openFile(page, 'app.log');
      await followLink(page, links().filter({ hasText: 'conversation-explorer' }).first());
      await details(page, failedSms);
    });
  });
});
