import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { openViewContainer, quickInput } from '../host/hands';
import { reload } from '../host/workbench';
import { accessToken } from '../support/accessToken';
import { apiError } from '../support/faults';
import { sampleConversations, sampleMessages } from '../support/sampleIds';
import { sampleLocationId } from '../../src/sample/account';
import { ContactSheet } from './contactSheet';
import { exactly, mouseAway, notified, panelSays, run, searchFor, viewSays, type Seen } from './failureHands';
import { faults, type Fault } from './failureKinds';
import {
  clickInRow,
  details,
  knows,
  madeUpToken,
  row,
  titleAction,
  useStage,
  welcomeButton,
} from './support';
import { wordsOf } from './words';

/*
 * Every failure as a person meets it, in the three languages: the sentence where it happened, word for word, and its
 * buttons. `HIGHLEVEL_SHEETS=folder` keeps pictures of all of it. Run by hand: a whole walk has not passed in one go yet.
 */

const token = madeUpToken();
const strange = madeUpToken();
/** Its calls are limited apart from those of the first. */
const other = madeUpToken();
const search = '/conversations/search';
const messages = `/conversations/${sampleConversations.showcase}/messages`;
const call = sampleMessages.showcaseCall;
const recording = `/conversations/messages/${call}/locations/${sampleLocationId}/recording`;
const transcript = `/conversations/locations/${sampleLocationId}/messages/${call}/transcription`;
const adaRow = /^Ada Example/;
const trace = '00000000-0000-4000-8000-00000000000f';
const hour = 3_600;
const now = Math.floor(Date.now() / 1000);
const nothingToday = { 'x-ratelimit-daily-remaining': '0', 'x-ratelimit-daily-reset': '7200000' };

/** What is pasted in place of a token, and what is said of it before any request. */
const pasted: Readonly<Record<string, string>> = {
  [`${token} ${token}`]: 'A token has no spaces or line breaks in it.',
  'pit-••••••••••••1234':
    'This is the shortened form of a token, as lists show it. The whole one is shown once, when it is made; make a new one if it is lost.',
  'https://app.gohighlevel.com/v2/location/ABC':
    'This is an address. The token is asked for first, the address or location id afterwards.',
  [sampleLocationId]:
    'This looks like a location id. The token is asked for first, the location id afterwards.',
  [token.slice('pit-'.length)]:
    'A private integration token begins with pit-. This is only the rest of one, or the client secret of an app.',
  [token.slice(0, 30)]:
    'This token is cut off: a private integration token has 40 characters. Copy it again.',
  [accessToken({ version: 1, location_id: sampleLocationId })]:
    'This is an API key of HighLevel’s first API, which knows no conversations. Make a private integration in the sub-account and paste its token.',
  [accessToken({ authClass: 'Company', authClassId: 'SomeAgency0000000001', exp: now + hour })]:
    'This is an agency (Company) token. Conversations need a token of the sub-account (Location).',
  [accessToken({ authClass: 'Location', authClassId: sampleLocationId, exp: now - hour })]:
    'This token has expired. OAuth access tokens last 24 hours; get a new one.',
  'pit-1': 'This is too short or has characters that no token has.',
};

for (const language of ['en', 'es', 'pt-br']) {
  describe(`Every failure, said in ${language}`, () => {
    const words = wordsOf(language);
    const { t, nls } = words;
    const sheet = new ContactSheet();
    // Before the stage is left.
    after(() => sheet.save(stage.page, language));
    const stage = useStage({
      api: { tokens: { ...knows(token), ...knows(other) } },
      files: { 'app.ts': 'const message = ;\n' },
      workbench: {
        language,
        viewport: { width: 1280, height: 800 },
        settings: { 'highlevel.prefetch': false },
      },
    });
    const seen: Seen = {
      words,
      sheet,
      get page() {
        return stage.page;
      },
    };
    const title = (): string => t('Sign In to HighLevel');

    async function askForToken(): Promise<void> {
      await welcomeButton(stage.page, t('Sign In')).click();
      await quickInput(stage.page, title()).box.waitFor();
    }

    async function enterToken(own: string): Promise<void> {
      await quickInput(stage.page, title()).enter(own);
      await quickInput(stage.page, title()).message.getByText('LOCATION_ID').waitFor();
    }

    async function signIn(own = token): Promise<void> {
      const { page } = stage;
      await askForToken();
      await enterToken(own);
      await quickInput(page, title()).enter(sampleLocationId);
    }

    /** Fills a question in and waits for what is said of it. */
    async function questioned(value: string, text: string): Promise<void> {
      const input = quickInput(stage.page, title());
      await input.box.fill(value);
      await input.message.getByText(exactly(text)).waitFor();
      await sheet.add(`question: ${text.slice(0, 30)}`, input.widget);
    }

    const sentence = ({ said, traced }: Fault): string =>
      traced ? `${t(...said)} ${t('(trace id {0})', trace)}` : t(...said);

    /** Asks for a part of a message and waits for what is said in its place. */
    async function noted(panel: Frame, button: string, text: string): Promise<void> {
      await panel.getByRole('button', { name: button }).click();
      await panel.locator('.media-note').getByText(exactly(text)).waitFor();
      await sheet.add(`in the panel: ${button}`, stage.page.locator('.part.editor'));
    }

    it('of a sign-in, before any request and after it', async () => {
      const { page, api } = stage;
      await viewSays(seen, 'signedOut');
      await run(seen, 'findById');
      await notified(
        seen,
        'signed out',
        t('Nobody is signed in. Sign in with a HighLevel token, or open the sample account.'),
        ['Sign In', 'Open Sample Account'],
      );
      await askForToken();
      for (const [value, text] of Object.entries(pasted)) await questioned(value, t(text));
      await enterToken(strange);
      await questioned(token, t('This is a token. Here the location id is asked for, and it may be shown.'));
      await questioned('no id', t('This is not a location id.'));
      assert.equal(api.requests.length, 0);
      api.respondNext(search, faults.badToken.responder);
      await quickInput(page, title()).enter(sampleLocationId);
      const refused = sentence(faults.badToken);
      await notified(seen, 'refused', t('Sign-in failed, nothing was stored. {0}', refused), ['Try Again']);
      await signIn();
      await notified(seen, 'signed in', t('Signed in to location {0}.', sampleLocationId), []);
      await row(page, adaRow).waitFor();
    });

    it('of the list, in its view', async () => {
      const { api } = stage;
      api.respondNext(search, { body: '{"conversations":[],"total":0}' }, 2);
      await searchFor(seen, 'nobody');
      await viewSays(seen, 'filteredEmpty');
      await searchFor(seen, '');
      await viewSays(seen, 'empty');
      for (const [kind, { responder, view }] of Object.entries(faults)) {
        const recover = api.respondNext(search, responder, Infinity);
        await searchFor(seen, kind);
        await viewSays(seen, view);
        recover();
      }
      await searchFor(seen, '');
      await row(stage.page, adaRow).waitFor();
    });

    it('of a conversation, in its row, and of asking again, in a notification', async () => {
      const { page, api } = stage;
      await mouseAway(page);
      await row(page, adaRow).click();
      await row(page, /SMS, Could my daughter/).waitFor();
      for (const [kind, fault] of Object.entries(faults)) {
        const recover = api.respondNext(messages, fault.responder, Infinity);
        await clickInRow(row(page, adaRow), nls('command.refreshMessages'));
        const text = sentence(fault);
        const [action] = fault.buttons;
        const said = row(page, exactly(action === undefined ? text : `${text} ${t(action)}`));
        await said.waitFor();
        await sheet.add(`row: ${kind}`, said);
        await notified(seen, kind, text, fault.buttons);
        recover();
      }
      await clickInRow(row(page, adaRow), nls('command.refreshMessages'));
      await row(page, /SMS, Could my daughter/).waitFor();
    });

    it('of a message, in its panel, where one click asks again', async () => {
      const { page, api } = stage;
      await run(seen, 'findById');
      await quickInput(page, t('Find by Id')).enter(call);
      await details(page, call);
      const path = `/conversations/messages/${call}`;
      let recover = api.respondNext(path, faults.server.responder, Infinity);
      await reload(page);
      await openViewContainer(page, 'HighLevel');
      // A token that is refused to the panel first would not be tried for the list.
      await row(page, adaRow).waitFor();
      const panel = await panelSays(seen, 'restored', sentence(faults.server), ['Try Again', 'Show Log']);
      const again = panel.getByRole('button', { name: t('Try Again') });
      for (const [kind, fault] of Object.entries(faults)) {
        recover();
        recover = api.respondNext(path, fault.responder, Infinity);
        await again.click();
        const others = fault.buttons.filter((label) => label !== 'Refresh').slice(0, 1);
        await panelSays(seen, kind, sentence(fault), ['Try Again', ...others]);
      }
      recover();
      await again.click();
      await details(page, call);
    });

    it('of what belongs to a message, in its place', async () => {
      const { page, api } = stage;
      const panel = await details(page, call);
      api.respondNext(recording, apiError(422, 'Message does not have recording'));
      await noted(
        panel,
        t('Load recording'),
        t('There is no recording of this call. That is usual when nobody answered.'),
      );
      api.respondNext(transcript, apiError(404, 'Transcription not found'));
      await noted(panel, t('Load transcript'), sentence(faults.notFound));
      assert.equal(await page.locator('.notifications-toasts.visible').count(), 0);
    });

    it('of what cannot be done here, in a notification', async () => {
      const { page } = stage;
      await page.evaluate(`navigator.clipboard.writeText('no JSON')`);
      await run(seen, 'compareWithClipboard');
      await notified(
        seen,
        'no JSON on the clipboard',
        t('There is no JSON on the clipboard. Copy a payload, then compare again.'),
        [],
      );
      await run(seen, 'insertPayload');
      await notified(
        seen,
        'no editor',
        t('There is no text editor to insert into. Open a file, or open the payload as a document.'),
        ['Open Payload'],
      );
    });

    it('of the limits, beside the title, in the rows and in the view', async () => {
      const { page, api } = stage;
      const wait = api.respondNext(search, apiError(429, 'Too Many Requests', { 'retry-after': '30' }), 1);
      await searchFor(seen, 'wait');
      const held = t('waiting {0} for the rate limit', '\\d+ s');
      await page.locator('.statusbar').getByText(new RegExp(held)).first().waitFor();
      await sheet.add('waiting', page.locator('.part.statusbar'));
      wait();
      await titleAction(page, nls('command.cancelWaiting')).click();
      await viewSays(seen, 'cancelled');
      await run(seen, 'signOut');
      await signIn(other);
      await row(page, adaRow).waitFor();
      api.respondNext(search, apiError(429, 'Too Many Requests', nothingToday), Infinity);
      await searchFor(seen, 'day');
      await viewSays(seen, 'dayUsedUp');
      await run(seen, 'refresh');
      await notified(
        seen,
        'day',
        t(
          'HighLevel’s requests for today are used up. What is loaded stays; load more in {0}.',
          t('{0} h', 2),
        ),
        ['Refresh'],
      );
    });
  });
}
