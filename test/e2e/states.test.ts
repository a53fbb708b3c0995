import assert from 'node:assert/strict';
import { quickInput, runCommand, waitForNotification } from '../host/hands';
import { apiError, htmlPage, type Responder } from '../support/faults';
import { startLoopbackApi } from '../support/loopbackApi';
import { sampleConversations, sampleMessages } from '../support/sampleIds';
import {
  details,
  dismiss,
  knows,
  madeUpToken,
  row,
  rowNames,
  signIn,
  useStage,
  welcome,
  welcomeButton,
} from './support';

const token = madeUpToken();
const search = '/conversations/search';
const adaRow = /^Ada Example, 1 unread/;
const messages = `/conversations/${sampleConversations.showcase}/messages`;

const retryNow = { 'x-ratelimit-limit-daily': '200000' };

interface Case {
  readonly when: string;
  readonly responder: Responder;
  readonly says: RegExp;
  readonly action: string;
}

const cases: readonly Case[] = [
  {
    when: 'the server fails',
    responder: apiError(500, 'Internal server error'),
    says: /had a problem of its own/,
    action: 'Try Again',
  },
  {
    when: 'the rate limit is used up',
    responder: apiError(429, 'Too Many Requests', retryNow),
    says: /rate limit .* used up/,
    action: 'Try Again',
  },
  {
    when: 'something else than the API answers',
    responder: htmlPage(),
    says: /was not HighLevel’s/,
    action: 'Try Again',
  },
  {
    when: 'the token was revoked',
    responder: apiError(401, 'Invalid JWT'),
    says: /did not accept the token/,
    action: 'Sign In Again',
  },
  {
    when: 'the token lost the scope',
    responder: apiError(401, 'The token is not authorized for this scope.'),
    says: /lacks the scope conversations\.readonly/,
    action: 'Refresh',
  },
];

describe('When the conversations cannot be read', () => {
  const stage = useStage({ api: { tokens: knows(token) } });

  before(async () => {
    await signIn(stage.page, token);
    await row(stage.page, adaRow).waitFor();
  });

  /** A new search begins the list anew. */
  async function searchFor(text: string): Promise<void> {
    await runCommand(stage.page, 'HighLevel: Search Conversations…');
    await quickInput(stage.page, 'Search Conversations').enter(text);
  }

  for (const { when, responder, says, action } of cases) {
    it(`because ${when}, the view says so and offers one way on`, async () => {
      const { page, api } = stage;
      const recover = api.respondNext(search, responder, Infinity);
      await searchFor('ada');
      await welcomeButton(page, action).waitFor();
      assert.match(await welcome(page).innerText(), says);
      assert.equal(await welcome(page).locator('.monaco-button').count(), 1);
      assert.deepEqual(await rowNames(page), []);
      recover();
      await searchFor('');
      await row(page, adaRow).waitFor();
    });
  }

  it('its way on works once the cause is gone', async () => {
    const { page, api } = stage;
    const recover = api.respondNext(search, apiError(500, 'Internal server error'), Infinity);
    await searchFor('ada');
    await welcomeButton(page, 'Try Again').click();
    const failed = await waitForNotification(page, 'HighLevel had a problem of its own (HTTP 500).');
    assert.match(await failed.innerText(), /trace id 00000000-0000-4000-8000-00000000000f/);
    await dismiss(failed);
    recover();
    await welcomeButton(page, 'Try Again').click();
    await row(page, adaRow).waitFor();
    await searchFor('');
    await row(page, /^Load More/).waitFor();
  });

  it('because a look-up failed, its notification looks up again what was asked for, and asks nothing', async () => {
    const { page, api } = stage;
    const id = sampleMessages.bigNumbers;
    const recover = api.respondNext(
      `/conversations/messages/${id}`,
      apiError(403, 'Forbidden resource'),
      Infinity,
    );
    await runCommand(page, 'HighLevel: Find by Id…');
    await quickInput(page, 'Find by Id').enter(id);
    const failed = await waitForNotification(page, 'Access was refused');
    recover();
    await failed.getByRole('button', { name: 'Try Again' }).click();
    await details(page, id);
  });

  it('because the scope for messages is missing, the conversation says which, and reads them once it is there', async () => {
    const { page, api } = stage;
    const recover = api.respondNext(
      messages,
      apiError(401, 'The token is not authorized for this scope.'),
      Infinity,
    );
    await row(page, adaRow).click();
    const said = row(page, /lacks the scope conversations\/message\.readonly/);
    await said.waitFor();
    assert.match((await said.getAttribute('aria-label')) ?? '', /Try Again$/);
    assert.equal((await rowNames(page, 2)).length, 1);
    recover();
    await said.click();
    await row(page, /^Inbound, SMS, Could my daughter/).waitFor();
    assert.equal((await rowNames(page, 2)).length, 13);
  });

  it('because a next page fails, the rows stay and the failure is a row that tries again', async () => {
    const { page, api } = stage;
    const { long } = sampleConversations;
    const fault = apiError(503, 'Service unavailable');
    const recover = api.respondNext(
      (request) => request.query['lastMessageId'] !== undefined,
      fault,
      Infinity,
    );
    await row(page, adaRow).click();
    await row(page, /^Lena Longthread/).click();
    await row(page, /^Load More 50 loaded/).click();
    const said = row(page, /HighLevel had a problem of its own \(HTTP 503\)/);
    await said.waitFor();
    assert.equal(
      (await rowNames(page, 2)).filter((name) => /^(Inbound|Outbound|Activity)/.test(name)).length,
      50,
    );
    recover();
    api.requests.length = 0;
    await said.click();
    await said.waitFor({ state: 'detached' });
    assert.ok(api.requests.every(({ path }) => path === `/conversations/${long}/messages`));
    await row(page, /^Lena Longthread/).click();
  });

  it('because the server is gone, the view says so, and goes on once it is back', async () => {
    const { page, api } = stage;
    const port = Number(new URL(api.url).port);
    await api.close();
    await searchFor('ada');
    await welcomeButton(page, 'Try Again').waitFor();
    assert.match(
      await welcome(page).innerText(),
      /^HighLevel could not be reached\. Check the network, VPN or proxy\./,
    );
    assert.equal(await welcome(page).locator('.monaco-button').count(), 1);
    const again = await startLoopbackApi({ tokens: knows(token), port });
    try {
      await welcomeButton(page, 'Try Again').click();
      await row(page, adaRow).waitFor();
    } finally {
      await again.close();
    }
  });
});
