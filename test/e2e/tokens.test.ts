import assert from 'node:assert/strict';
import { sampleLocationId } from '../../src/sample/account';
import { quickInput, runCommand, waitForNotification } from '../host/hands';
import { until } from '../host/until';
import { accessToken } from '../support/accessToken';
import { allScopes } from '../support/loopbackAuth';
import {
  askedForToken,
  dismiss,
  enterToken,
  leaveQuestion,
  madeUpToken,
  row,
  rowNames,
  sealedSecrets,
  useStage,
  welcome,
  welcomeButton,
} from './support';

const location = sampleLocationId;
const tokens = {
  good: madeUpToken(),
  withoutSearch: madeUpToken(),
  elsewhere: madeUpToken(),
  agency: madeUpToken(),
  unknown: madeUpToken(),
};
const hour = 3600;
const now = Math.floor(Date.now() / 1000);

const locationToken = accessToken({ authClass: 'Location', authClassId: location, exp: now + hour });
const expired = accessToken({ authClass: 'Location', authClassId: location, exp: now - hour });
const company = accessToken({ authClass: 'Company', authClassId: 'SomeAgency0000000001', exp: now + hour });

describe('A token that does not fit', () => {
  const stage = useStage({
    api: {
      tokens: {
        [tokens.good]: { locationId: location, scopes: allScopes },
        [locationToken]: { locationId: location, scopes: allScopes },
        [tokens.withoutSearch]: { locationId: location, scopes: ['conversations/message.readonly'] },
        [tokens.elsewhere]: { locationId: 'AnotherLocation00001', scopes: allScopes },
        [tokens.agency]: { locationId: location, scopes: allScopes, kind: 'agency' },
      },
    },
  });

  afterEach('nothing was stored, and nobody is signed in', async () => {
    assert.equal(await sealedSecrets(stage.page), undefined);
    await welcomeButton(stage.page, 'Sign In').waitFor();
    assert.deepEqual(await rowNames(stage.page), []);
  });

  /** Tries a token that the server refuses, once. @returns what is said about it */
  async function refused(token: string): Promise<string> {
    const { page, api } = stage;
    api.requests.length = 0;
    await askedForToken(page);
    await enterToken(page, token, location);
    const said = await waitForNotification(page, 'Sign-in failed, nothing was stored.');
    const text = await said.innerText();
    await said.getByRole('button', { name: 'Try Again' }).waitFor();
    await dismiss(said);
    assert.equal(api.requests.length, 1);
    assert.doesNotMatch(text, new RegExp(token));
    return text;
  }

  /** Types a token that needs no server to be refused. @returns what is said about it */
  async function refusedUnasked(token: string): Promise<string> {
    const { page, api } = stage;
    api.requests.length = 0;
    const input = await askedForToken(page);
    await input.box.fill(token);
    await input.message.getByText(/token/).filter({ hasNotText: 'Paste a private' }).waitFor();
    const text = await input.message.innerText();
    await page.keyboard.press('Enter');
    // Enter did not lead on to the next question: it is still the token that is asked for.
    await input.box.fill('!');
    await input.message.getByText('too short').waitFor();
    assert.equal(await input.box.getAttribute('type'), 'password');
    await leaveQuestion(page);
    assert.equal(api.requests.length, 0);
    return text;
  }

  it('is called wrong, expired or revoked when the server does not know it', async () => {
    assert.match(await refused(tokens.unknown), /did not accept the token: it is wrong, expired or revoked/);
  });

  it('is told which scope it lacks', async () => {
    assert.match(await refused(tokens.withoutSearch), /lacks the scope conversations\.readonly/);
  });

  it('is told to belong to another location', async () => {
    assert.match(await refused(tokens.elsewhere), /does not belong to this location/);
  });

  it('is told to be an agency’s', async () => {
    assert.match(
      await refused(tokens.agency),
      /agency token; conversations need a sub-account \(location\) token/,
    );
  });

  it('is told to be an agency’s before any request when it says so itself', async () => {
    assert.match(await refusedUnasked(company), /agency \(Company\) token/);
  });

  it('is told to have expired before any request', async () => {
    assert.match(await refusedUnasked(expired), /This token has expired/);
  });

  it('is told to be too short before any request', async () => {
    assert.match(await refusedUnasked('pit-1'), /too short or has characters that no token has/);
  });

  it('can be tried again by the button of the message', async () => {
    const { page } = stage;
    await askedForToken(page);
    await enterToken(page, tokens.unknown, location);
    const said = await waitForNotification(page, 'Sign-in failed');
    await said.getByRole('button', { name: 'Try Again' }).click();
    await quickInput(page, 'Sign In to HighLevel').box.waitFor();
    assert.equal(await quickInput(page).box.getAttribute('type'), 'password');
    await leaveQuestion(page);
  });

  it('does not matter when the question is left', async () => {
    stage.api.requests.length = 0;
    await askedForToken(stage.page);
    await leaveQuestion(stage.page);
    assert.equal(stage.api.requests.length, 0);
  });

  it('does not matter when the check is cancelled', async () => {
    const { page, api } = stage;
    const gate = api.gate('/conversations/search');
    await askedForToken(page);
    await enterToken(page, tokens.good, location);
    await gate.whenHeld();
    const progress = await waitForNotification(page, 'Checking the token with HighLevel…');
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await progress.waitFor({ state: 'detached' });
    await until('the end of the request', () => gate.held === 0);
    gate.release();
  });
});

describe('A token as people paste it', () => {
  const stage = useStage({
    api: {
      tokens: {
        [tokens.good]: { locationId: location, scopes: allScopes },
        [locationToken]: { locationId: location, scopes: allScopes },
      },
    },
  });

  it('is freed of a header’s words and line breaks, and the location is read from an address', async () => {
    const { page, api } = stage;
    const input = await askedForToken(page);
    await input.box.focus();
    await page.evaluate(`navigator.clipboard.writeText('Authorization: Bearer ${tokens.good}\\r\\n')`);
    await page.keyboard.press('ControlOrMeta+V');
    await page.keyboard.press('Enter');
    await input.message.getByText('Location id').waitFor();
    await input.enter(`https://app.gohighlevel.com/v2/location/${location}/conversations`);
    await waitForNotification(page, `Signed in to location ${location}.`);
    await row(page, /^Ada Example, 1 unread/).waitFor();
    const sent = new Set(api.requests.map(({ headers }) => headers.authorization));
    assert.deepEqual([...sent], [`Bearer ${tokens.good}`]);
    assert.equal(api.requests[0]?.query['locationId'], location);
  });

  it('says its location itself when it is an OAuth token, so nobody asks for it', async () => {
    const { page, api } = stage;
    await runCommand(page, 'HighLevel: Sign Out');
    await welcome(page).waitFor();
    api.requests.length = 0;
    await askedForToken(page);
    await enterToken(page, locationToken);
    await row(page, /^Ada Example, 1 unread/).waitFor();
    assert.equal(api.requests[0]?.query['locationId'], location);
    assert.equal(api.requests[0].headers.authorization, `Bearer ${locationToken}`);
  });
});
