import assert from 'node:assert/strict';
import { createSampleHandler } from '../../src/sample/handler';
import { answer, quickInput, runCommand } from '../host/hands';
import { until } from '../host/until';
import { searchAll } from '../support/ask';
import { sampleMessages } from '../support/sampleIds';
import {
  contextMenu,
  details,
  row,
  clickInRow,
  rowCount,
  rowNames,
  titleAction,
  useStage,
  viewMessage,
  welcome,
  welcomeButton,
} from './support';

const account = createSampleHandler({ now: () => Date.now() });
const adaRow = /^Ada Example, 1 unread/;
const longRow = /^Lena Longthread/;

describe('The sample account', () => {
  const stage = useStage({});

  /** Chooses a filter the way its questions go. */
  async function filter(part: string, value: string): Promise<void> {
    await titleAction(stage.page, 'Filter Conversations…').click();
    const input = quickInput(stage.page, 'Filter Conversations');
    await input.pick(part);
    await input.pick(value);
  }

  /** Waits until the view shows exactly what the account answers to this query, in that order. */
  async function showsOnly(query: Readonly<Record<string, string>>): Promise<void> {
    const expected = searchAll(account, query).map(({ contactName }) => contactName);
    assert.ok(expected.length > 0 && expected.length < 50, 'a query that narrows the list');
    const names = await until('the filtered rows', async () => {
      const found = await rowNames(stage.page, 1);
      return found.length === expected.length && found;
    });
    expected.forEach((name, index) => {
      if (typeof name === 'string' && /^[\p{L} ]+$/u.test(name))
        assert.equal(names[index]?.split(',')[0], name);
    });
  }

  /** Waits for what stands above the rows. */
  async function saying(text: RegExp): Promise<void> {
    await until(`the words ${String(text)} above the rows`, async () =>
      text.test(await viewMessage(stage.page).innerText()),
    );
  }

  async function clear(): Promise<void> {
    await titleAction(stage.page, 'Clear Filters').click();
    await row(stage.page, /^Load More/).waitFor();
    await saying(/^Sample account: fictitious, no network\.$/);
  }

  it('opens from the welcome view, and says what it is', async () => {
    const { page } = stage;
    await welcomeButton(page, 'Open Sample Account').click();
    await row(page, adaRow).waitFor();
    await saying(/^Sample account: fictitious, no network\.$/);
    assert.equal((await rowNames(page, 1)).length, 51);
  });

  it('can be browsed down to a message', async () => {
    const { page } = stage;
    await row(page, adaRow).click();
    await row(page, /^Inbound, SMS, Could my daughter come along/).click();
    const panel = await details(page, sampleMessages.showcaseNewest);
    assert.equal(await panel.locator('h1').innerText(), 'Ada Example');
    assert.equal(
      await panel.locator('.body-text').innerText(),
      'Could my daughter come along for a quick look too?',
    );
    await row(page, adaRow).click();
    await row(page, /^Inbound, SMS, Could my daughter come along/).waitFor({ state: 'detached' });
  });

  it('is searched by name; the view says so until one click takes it back', async () => {
    const { page } = stage;
    await titleAction(page, /^Search Conversations…/).click();
    await quickInput(page, 'Search Conversations').enter('muster');
    await showsOnly({ query: 'muster' });
    await saying(/Filtered: search “muster”/);
    await clear();
  });

  it('is filtered by status', async () => {
    await filter('Status', 'Starred');
    await showsOnly({ status: 'starred' });
    await saying(/Filtered: starred/);
    await clear();
  });

  it('is filtered by the channel of the last message', async () => {
    await filter('Type of the last message', 'Call');
    await showsOnly({ lastMessageType: 'TYPE_CALL' });
    await saying(/Filtered: last message Call/);
    await clear();
  });

  it('is filtered by direction, and by two things at once', async () => {
    await filter('Direction of the last message', 'Outbound');
    await showsOnly({ lastMessageDirection: 'outbound' });
    await runCommand(stage.page, 'HighLevel: Filter Conversations…');
    await quickInput(stage.page, 'Filter Conversations').pick('Type of the last message');
    await quickInput(stage.page, 'Filter Conversations').pick('Email');
    await showsOnly({ lastMessageDirection: 'outbound', lastMessageType: 'TYPE_EMAIL' });
    await saying(/Filtered: last message Email · last message outbound/);
    await clear();
  });

  it('says that nothing matches, with the one thing to do about it', async () => {
    const { page } = stage;
    await runCommand(page, 'HighLevel: Search Conversations…');
    await quickInput(page, 'Search Conversations').enter('nobody is called this');
    await welcomeButton(page, 'Clear Filters').waitFor();
    assert.match(await welcome(page).innerText(), /^No conversation matches the search and filters\./);
    assert.equal(await welcome(page).locator('.monaco-button').count(), 1);
    await welcomeButton(page, 'Clear Filters').click();
    await row(page, adaRow).waitFor();
  });

  it('shows one kind of message of a conversation, until a click on the row that says so', async () => {
    const { page } = stage;
    await contextMenu(page, row(page, adaRow), 'Filter Messages by Type…');
    const input = quickInput(page, 'Show Only These Messages');
    await input.pick('Call');
    await input.pick('Form submission');
    await page.keyboard.press('Enter');
    const only = row(page, /^Only Call, Form submission/);
    await only.waitFor();
    const names = await rowNames(page, 2);
    assert.equal(names.length, 3);
    assert.match(names[1] ?? '', /^Inbound, Call/);
    assert.match(names[2] ?? '', /^Inbound, Form submission/);
    await only.click();
    await until('all messages', async () => (await rowNames(page, 2)).length === 13);
  });

  it('says when a conversation has no message of the kind, and the row’s icon takes the filter back', async () => {
    const { page } = stage;
    await contextMenu(page, row(page, adaRow), 'Filter Messages by Type…');
    await quickInput(page, 'Show Only These Messages').pick('TikTok');
    await page.keyboard.press('Enter');
    await row(page, 'No messages of this type').waitFor();
    await clickInRow(row(page, adaRow), 'Clear Message Filter');
    await until('all messages', async () => (await rowNames(page, 2)).length === 13);
    await row(page, adaRow).click();
  });

  it('says that a conversation has no messages', async () => {
    const { page } = stage;
    await row(page, /^Emil Empty/).click();
    await row(page, 'No messages').waitFor();
    await row(page, /^Emil Empty/).click();
  });

  it('loads all 5,000 messages of a conversation, older ones folded', async () => {
    const { page } = stage;
    await runCommand(page, 'HighLevel: Search Conversations…');
    await quickInput(page, 'Search Conversations').enter('longthread');
    await until('one conversation', async () => (await rowCount(page, 1)) === 1);
    await row(page, longRow).click();
    await row(page, /^Load More 50 loaded/).waitFor();
    await contextMenu(page, row(page, longRow), 'Load All Messages');
    await answer(page, 'Load All');
    // 500 rows and nine folds of 500.
    await until('all messages', async () => (await rowCount(page, 2)) === 509);
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowRight');
    await until('the oldest fold to open', async () => {
      await page.keyboard.press('End');
      return (await rowCount(page, 3)) === 500;
    });
    await row(page, / \(1\), /).waitFor();
  });

  it('is left again', async () => {
    const { page } = stage;
    await runCommand(page, 'HighLevel: Sign Out');
    await welcomeButton(page, 'Open Sample Account').waitFor();
    assert.deepEqual(await rowNames(page), []);
  });

  it('has asked nobody for anything', () => {
    assert.equal(stage.api.requests.length, 0);
    assert.equal(stage.api.connections, 0);
    assert.deepEqual(stage.strangers, []);
  });
});
